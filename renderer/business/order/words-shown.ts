import type { WordLine } from '../../../shared/business/contract.ts';
import { mask } from '../../../shared/rulebook/identity/mask.ts';

/** Lines of words as they are shown: personal data masked, unless it is shown in clear. */
export function wordsShown(
  words: readonly WordLine[],
  inClear: boolean,
): readonly { readonly label: string; readonly value: string }[] {
  return words.map((line) => ({
    label: line.label,
    value: inClear || line.mask === undefined ? line.value : mask(line.mask, line.value),
  }));
}
