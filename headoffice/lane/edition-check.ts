import type { Refusal } from '../../shared/errors.ts';
import type { Entry } from '../../shared/journal/entry.ts';
import type { EditionDays } from '../../shared/rulebook/editions/edition-on.ts';
import { believedAt } from './time-check.ts';

/**
 * Why an act may not have been decided by the edition it names, or null. An older edition than the newest is accepted:
 * a counter without a line uses the newest it has. Rules ED-2, ED-3 (docs/rules.md).
 */
export function editionRefusal(
  { edition, validFrom, withdrawnAt }: EditionDays,
  entry: Entry,
  receivedAt: number,
): Refusal | null {
  if (withdrawnAt !== null && withdrawnAt <= believedAt(entry, receivedAt)) {
    const message = `所用规则版本 ${edition} 已由总部撤回,本笔未办理。请联网更新后,按现行规则重新提交。`;
    return { rule: 'ED-2', message };
  }
  if (entry.businessDate < validFrom) {
    const message = `所用规则版本 ${edition} 自 ${validFrom} 起适用,不能用于业务日期 ${entry.businessDate},本笔未办理。请核对业务日期后重新提交。`;
    return { rule: 'ED-3', message };
  }
  return null;
}
