import { publishedEdition } from '../assets/reference/published.ts';
import { publishedTables } from '../shared/rulebook/editions/read-edition.ts';
import type { RuleTables } from '../shared/rulebook/tables.ts';

/** The edition this program is published with. */
export const publishedRules: RuleTables = publishedTables(publishedEdition);
