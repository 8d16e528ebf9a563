import { useEffect, useState } from 'react';
import { type LineState, useSyncStatus } from '../sync/status.ts';
import { lineReason } from './line-words.ts';

/** A short break is no news. */
const quietMs = 5000;

/** Why there is no line, for eye and keyboard: a fact, not an alarm. */
export function LineBanner() {
  const line = useSettledLine();
  const isOffline = line.kind === 'offline';
  const [lasts, setLasts] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLasts(isOffline), isOffline ? quietMs : 0);
    return () => clearTimeout(timer);
  }, [isOffline]);
  return isOffline && lasts ? (
    <p className="gt-banner gt-banner-calm" role="status">
      当前离线:{lineReason(line)}
    </p>
  ) : null;
}

/** The line without its tries: while one is under way, what was before it still holds. */
function useSettledLine(): LineState {
  const line = useSyncStatus((state) => state.line);
  const [settled, setSettled] = useState(line);
  if (line.kind === 'exchanging' || line === settled) return settled;
  setSettled(line);
  return line;
}
