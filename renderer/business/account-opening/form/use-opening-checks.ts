import { useEffect, useEffectEvent } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import type { Application } from '../../../../shared/business/account-opening/application/application.ts';
import type { Refusal } from '../../../../shared/errors.ts';
import type { IdentityCheck, SignedCheck } from '../../../../shared/safeguards/identity-check.ts';
import { hasLoneSurrogate } from '../../../../shared/values/text.ts';
import {
  type CheckedPerson,
  type IdentityCheckHandle,
  useIdentityCheck,
} from '../../../safeguards/identity-check/use-identity-check.ts';
import { useSyncStatus } from '../../../sync/status.ts';
import type { OpeningFields } from './opening-fields.ts';

/** 公安联网核查 and 中登查询 of the client, wherever in the form the clerk is. */
export type OpeningChecks = Readonly<Record<IdentityCheck, IdentityCheckHandle>>;

/** How long name and number stand unchanged before anybody is asked about them. */
const settledMs = 600;

/**
 * Makes both checks by themselves as soon as name and number are right and the line is up, and again when it comes back;
 * what was answered is kept in the form. `isSettled`: whether neither field is still being typed for the first time.
 */
export function useOpeningChecks(
  form: UseFormReturn<OpeningFields>,
  application: Application,
  refusals: readonly Refusal[],
  caseId: string,
  isSettled: boolean,
): OpeningChecks {
  const { name, number, document } = application.identity;
  const isWhole = name !== '' && number !== '' && !hasLoneSurrogate(name + number);
  const person: CheckedPerson | null = isWhole ? { name, number, document } : null;
  const isRight = !refusals.some(
    ({ field }) => field === 'identity.name' || field === 'identity.number',
  );
  const keep = (check: IdentityCheck) => (signed: SignedCheck) =>
    form.setValue(`checks.${check}`, signed, { shouldDirty: true });
  const { checks } = application;
  const about = { caseId, person };
  const police = useIdentityCheck({
    ...about,
    check: 'police',
    known: checks.police,
    onAnswered: keep('police'),
  });
  const clearing = useIdentityCheck({
    ...about,
    check: 'clearing',
    known: checks.clearing,
    onAnswered: keep('clearing'),
  });

  const isOnline = useSyncStatus((state) => state.line.kind !== 'offline');
  const isSure = isWhole && isRight && isSettled;
  const mayAsk = isSure && isOnline;
  const subject = JSON.stringify([name, number, document]);
  const askBoth = useEffectEvent((asked: string) => {
    if (asked !== subject) return;
    for (const { state, ask } of [police, clearing]) {
      if (state.status === 'not-asked' || state.status === 'no-line') ask();
    }
  });
  useEffect(() => {
    if (!mayAsk) return undefined;
    const timer = window.setTimeout(() => askBoth(subject), settledMs);
    return () => window.clearTimeout(timer);
  }, [mayAsk, subject]);
  const isPending = isSure && !isOnline;
  return {
    police: isPending ? withoutLine(police) : police,
    clearing: isPending ? withoutLine(clearing) : clearing,
  };
}

/** Whom nobody can be asked about is pending, not left out: it is asked as soon as the line is back. */
function withoutLine(handle: IdentityCheckHandle): IdentityCheckHandle {
  const { state } = handle;
  if (state.status !== 'not-asked') return handle;
  const message = state.why ?? '现在连不上总部,联网后自动核查;可继续填写和受理。';
  return { ...handle, state: { status: 'no-line', message } };
}
