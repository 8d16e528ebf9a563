import type { Refusal } from '../../../../shared/errors.ts';
import type { Seen } from '../../../../shared/journal/entry.ts';
import type { Screening } from '../../../../shared/safeguards/screening.ts';
import { isAnswered } from '../../../../shared/safeguards/identity-check.ts';
import type { CounterStore } from '../../../data/types.ts';
import type { CheckState } from '../../../safeguards/identity-check/use-identity-check.ts';

/**
 * What is known of the same document, in words; null while it is being looked up. What the clearing house has answered
 * is waited for no longer.
 */
export function duplicateWords(
  duplicates: readonly Refusal[] | null,
  clearing: CheckState,
): string {
  if (duplicates === null) return '正在查找';
  if (duplicates.length > 0) return '本机已有该证件';
  const isAsked = clearing.status === 'answered' && isAnswered(clearing.signed.statement);
  return isAsked ? '本机未发现' : '本机未发现,待中登核查';
}

/** The answer as the entry keeps it: how far head office's word had come, and when it was last heard. */
export async function seenDuplicates(
  store: CounterStore,
  duplicates: readonly Refusal[],
  clearing: CheckState,
  lastExchangeAt: number | null,
): Promise<Seen> {
  const { feedPlace } = await store.standing();
  const value = { answer: duplicateWords(duplicates, clearing), feedPlace };
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
