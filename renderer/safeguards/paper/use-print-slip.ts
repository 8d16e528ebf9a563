import { useCallback } from 'react';
import type { ActOutcome, CaseDetail } from '../../data/types.ts';
import { newId, useCounter } from '../../session/counter.tsx';
import { useAct } from '../../session/use-act.ts';

/** Which copy the print is, or why it may not be printed. */
export type PrintRecorded = { readonly copy: number } | { readonly messages: readonly string[] };

/** Enters a print of the acceptance slip on its case before paper comes: no copy is unknown. */
export function usePrintSlip(
  { business, caseId }: Pick<CaseDetail, 'business' | 'caseId'>,
  onRecorded: (outcome: ActOutcome) => void,
): () => Promise<PrintRecorded> {
  const counter = useCounter();
  const act = useAct();
  return useCallback(async () => {
    const data = { paper: 'acceptance-slip' };
    const command = { type: 'PrintPaper', version: 1, id: newId(counter), data };
    const outcome = await act({ business, caseId, command });
    onRecorded(outcome);
    return outcome.status === 'recorded'
      ? { copy: outcome.state.prints }
      : { messages: outcome.refusals.map((one) => one.message) };
  }, [counter, act, business, caseId, onRecorded]);
}
