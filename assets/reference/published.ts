import type { RuleEdition, TableFiles } from '../../shared/rulebook/editions/edition.ts';
import { calendarFiles } from './calendar.ts';
import { counterFiles } from './counter.ts';
import header from './edition.json' with { type: 'json' };
import { identityFiles } from './identity.ts';
import { marginFiles } from './margin.ts';
import { moneyFiles } from './money.ts';
import { openingFiles } from './opening.ts';
import { serviceFiles } from './service.ts';
import { suitabilityFiles } from './suitability.ts';
import { tradingFiles } from './trading.ts';

const tables = {
  ...counterFiles,
  ...identityFiles,
  ...suitabilityFiles,
  ...calendarFiles,
  ...tradingFiles,
  ...moneyFiles,
  ...marginFiles,
  ...serviceFiles,
  ...openingFiles,
} satisfies TableFiles;

/** The rule edition this program is published with: the files of this folder, as they are. */
export const publishedEdition: RuleEdition = { ...header, tables };
