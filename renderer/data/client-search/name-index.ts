import { nameOrder, searchForm } from './name-form.ts';
import { lowerBound, pairs } from './packed-sort.ts';
import type { Smallest } from './smallest.ts';
import { compareStart, textAt, type TextTable, textTable } from './text-table.ts';

/** The different names of a segment, in hits' order, and every place within them a search could begin at. */
export interface NameIndex {
  readonly forms: TextTable;
  /** Names shown otherwise than they are searched: their numbers, ascending, and how they are shown. */
  readonly otherwise: Uint32Array;
  readonly shown: TextTable;
  /** Places in `forms` of second and later characters, by the two units that stand there, then by place. */
  readonly inner: Uint32Array;
}

/** Packs different names, sorted by `nameOrder`. */
export function* nameIndex(names: readonly string[]): Generator<void, NameIndex> {
  const forms = textTable(names.map((name) => searchForm(name)));
  const otherwise = names.flatMap((name, at) => (nameOrder(name) === name ? [] : [at]));
  const shown = textTable(otherwise.map((at) => names[at] ?? ''));
  yield;
  const places = pairs();
  const { units, starts } = forms;
  for (let name = 0; name < names.length; name += 1) {
    const start = starts[name] ?? 0;
    const end = (starts[name + 1] ?? 1) - 1;
    for (let at = start + 1; at < end; at += 1) {
      if (!isLowSurrogate(units[at] ?? 0)) places.add(twoUnits(units, at), at);
    }
    if (name % 65_536 === 0) yield;
  }
  const inner = places.sorted().values;
  return { forms, otherwise: Uint32Array.from(otherwise), shown, inner };
}

/** How many names there are. */
export function nameCount({ forms }: NameIndex): number {
  return forms.starts.length - 1;
}

/** The name as it is shown. */
export function nameAt(index: NameIndex, name: number): string {
  const { otherwise } = index;
  const at = lowerBound(0, otherwise.length, (place) => (otherwise[place] ?? 0) < name);
  return otherwise[at] === name ? textAt(index.shown, at) : textAt(index.forms, name);
}

/** Names that begin with a form: a range, those equal to it first. */
export function namesFrom(
  { forms }: NameIndex,
  form: string,
): { readonly first: number; readonly afterEqual: number; readonly end: number } {
  const { units, starts } = forms;
  const count = starts.length - 1;
  const startOf = (name: number): number => starts[name] ?? 0;
  const first = lowerBound(0, count, (name) => compareStart(units, startOf(name), form) < 0);
  const end = lowerBound(first, count, (name) => compareStart(units, startOf(name), form) <= 0);
  // A zero unit ends each, so an equal one begins with the form and a zero.
  const ended = `${form}\0`;
  const afterEqual = lowerBound(
    first,
    end,
    (name) => compareStart(units, startOf(name), ended) <= 0,
  );
  return { first, afterEqual, end };
}

/** Gives the keeper the names that have the form inside, not at their beginning. */
export function addNamesWith({ forms, inner }: NameIndex, form: string, found: Smallest): void {
  const { units, starts } = forms;
  const head = form.slice(0, 2);
  const compare = (at: number): number => compareStart(units, inner[at] ?? 0, head);
  const from = lowerBound(0, inner.length, (at) => compare(at) < 0);
  const to = lowerBound(from, inner.length, (at) => compare(at) <= 0);
  let cut = Infinity;
  for (let at = from; at < to; at += 1) {
    const place = inner[at] ?? 0;
    if (place >= cut) {
      // Places of the same two units ascend.
      if (form.length > 1) return;
      continue;
    }
    if (form.length > 2 && compareStart(units, place, form) !== 0) continue;
    found.add(lowerBound(0, starts.length, (name) => (starts[name] ?? 0) <= place) - 1);
    if (found.limit !== Infinity) cut = starts[found.limit] ?? Infinity;
  }
}

function twoUnits(units: Uint16Array, at: number): number {
  return (((units[at] ?? 0) << 16) | (units[at + 1] ?? 0)) >>> 0;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
