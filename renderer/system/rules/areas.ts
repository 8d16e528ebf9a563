import { calendarTables } from '../../../shared/rulebook/calendar/tables.ts';
import { counterTables } from '../../../shared/rulebook/counter/tables.ts';
import { identityTables } from '../../../shared/rulebook/identity/tables.ts';
import { marginTables } from '../../../shared/rulebook/margin/tables.ts';
import { moneyTables } from '../../../shared/rulebook/money/tables.ts';
import { openingTables } from '../../../shared/rulebook/opening/tables.ts';
import { serviceTables } from '../../../shared/rulebook/service/tables.ts';
import { suitabilityTables } from '../../../shared/rulebook/suitability/tables.ts';
import { tradingTables } from '../../../shared/rulebook/trading/tables.ts';

/** The areas of the rule book in the order staff find them in. */
export const areas = [
  '证件与身份',
  '开户',
  '适当性',
  '交易',
  '费用',
  '融资融券',
  '日历与期限',
  '服务',
  '柜台时限',
  '其他',
] as const;
export type Area = (typeof areas)[number];

const tablesOf: Readonly<Record<Exclude<Area, '其他'>, object>> = {
  证件与身份: identityTables,
  开户: openingTables,
  适当性: suitabilityTables,
  交易: tradingTables,
  费用: moneyTables,
  融资融券: marginTables,
  日历与期限: calendarTables,
  服务: serviceTables,
  柜台时限: counterTables,
};

/** The area a table belongs to; 其他 is for those of an edition made for a newer program. */
export function areaOf(table: string): Area {
  return areas.find((area) => area !== '其他' && table in tablesOf[area]) ?? '其他';
}
