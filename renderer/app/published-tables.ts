import { publishedEdition } from '../../assets/reference/published.ts';
import { publishedTables } from '../../shared/rulebook/editions/read-edition.ts';

/** The rules this program was published with. In a build they are read and checked by the build (scripts/read-tables.ts). */
export const tables = publishedTables(publishedEdition);
