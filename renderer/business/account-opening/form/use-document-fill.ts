import { useEffect, useEffectEvent } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import { PersonalDocument } from '../../../../shared/business/account-opening/application/identity.ts';
import { emptyAgent } from '../../../../shared/business/account-opening/application/agent.ts';
import { normaliseDigits } from '../../../../shared/values/text.ts';
import { useClientInHand } from '../../../session/clients-store.ts';
import type { KnownVisit } from '../../../session/visit-store.ts';
import { useVisitStanding } from '../../../session/visits.ts';
import type { OpeningFields } from './opening-fields.ts';

/**
 * What was read or typed for the visit need not be typed again: what is empty is filled from the document shown, the
 * client's own or the agent's. What stands in the form already stays, and another person's document fills nothing.
 */
export function useDocumentFill(form: UseFormReturn<OpeningFields>): void {
  const standing = useVisitStanding(useClientInHand());
  const visit = standing.status === 'open' ? standing.visit : null;
  const fill = useEffectEvent((shown: KnownVisit) => {
    const { client, agent, document } = shown;
    if (agent === null) {
      fillPerson(form, 'identity', { ...client, document });
      return;
    }
    fillPerson(form, 'identity', { ...client, document: null });
    if (form.getValues('agent') === null) form.setValue('agent', emptyAgent, { shouldDirty: true });
    if (document === null) return;
    const { name, number } = document;
    fillPerson(form, 'agent', { name, idKind: 'RESIDENT', idNumber: number, document });
  });
  useEffect(() => {
    if (visit !== null) fill(visit);
  }, [visit]);
}

interface Shown extends Pick<KnownVisit, 'document'> {
  readonly name: string;
  readonly idKind: string;
  readonly idNumber: string;
}

function fillPerson(
  form: UseFormReturn<OpeningFields>,
  place: 'identity' | 'agent',
  { name, idKind, idNumber, document }: Shown,
): void {
  const typed = form.getValues(place);
  if (typed === null) return;
  const number = normaliseDigits(typed.number).toUpperCase();
  const isEmpty = number === '' && typed.name.trim() === '';
  if (!isEmpty && number !== idNumber.toUpperCase()) return;
  const set = { shouldDirty: true, shouldTouch: true };
  if (isEmpty) form.setValue(`${place}.document`, kindOf(idKind), set);
  if (number === '') form.setValue(`${place}.number`, idNumber, set);
  if (typed.name.trim() === '') form.setValue(`${place}.name`, name, set);
  // What was typed for the visit says no more than name and number.
  if (document?.source !== 'reader') return;
  const { validFrom, validUntil, issuer } = document;
  if (typed.validFrom === '' && validFrom !== null) {
    form.setValue(`${place}.validFrom`, validFrom, set);
  }
  if (typed.validTo === '' && !typed.longTerm) {
    if (validUntil !== null) form.setValue(`${place}.validTo`, validUntil, set);
    else if (validFrom !== null) form.setValue(`${place}.longTerm`, true, set);
  }
  if (typed.issuer.trim() === '' && issuer !== null) form.setValue(`${place}.issuer`, issuer, set);
}

/** The register's name of a resident's document is older than the others. */
function kindOf(idKind: string): PersonalDocument {
  return PersonalDocument.safeParse(idKind).data ?? 'RESIDENT_ID';
}
