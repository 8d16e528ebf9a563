import { useState } from 'react';
import {
  Application,
  openingName,
} from '../../../../shared/business/account-opening/application/application.ts';
import type { Refusal } from '../../../../shared/errors.ts';
import type { Command, Seen } from '../../../../shared/journal/entry.ts';
import type { EvidenceRef } from '../../../../shared/safeguards/evidence.ts';
import type { Screening } from '../../../../shared/safeguards/screening.ts';
import { useAct } from '../../../session/use-act.ts';
import { wordsOf } from '../../../session/words.ts';
import type { Recorded } from '../recorded.ts';

/** What was read back to the client, and what the clerk saw beside it. */
export interface Reviewed {
  readonly application: Application;
  readonly evidence: readonly EvidenceRef[];
  /** Null where nobody could be screened. */
  readonly screening: Screening | null;
  readonly seen: readonly Seen[];
}

/** The second F8: what was reviewed becomes an act, once, however often it is pressed. */
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
      const outcome = await act({
        business: openingName,
        caseId,
        command: submitCommand(commandId, reviewed),
        seen: reviewed.seen,
      });
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

/** The command of an application that is complete. */
export function submitCommand(
  id: string,
  { application, evidence }: Pick<Reviewed, 'application' | 'evidence'>,
): Command {
  const data = {
    // Its schema leaves out what no entry has; what is left is JSON through and through.
    application: Application.parse(application) as unknown as Command['data'],
    ...(evidence.length === 0 ? {} : { evidence: evidence.map((one) => ({ ...one })) }),
  };
  return { type: 'SubmitOpening', version: 2, id, data };
}
