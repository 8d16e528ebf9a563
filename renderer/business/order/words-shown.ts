import type { WordLine } from '../../../shared/business/contract.ts';
import type { OrderLine } from '../../../shared/business/order/order-line.ts';
import { mask } from '../../../shared/rulebook/identity/mask.ts';

/** Checks as they are shown: the securities account in them masked, unless it is shown in clear. */
export function linesShown(
  lines: readonly OrderLine[],
  account: string,
  inClear: boolean,
): readonly OrderLine[] {
  if (inClear || account === '') return lines;
  return lines.map((line) => ({
    ...line,
    message: line.message.replaceAll(account, mask('ACCOUNT', account)),
  }));
}

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
