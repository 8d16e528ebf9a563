import { readingsOf } from './readings.ts';
import { syllableOf } from './syllables.ts';

/** The most letters that are taken for pinyin: ten syllables. */
export const mostLetters = 60;

/** Characters matched from a start on: the fewest the letters can stand for, and whether they can be all up to the end. */
export interface PinyinMatch {
  readonly fewest: number;
  readonly toEnd: boolean;
}

/** Readings of every character of a search form. */
export function formReadings(form: string): readonly (readonly number[])[] {
  return Array.from(form, (character) => readingsOf(character.codePointAt(0) ?? 0));
}

/**
 * Letters against the characters from `start` on. Each character but the last stands for a whole syllable, its first
 * letter, or zh, ch, sh; the last for whatever its syllable begins with: 张磊 is zhanglei, zhangl, zlei, zl, zhanglе…
 * A character with several readings is matched by any of them. Null when the letters are not used up.
 */
export function matchPinyin(
  readings: readonly (readonly number[])[],
  start: number,
  letters: string,
): PinyinMatch | null {
  let reached: readonly number[] = [0];
  let fewest = 0;
  for (let at = start; at < readings.length && reached.length > 0; at += 1) {
    const syllables = (readings[at] ?? []).map((id) => syllableOf(id));
    const ends = reached.some((from) => endsIn(syllables, letters, from));
    if (ends && fewest === 0) fewest = at - start + 1;
    if (ends && at === readings.length - 1) return { fewest, toEnd: true };
    reached = [...new Set(reached.flatMap((from) => steps(syllables, letters, from)))];
  }
  return fewest === 0 ? null : { fewest, toEnd: false };
}

function endsIn(syllables: readonly string[], letters: string, from: number): boolean {
  const rest = letters.slice(from);
  return syllables.some((syllable) => syllable.startsWith(rest));
}

function steps(syllables: readonly string[], letters: string, from: number): readonly number[] {
  return syllables.flatMap((syllable) =>
    [1, syllable[1] === 'h' ? 2 : 1, syllable.length]
      .filter((taken) => from + taken < letters.length)
      .filter((taken) => letters.startsWith(syllable.slice(0, taken), from))
      .map((taken) => from + taken),
  );
}
