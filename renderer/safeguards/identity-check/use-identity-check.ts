import { useEffect, useMemo, useRef, useState } from 'react';
import {
  checkRefusals,
  checkSubject,
  type IdentityCheck,
  isAnswered,
  type SignedCheck,
} from '../../../shared/safeguards/identity-check.ts';
import { intl1 } from '../../../shared/suite-intl-1.ts';
import type { IdentityCheckAsk } from '../../../shared/sync/identity-check.ts';
import { useCounter } from '../../session/counter.tsx';
import { wordsOf } from '../../session/words.ts';

/** Whom a check is about, as the document has it. */
export type CheckedPerson = Pick<IdentityCheckAsk, 'name' | 'number' | 'document'>;

/**
 * How a check stands. `not-asked`: nothing is known of this person today; `why` says what was wrong with the answer
 * kept, if there was one. `answered` may still be UNAVAILABLE. `no-line` and `unavailable` leave the check pending.
 */
export type CheckState =
  | { readonly status: 'not-asked'; readonly why: string | null }
  | { readonly status: 'asking' }
  | { readonly status: 'answered'; readonly signed: SignedCheck }
  | { readonly status: 'no-line' | 'unavailable'; readonly message: string };

/** A check and how it is made, again too. */
export interface IdentityCheckHandle {
  readonly state: CheckState;
  /** Asks head office now; does nothing while the person is not known or it is being asked. */
  readonly ask: () => void;
}

/**
 * One check of one person for one case. What was answered is the caller's to keep (`known`, e.g. in a draft) and counts
 * while its rules hold (IC-1 to IC-4); an answer about somebody typed before is dropped.
 */
export function useIdentityCheck({
  check,
  caseId,
  person,
  known,
  onAnswered,
}: {
  readonly check: IdentityCheck;
  readonly caseId: string;
  /** Null while name or number is missing. */
  readonly person: CheckedPerson | null;
  readonly known: SignedCheck | null;
  readonly onAnswered: (signed: SignedCheck) => void;
}): IdentityCheckHandle {
  const { bridge, info, store } = useCounter();
  const subject = person === null ? null : checkSubject(intl1, person);
  const { counter, headOfficeKey } = info.counter;
  const today = store.businessDate();
  const kept = useMemo(
    () => judged(known, headOfficeKey, { caseId, counter, subject, at: store.now() }),
    // oxlint-disable-next-line react/exhaustive-deps -- A new day makes an answer old, not every instant.
    [known, headOfficeKey, caseId, counter, subject, today],
  );
  const [told, setTold] = useState<{ readonly of: string; readonly state: Told } | null>(null);
  const current = told !== null && told.of === subject ? told.state : null;
  const latest = useRef<{ readonly subject: string | null; readonly onAnswered: OnAnswered }>(null);
  useEffect(() => {
    latest.current = { subject, onAnswered };
    return () => {
      latest.current = null;
    };
  });
  const run = async (of: string, question: IdentityCheckAsk): Promise<void> => {
    const outcome = await bridge.identityChecks.check(question).catch((error: unknown) => ({
      status: 'unavailable' as const,
      message: wordsOf(error),
    }));
    // Closed, or another name was typed meanwhile: what comes is of nobody here.
    if (latest.current?.subject !== of) return;
    setTold(outcome.status === 'answered' ? null : { of, state: outcome });
    if (outcome.status === 'answered') latest.current.onAnswered(outcome.signed);
  };
  return {
    state: stateOf(kept, current),
    ask() {
      if (person === null || subject === null || current?.status === 'asking') return;
      setTold({ of: subject, state: { status: 'asking' } });
      void run(subject, { check, caseId, ...person });
    },
  };
}

type OnAnswered = (signed: SignedCheck) => void;
type Told = Exclude<CheckState, { readonly status: 'answered' | 'not-asked' }>;
type Kept = Extract<CheckState, { readonly status: 'answered' | 'not-asked' }>;

function judged(
  known: SignedCheck | null,
  headOfficeKey: string,
  about: {
    readonly caseId: string;
    readonly counter: string;
    readonly subject: string | null;
    readonly at: number;
  },
): Kept {
  const { subject } = about;
  if (known === null || subject === null) return { status: 'not-asked', why: null };
  const [refusal] = checkRefusals(intl1, headOfficeKey, known, { ...about, subject });
  return refusal === undefined
    ? { status: 'answered', signed: known }
    : { status: 'not-asked', why: refusal.message };
}

/** A try that failed takes nothing away from an answer that is there. */
function stateOf(kept: Kept, told: Told | null): CheckState {
  if (told === null || told.status === 'asking') return told ?? kept;
  const hasAnswer = kept.status === 'answered' && isAnswered(kept.signed.statement);
  return hasAnswer ? kept : told;
}
