import { formReadings, matchPinyin } from './match-pinyin.ts';
import { lowerBound, pairs } from './packed-sort.ts';
import type { Smallest } from './smallest.ts';
import { syllablesFrom, wholeSyllable } from './syllables.ts';

/** How names sound from some character on: the next three syllables in one number, and the name. */
interface Sounds {
  /** Nine bits a syllable, 0 after the end; the last bit says that the name goes on. Ascending, each once. */
  readonly keys: Uint32Array;
  /** Where each key's names begin, and where the last one's end. */
  readonly starts: Uint32Array;
  /** The names of one key after those of another, ascending within each. */
  readonly names: Uint32Array;
}

/** Sounds of names from their beginning, and from every later character. */
export interface SoundIndex {
  readonly heads: Sounds;
  readonly inner: Sounds;
}

const unreadable = 511;
const shifts = [19, 10, 1] as const;
const inKey = shifts.length;

/** Packs the sounds of forms; a character with several readings stands there once for each. */
export function* soundIndex(
  count: number,
  formAt: (name: number) => string,
): Generator<void, SoundIndex> {
  const heads = pairs();
  const inner = pairs();
  for (let name = 0; name < count; name += 1) {
    const readings = formReadings(formAt(name));
    for (let start = 0; start < readings.length; start += 1) {
      addKeys(readings, start, name, start === 0 ? heads : inner);
    }
    if (name % 8192 === 0) yield;
  }
  const sortedHeads = soundsOf(heads);
  yield;
  return { heads: sortedHeads, inner: soundsOf(inner) };
}

/** Gives the keepers the names that sound so as a whole, and those that begin so. */
export function addNamesSounding(
  { heads }: SoundIndex,
  formAt: (name: number) => string,
  letters: string,
  whole: Smallest,
  beginning: Smallest,
): void {
  const check = (name: number) => matchPinyin(formReadings(formAt(name)), 0, letters);
  walk(heads, letters, check, (isEnd) => (isEnd ? whole : beginning));
}

/** Gives the keeper the names that sound so from a later character on. */
export function addNamesSoundingInside(
  { inner }: SoundIndex,
  formAt: (name: number) => string,
  letters: string,
  inside: Smallest,
): void {
  const check = (name: number) => laterMatch(formReadings(formAt(name)), letters);
  walk(inner, letters, check, () => inside);
}

function soundsOf(all: ReturnType<typeof pairs>): Sounds {
  const { keys, values: names } = all.sorted();
  const firsts = keys.map((key, at) => (at === 0 || keys[at - 1] !== key ? 1 : 0));
  const count = firsts.reduce((sum, first) => sum + first, 0);
  const different = new Uint32Array(count);
  const starts = new Uint32Array(count + 1).fill(names.length);
  let at = 0;
  for (const [place, first] of firsts.entries()) {
    if (first === 0) continue;
    different[at] = keys[place] ?? 0;
    starts[at] = place;
    at += 1;
  }
  return { keys: different, starts, names };
}

function addKeys(
  readings: readonly (readonly number[])[],
  start: number,
  name: number,
  to: ReturnType<typeof pairs>,
): void {
  const more = readings.length > start + inKey ? 1 : 0;
  let keys: readonly number[] = [more];
  for (const [depth, shift] of shifts.entries()) {
    const own = readings[start + depth];
    if (own === undefined) break;
    const syllables = own.length === 0 ? [unreadable] : own;
    keys = keys.flatMap((key) => syllables.map((id) => key + id * 2 ** shift));
  }
  for (const key of keys) to.add(key, name);
}

function laterMatch(readings: readonly (readonly number[])[], letters: string) {
  for (let start = 1; start < readings.length; start += 1) {
    const match = matchPinyin(readings, start, letters);
    if (match !== null) return match;
  }
  return null;
}

type Keeper = (isEnd: boolean) => Smallest;
type Check = (name: number) => { readonly toEnd: boolean } | null;

/** Follows the letters through the sorted keys, syllable by syllable; what goes beyond three is checked by name. */
function walk(sounds: Sounds, letters: string, check: Check, keeper: Keeper): void {
  const { keys, starts, names } = sounds;
  const bound = (from: number, to: number, key: number): number =>
    lowerBound(from, to, (at) => (keys[at] ?? 0) < key);

  const addNames = (key: number, found: Smallest): void => {
    const end = starts[key + 1] ?? 0;
    for (let at = starts[key] ?? 0; at < end; at += 1) {
      const name = names[at] ?? 0;
      // They ascend: no later one of this key is smaller.
      if (name >= found.limit) return;
      found.add(name);
    }
  };

  const checkNames = (key: number): void => {
    const end = starts[key + 1] ?? 0;
    for (let at = starts[key] ?? 0; at < end; at += 1) {
      const name = names[at] ?? 0;
      if (name >= keeper(true).limit && name >= keeper(false).limit) return;
      const match = check(name);
      if (match !== null) keeper(match.toEnd).add(name);
    }
  };

  const visit = (from: number, to: number, prefix: number, depth: number, used: number): void => {
    const shift = shifts[depth];
    if (from >= to) return;
    if (shift === undefined) {
      // Only names that go on can have what the rest of the letters stands for.
      for (let key = from; key < to; key += 1) if (((keys[key] ?? 0) & 1) === 1) checkNames(key);
      return;
    }
    const unit = 2 ** shift;
    const last = syllablesFrom(letters.slice(used));
    if (last !== null) {
      const end = bound(from, to, prefix + (last.last + 1) * unit);
      for (let at = bound(from, to, prefix + last.first * unit); at < end; at += 1)
        addNames(at, keeper((keys[at] ?? 0) % unit === 0));
    }
    for (let taken = 1; taken <= 6 && used + taken < letters.length; taken += 1) {
      const part = letters.slice(used, used + taken);
      const isInitial = taken === 1 || part === 'zh' || part === 'ch' || part === 'sh';
      const ids = isInitial ? syllablesFrom(part) : wholeRange(part);
      if (ids === null) continue;
      const end = bound(from, to, prefix + (ids.last + 1) * unit);
      let at = bound(from, to, prefix + ids.first * unit);
      while (at < end) {
        const own = Math.floor((keys[at] ?? 0) / unit) * unit;
        const next = bound(at, end, own + unit);
        visit(at, next, own, depth + 1, used + taken);
        at = next;
      }
    }
  };

  visit(0, keys.length, 0, 0, 0);
}

function wholeRange(letters: string) {
  const id = wholeSyllable(letters);
  return id === 0 ? null : { first: id, last: id };
}
