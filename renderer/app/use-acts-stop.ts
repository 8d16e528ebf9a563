import { useEffect, useState } from 'react';
import { faultText } from '../../shared/errors.ts';
import type { StartFinding } from '../data/types.ts';
import { judgementWords } from '../sync/failure-words.ts';
import { type SyncStatus, useSyncStatus } from '../sync/status.ts';

/**
 * Why this counter takes no acts now, in words; null when it takes them. What the start-up check found holds
 * until the next start; head office's judgement holds until head office withdraws it. The store refuses by
 * itself: this is what staff see of it.
 */
export function useActsStop(findings: readonly StartFinding[]): string | null {
  const stops = findings.filter((finding) => finding.stops);
  const remembered = stops.find(isJudgement)?.message ?? null;
  const [judged, setJudged] = useState(remembered);
  useEffect(() => {
    const hear = ({ line }: SyncStatus): void => {
      if (line.kind === 'stopped') setJudged(line.reason);
      // Head office opens a contact only with a counter it has nothing against.
      if (line.kind === 'online' || line.kind === 'exchanging') setJudged(null);
    };
    hear(useSyncStatus.getState());
    return useSyncStatus.subscribe(hear);
  }, []);
  const isHalted = stops.some((finding) => !isJudgement(finding));
  return isHalted ? '启动检查未通过,本终端只能查看,不能受理。' : judged;
}

const judgements: readonly (string | null)[] = [
  judgementWords('RESTORED'),
  judgementWords('FORK'),
  judgementWords('FROZEN'),
  faultText('JOURNAL_FORK'),
  faultText('JOURNAL_RESTORED'),
];

/** What head office said before this start, and the store remembered. */
function isJudgement({ message }: StartFinding): boolean {
  return judgements.includes(message);
}
