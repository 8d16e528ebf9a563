import { z } from 'zod';
import { percentText } from '../../values/decimal.ts';
import { timesRatio } from '../../values/exact.ts';
import { datedRow, type DatedTable, datedTable, rowOn } from '../dated-table.ts';
import { type Explained, sourceOf } from '../explain.ts';
import { Percent } from '../units.ts';

/** Of whom a share is called back. */
export const CallBackGroup = z.enum(['EXISTING_CLIENTS', 'SUITABILITY', 'MARGIN_OPENINGS']);
type CallBackGroup = z.infer<typeof CallBackGroup>;

const groupNames: Readonly<Record<CallBackGroup, string>> = {
  EXISTING_CLIENTS: '上年末客户(不含休眠、中止交易账户)',
  SUITABILITY: '当年购买产品或接受服务的普通投资者',
  MARGIN_OPENINGS: '融资融券开户(开通前电话回访并录音)',
};

const callBackSharesRow = datedRow.extend({ group: CallBackGroup, share: Percent });

/**
 * The least share of each group that is called back in a year (`assets/reference/call-back-shares.json`). Part of a row:
 *
 * { "group": "SUITABILITY", "share": "10 %" }
 */
export const callBackSharesTable = datedTable(callBackSharesRow, ['group']);

/** How many of a group are called back at least: the share, rounded up to whole clients. Rule SU-12 (docs/rules.md). */
export function explainCallBackQuota(
  group: CallBackGroup,
  clients: number,
  on: string,
  tables: { readonly callBackShares: DatedTable<Readonly<z.infer<typeof callBackSharesRow>>> },
): Explained<number> {
  const found = rowOn(tables.callBackShares, on, { group });
  if (!found.found) return found;
  const { share } = found.row;
  const least = timesRatio(clients, share, 'up');
  const message = `${groupNames[group]} ${clients} 户 × ${percentText(share)},至少回访 ${least} 户。`;
  const line = {
    rule: 'SU-12',
    met: true,
    message,
    figure: String(clients),
    limit: String(least),
    source: sourceOf(found.row),
  };
  return { found: true, answer: least, lines: [line] };
}
