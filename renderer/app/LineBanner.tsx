import { useEffect, useState } from 'react';
import { useSyncStatus } from '../sync/status.ts';
import { lineReason, lineWords } from './line-words.ts';

/** A short break is no news. */
const quietMs = 5000;

/** Since when there is no line and why, for eye and keyboard: a fact, not an alarm. */
export function LineBanner() {
  const line = useSyncStatus((state) => state.line);
  const words = line.kind === 'offline' ? `${lineWords(line)} ${lineReason(line) ?? ''}` : null;
  const { kind } = line;
  const [shown, setShown] = useState<string | null>(null);
  useEffect(() => {
    // A try under way says nothing yet: what was shown stays.
    if (kind === 'exchanging') return undefined;
    const timer = setTimeout(() => setShown(words), words === null ? 0 : quietMs);
    return () => clearTimeout(timer);
  }, [kind, words]);
  return shown === null ? null : (
    <p className="gt-banner gt-banner-calm" role="status">
      {shown}
    </p>
  );
}
