import type { Refusal } from '../../../../shared/errors.ts';
import type { Seen } from '../../../../shared/journal/entry.ts';
import type { Screening } from '../../../../shared/safeguards/screening.ts';
import type { CounterStore } from '../../../data/types.ts';

/** What is known of the same document, in words; null while it is being looked up. */
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

/** A screening as the entry keeps it: by which list, of which day. */
export function seenScreening(
  { state, version, listedOn, ageDays }: Screening,
  lastExchangeAt: number | null,
): Seen {
  return {
    what: 'screening',
    value: { state, version, listedOn, ageDays },
    asOf: lastExchangeAt,
  };
}
