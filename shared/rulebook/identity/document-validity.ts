import { addDays, isRealDate } from '../../values/dates.ts';
import { rowOn, type RowOn, rowsOn } from '../dated-table.ts';
import { type Explained, type RuleLine, sourceOf } from '../explain.ts';
import { ageOn } from './age.ts';
import type { DocumentTermRow, DocumentTermTable } from './document-terms.ts';
import type { DocumentType } from './document-types.ts';
import {
  issuedBeforeBirthMessage,
  standingMessage,
  termFitsMessage,
  termMismatchMessage,
  termUncheckedMessage,
} from './messages.ts';

/** What a document says of its own term; days are real `YYYY-MM-DD`, `validTo: null` is 长期. */
export interface DocumentDates {
  readonly document: DocumentType;
  readonly birth: string;
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** How a document stands on a day; its first and last day belong to its term. */
export type DocumentStanding = 'NOT_YET_VALID' | 'VALID' | 'EXPIRED';

/** Whether the printed term is the one the document is issued for, and how it stands on the day. */
export interface DocumentValidity {
  /** False only warns: a supervisor may override it. Null: no rule tells how long these documents are issued for. */
  readonly plausible: boolean | null;
  /** The last day to be expected; null is 长期, absent where no day can be told. */
  readonly expectedTo?: string | null;
  readonly standing: DocumentStanding;
}

/**
 * A document's term beside the one it is issued for (居民身份证法 art. 5 and the permits' own rules), by age on the day of
 * issue, and its standing on the day `on`. A document whose terms the table does not know at all (passports) is judged by
 * its standing alone; one that it knows, but not for the day of issue, fails closed.
 * Rules ID-17 and ID-18 (docs/rules.md).
 */
export function explainDocumentValidity(
  dates: DocumentDates,
  on: string,
  table: DocumentTermTable,
): Explained<DocumentValidity> {
  const { document, birth, validFrom } = dates;
  const standing = documentStanding(dates, on);
  const onDay = standingLine(dates, on, standing);
  const age = ageOn(birth, validFrom);
  if (age < 0) {
    const line = { rule: 'ID-17', met: false, message: issuedBeforeBirthMessage };
    return { found: true, answer: { plausible: false, standing }, lines: [line, onDay] };
  }
  if (!table.rows.some((row) => row.document === document)) {
    const line = { rule: 'ID-17', met: true, message: termUncheckedMessage };
    return { found: true, answer: { plausible: null, standing }, lines: [line, onDay] };
  }
  const term = termFor(document, { age, on: validFrom }, table);
  if (!term.found) return term;
  const ends = acceptedEnds(validFrom, term.row);
  const [expectedTo = null] = ends;
  const plausible = ends.includes(dates.validTo);
  const line = termLine(term.row, { age, validTo: dates.validTo, expectedTo, plausible });
  return { found: true, answer: { plausible, expectedTo, standing }, lines: [line, onDay] };
}

/** How a document stands on a day. Rule ID-18 (docs/rules.md). */
function documentStanding(
  { validFrom, validTo }: Pick<DocumentDates, 'validFrom' | 'validTo'>,
  on: string,
): DocumentStanding {
  if (on < validFrom) return 'NOT_YET_VALID';
  return validTo !== null && validTo < on ? 'EXPIRED' : 'VALID';
}

/** The last days a document of this term may print, the expected one first. */
function acceptedEnds(validFrom: string, term: DocumentTermRow): readonly (string | null)[] {
  if (term.validYears === null) return [null];
  const year = String(Number(validFrom.slice(0, 4)) + term.validYears).padStart(4, '0');
  const monthAndDay = validFrom.slice(4);
  // Only 29 February can be missing in another year; both its neighbours are seen on documents.
  const ends = isRealDate(year + monthAndDay)
    ? [year + monthAndDay]
    : [`${year}-02-28`, `${year}-03-01`];
  return term.mayEndDayBefore ? [...ends, ...ends.map((end) => addDays(end, -1))] : ends;
}

/** The row of the day of issue whose ages hold the age. */
function termFor(
  document: DocumentType,
  { age, on }: { readonly age: number; readonly on: string },
  table: DocumentTermTable,
): RowOn<DocumentTermRow> {
  const starts = rowsOn(table, on)
    .filter((row) => row.document === document && row.minAge <= age)
    .map(({ minAge }) => minAge);
  return rowOn(table, on, { document, minAge: Math.max(0, ...starts) });
}

function termLine(
  term: DocumentTermRow,
  seen: {
    readonly age: number;
    readonly validTo: string | null;
    readonly expectedTo: string | null;
    readonly plausible: boolean;
  },
): RuleLine {
  const { age, validTo, expectedTo, plausible } = seen;
  return {
    rule: 'ID-17',
    met: plausible,
    message: plausible
      ? termFitsMessage(age, term.validYears)
      : termMismatchMessage(age, expectedTo),
    figure: validTo ?? '长期',
    limit: expectedTo ?? '长期',
    source: sourceOf(term),
  };
}

function standingLine(
  { validFrom, validTo }: DocumentDates,
  on: string,
  standing: DocumentStanding,
): RuleLine {
  return {
    rule: 'ID-18',
    met: standing === 'VALID',
    message: standingMessage(standing, { validFrom, validTo }),
    figure: on,
    limit: `${validFrom} 至 ${validTo ?? '长期'}`,
  };
}
