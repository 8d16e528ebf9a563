import { personOf } from '../../../shared/business/account-opening/first-form.ts';
import { openingName } from '../../../shared/business/account-opening/application/application.ts';
import { duplicateRefusals } from '../../../shared/business/account-opening/duplicates.ts';
import type { FactRow } from '../../../shared/business/contract.ts';
import type { Refusal } from '../../../shared/errors.ts';
import type { Seen } from '../../../shared/journal/entry.ts';
import type { CounterStore } from '../../data/types.ts';
import { useRead } from '../../session/use-read.ts';

/**
 * Who has this document already, by the shared rule over what this counter knows. Null while the number is
 * not valid or not looked up yet.
 */
export function useDuplicates(idNumber: string, caseId: string): readonly Refusal[] | null {
  const read = useRead((store) => duplicates(store, idNumber, caseId), [idNumber, caseId]);
  return read.status === 'ready' ? read.value : null;
}

/** The same answer once, now: what F8 waits for, however fast the clerk types. */
export async function duplicates(
  store: CounterStore,
  idNumber: string,
  caseId: string,
): Promise<readonly Refusal[] | null> {
  if (personOf(idNumber, store.businessDate()) === null) return null;
  const clients = await store.register('client', 'idNumber', idNumber);
  const open = await store.cases({
    business: openingName,
    stages: ['awaiting-approval', 'accepted'],
  });
  const alike = open.filter((row) => row.summary.document === idNumber);
  const openings = await Promise.all(alike.map((row) => store.caseById(row.caseId)));
  const facts = {
    clientsWithDocument: clients.map(({ key, asOf, body }): FactRow => ({ key, asOf, body })),
    openingsWithDocument: openings.flatMap((one): FactRow[] =>
      one === null ? [] : [{ key: one.caseId, asOf: one.at, body: one.shown }],
    ),
  };
  return duplicateRefusals({ facts, caseId }, 'idNumber');
}

/** The answer in words. */
export function duplicateWords(duplicates: readonly Refusal[] | null): string {
  if (duplicates === null) return '正在查找';
  return duplicates.length === 0 ? '本机未发现,待中登核查' : '本机已有该证件';
}

/** The answer as the entry keeps it: how far head office's word had come, and when it was last heard. */
export async function seenDuplicates(
  store: CounterStore,
  duplicates: readonly Refusal[],
  lastExchangeAt: number | null,
): Promise<Seen> {
  const { feedPlace } = await store.standing();
  const value = { answer: duplicateWords(duplicates), feedPlace };
  return { what: 'duplicate-check', value, asOf: lastExchangeAt };
}
