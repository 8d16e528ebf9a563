import { z } from 'zod';
import { canonicalBytes } from '../journal/canonical.ts';
import { rowOn } from '../rulebook/dated-table.ts';
import type { ScreeningTermsTable } from '../rulebook/opening/screening-terms.ts';
import type { Suite } from '../suite.ts';
import { toHex } from '../values/bytes.ts';
import { BusinessDate, daysBetween } from '../values/dates.ts';
import { comparisonName, normaliseDigits } from '../values/text.ts';

/** Where head office's screening list lies: the register of this name. */
export const screeningRegister = 'screening-list';

/** A person or number of the list: the first 16 hex digits of a hash, so that a counter's disk names nobody. */
const ScreeningEntry = z.string().regex(/^[0-9a-f]{16}$/);

/**
 * Head office's list of sanctioned people (名单) as it travels in the feed, signed with its page.
 *
 * { "version": "2026-47", "listedOn": "2026-11-20", "entries": ["0f3a5c…"] }
 */
export const ScreeningList = z.strictObject({
  version: z.string().min(1).max(64),
  listedOn: BusinessDate,
  entries: z.array(ScreeningEntry),
});
export type ScreeningList = Readonly<z.infer<typeof ScreeningList>>;

/** Who is screened: the name as typed, the birth date where it is known, and the numbers of documents. */
export interface ScreenedPerson {
  readonly name: string;
  readonly birthDate: string | null;
  readonly numbers: readonly string[];
}

/** What screening found. STALE and NO_LIST: nothing was found out, head office screens before any number is given. */
export const ScreeningState = z.enum(['CLEAR', 'HIT', 'STALE', 'NO_LIST']);
export type ScreeningState = z.infer<typeof ScreeningState>;

/** A screening, with the list it was made by, for the entry; null where there is no list. */
export interface Screening {
  readonly state: ScreeningState;
  readonly version: string | null;
  readonly listedOn: string | null;
  readonly ageDays: number | null;
}

/**
 * What staff read. A hit never tips off (反洗钱法: no word to the client or anybody else): it reads like any other matter
 * that head office looks at, and no screen, slip or list says more.
 */
export const screeningWords: Readonly<Record<ScreeningState, string>> = {
  CLEAR: '已筛查',
  HIT: '须总部核实',
  STALE: '待筛查',
  NO_LIST: '待筛查',
};

/**
 * The keys a person is looked for by, as head office makes them of its list: one of name and birth date together, where
 * the birth date is known, and one of each number. Spellings of a name that compare alike, and spaces, full-width and
 * lower-case letters in a number, make no difference. Rule SR-1 (docs/rules.md).
 *
 * @throws Fault ENTRY_NOT_CANONICAL for a name or number with half a character, which no form takes (ID-8, ID-16)
 */
export function screeningKeys(
  suite: Suite,
  { name, birthDate, numbers }: ScreenedPerson,
): readonly string[] {
  const key = (value: object) => toHex(suite.hash(canonicalBytes(value))).slice(0, 16);
  return [
    ...(birthDate === null ? [] : [key({ name: comparisonName(name), birthDate })]),
    ...numbers.map((number) => key({ number: normaliseDigits(number).toUpperCase() })),
  ];
}

/**
 * Screens a person against head office's list. A hit counts on a list of any age; without one, a list older than the
 * table allows on the day finds nothing out, nor does any on a day without a row. Rules SR-2, SR-3 (docs/rules.md).
 *
 * @throws Fault ENTRY_NOT_CANONICAL as `screeningKeys` does
 */
export function screen(
  suite: Suite,
  person: ScreenedPerson,
  list: ScreeningList | null,
  today: string,
  { screeningTerms }: { readonly screeningTerms: ScreeningTermsTable },
): Screening {
  if (list === null) return { state: 'NO_LIST', version: null, listedOn: null, ageDays: null };
  const { version, listedOn, entries } = list;
  // A list of a day to come: the counter's clock is behind, the list is not old.
  const ageDays = Math.max(0, daysBetween(listedOn, today));
  const keys = new Set(screeningKeys(suite, person));
  const terms = rowOn(screeningTerms, today);
  const isFresh = terms.found && ageDays <= terms.row.maxAgeDays;
  const state = entries.some((entry) => keys.has(entry)) ? 'HIT' : isFresh ? 'CLEAR' : 'STALE';
  return { state, version, listedOn, ageDays };
}
