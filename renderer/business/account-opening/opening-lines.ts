import { accountOpening } from '../../../shared/business/account-opening/index.ts';
import type { Command } from '../../../shared/journal/entry.ts';
import { mask } from '../../../shared/rulebook/identity/mask.ts';

export interface Line {
  readonly label: string;
  readonly value: string;
}

/** An opening's command in words, in clear: while it is checked with the client. */
export function clearLines(command: Command): readonly Line[] {
  return (accountOpening.parse(command)?.words() ?? []).map(({ label, value }) => ({
    label,
    value,
  }));
}

/** The same as it is shown later and printed: masked, and without what has no mask and serves no purpose there. */
export function maskedLines(command: Command): readonly Line[] {
  return (accountOpening.parse(command)?.words() ?? [])
    .filter(({ label }) => !withheld.has(label))
    .map((line) => ({
      label: line.label,
      value: line.mask === undefined ? line.value : mask(line.mask, line.value),
    }));
}

const withheld = new Set(['性别', '出生日期', '联系地址', '电子邮箱']);
