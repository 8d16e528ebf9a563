import { useMemo } from 'react';
import { useRead } from '../../session/use-read.ts';
import { waitingRows } from './inbox-rows.ts';
import { waitingWords } from './waiting-words.ts';

/** Whom each waiting case of the branch waits for, in words, by its id: for tabs and lists. */
export function useWaitingWords(): ReadonlyMap<string, string> {
  const read = useRead(waitingRows, []);
  return useMemo(
    () =>
      new Map(
        read.status === 'ready'
          ? read.value.map(({ caseId, waiting }) => [caseId, waitingWords(waiting)])
          : [],
      ),
    [read],
  );
}
