import { publishedEdition } from '../../assets/reference/published.ts';
import { publishedTables } from '../../shared/rulebook/editions/read-edition.ts';

/** The published tables of the program, as both ends load them. */
export const ruleTables = publishedTables(publishedEdition);
