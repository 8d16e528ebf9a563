import { useEffect, useState } from 'react';
import { Fault } from '../../../shared/errors.ts';
import type { EvidenceMedia } from '../../../shared/safeguards/evidence.ts';
import { useCounter } from '../../session/counter.tsx';
import { wordsOf } from '../../session/words.ts';
import { useSyncStatus } from '../../sync/status.ts';

/** A piece's bytes, or why they are not to be seen: `absent` comes by itself later, `damaged` does not. */
export type EvidenceBytes =
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly mediaType: EvidenceMedia; readonly bytes: Uint8Array }
  | { readonly status: 'absent' | 'damaged'; readonly message: string };

const againMs = 5000;
const loading = { status: 'loading' } as const;

/** Reads a piece from here or from head office; what is not there yet is asked for again. Null: nothing is wanted. */
export function useEvidenceBytes(digest: string | null): EvidenceBytes {
  const { bridge } = useCounter();
  const { evidence } = bridge;
  const isOffline = useSyncStatus((state) => state.line.kind === 'offline');
  const [answer, setAnswer] = useState<{ readonly of: string; readonly is: EvidenceBytes } | null>(
    null,
  );
  useEffect(() => {
    if (digest === null) return undefined;
    let isOver = false;
    let timer: number | undefined;
    const read = async () => {
      const is = await readOnce(() => evidence.read(digest), isOffline);
      if (isOver) return;
      setAnswer({ of: digest, is });
      if (is.status === 'absent') timer = window.setTimeout(() => void read(), againMs);
    };
    void read();
    return () => {
      isOver = true;
      window.clearTimeout(timer);
    };
    // A line that comes back is a reason to ask at once.
  }, [evidence, digest, isOffline]);
  return answer !== null && answer.of === digest ? answer.is : loading;
}

async function readOnce(
  read: () => Promise<{ readonly mediaType: EvidenceMedia; readonly bytes: Uint8Array }>,
  isOffline: boolean,
): Promise<EvidenceBytes> {
  try {
    return { status: 'ready', ...(await read()) };
  } catch (error) {
    const code = error instanceof Fault ? error.code : null;
    if (code === 'EVIDENCE_NOT_HERE') return { status: 'absent', message: absentWords(isOffline) };
    const message = code === 'EVIDENCE_DAMAGED' ? '文件已损坏,不能显示' : wordsOf(error);
    return { status: 'damaged', message };
  }
}

function absentWords(isOffline: boolean): string {
  return isOffline ? '离线未取得(恢复联网后自动取得)' : '总部尚未收到(收到后自动取得)';
}
