import { useState } from 'react';
import { orderName } from '../../../../shared/business/order/pending-buys.ts';
import { OrderTicket } from '../../../../shared/business/order/ticket.ts';
import type { Refusal } from '../../../../shared/errors.ts';
import type { Command, Seen } from '../../../../shared/journal/entry.ts';
import type { EvidenceRef } from '../../../../shared/safeguards/evidence.ts';
import { useAct } from '../../../session/use-act.ts';
import { wordsOf } from '../../../session/words.ts';
import type { Recorded } from '../recorded.ts';
import type { Estimate } from './estimate.ts';

/** An order as it was read back to the client, and what the clerk saw beside it. */
export interface Reviewed {
  readonly ticket: OrderTicket;
  readonly evidence: readonly EvidenceRef[];
  readonly seen: readonly Seen[];
  readonly estimate: Estimate | null;
  /** Whether it is above the client's level: a supervisor authorizes it. */
  readonly isWarned: boolean;
}

/** The second F8: what was read back becomes an act, once, however often it is pressed. */
export function useSubmission({
  caseId,
  commandId,
  onRecorded,
  onRefused,
}: {
  readonly caseId: string;
  readonly commandId: string;
  readonly onRecorded: (recorded: Recorded) => void;
  readonly onRefused: (refusals: readonly Refusal[]) => void;
}) {
  const act = useAct();
  const [reviewed, setReviewed] = useState<Reviewed | null>(null);
  const [submitting, setSubmitting] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);

  const submit = async () => {
    if (reviewed === null || submitting) return;
    setSubmitting(true);
    try {
      const command = placeCommand(commandId, reviewed);
      const outcome = await act({ business: orderName, caseId, command, seen: reviewed.seen });
      if (outcome.status === 'recorded') {
        onRecorded(outcome);
        return;
      }
      setReviewed(null);
      onRefused(outcome.refusals);
    } catch (error) {
      setTrouble(wordsOf(error));
    } finally {
      setSubmitting(false);
    }
  };
  const review = (next: Reviewed | null) => {
    setTrouble(null);
    setReviewed(next);
  };
  return { reviewed, review, submit, submitting, trouble };
}

/** The command of an order that is complete. */
function placeCommand(id: string, { ticket, evidence }: Reviewed): Command {
  const data = {
    // Its schema leaves out what no entry has; what is left is JSON through and through.
    ticket: OrderTicket.parse(ticket) as unknown as Command['data'],
    evidence: evidence.map((one) => ({ ...one })),
  };
  return { type: 'PlaceOrder', version: 1, id, data };
}
