import type { z } from 'zod';
import { calendarTables } from './calendar/tables.ts';
import { counterTables } from './counter/tables.ts';
import { identityTables } from './identity/tables.ts';
import { marginTables } from './margin/tables.ts';
import { moneyTables } from './money/tables.ts';
import { openingTables } from './opening/tables.ts';
import { serviceTables } from './service/tables.ts';
import { suitabilityTables } from './suitability/tables.ts';
import { tradingTables } from './trading/tables.ts';

/** The schema of every rule table, by the name an edition knows it by. */
export const ruleTableSchemas = {
  ...counterTables,
  ...identityTables,
  ...suitabilityTables,
  ...calendarTables,
  ...tradingTables,
  ...moneyTables,
  ...marginTables,
  ...serviceTables,
  ...openingTables,
};

type Schemas = typeof ruleTableSchemas;

/** The name of a rule table. */
export type RuleTableName = keyof Schemas;

/** One published set of dated rule tables; entries name the edition they were decided by. */
export type RuleTables = {
  readonly edition: string;
  /** The first business date the edition is used on. */
  readonly validFrom: string;
  /** The day it was published: questions without a date of their own are judged on it. */
  readonly judgedOn: string;
} & { readonly [Name in RuleTableName]: Readonly<z.output<Schemas[Name]>> };
