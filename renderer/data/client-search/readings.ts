import { pinyin } from 'pinyin-pro';
import { syllableIds } from './syllables.ts';

// Characters of names that pinyin-pro has no reading for.
const supplement: Readonly<Record<string, readonly string[]>> = { 𠮷: ['ji'], 䲁: ['wei'] };

const known = new Map<number, readonly number[]>();

/**
 * Ids of all readings of a character without tones, those of family names among them (单 dan, shan, chan); none for
 * what has no reading. Each character is asked for once: a name of a million clients costs a few look-ups.
 */
export function readingsOf(point: number): readonly number[] {
  const found = known.get(point);
  if (found !== undefined) return found;
  const readings = lookUp(String.fromCodePoint(point));
  known.set(point, readings);
  return readings;
}

function lookUp(character: string): readonly number[] {
  const readings = pinyin(character, {
    toneType: 'none',
    multiple: true,
    type: 'array',
    v: true,
    nonZh: 'removed',
  });
  const all = [...readings, ...(supplement[character] ?? [])];
  const ids = all.flatMap((reading) => syllableIds(reading === 'ê' ? 'e' : reading));
  return [...new Set(ids)].sort((a, b) => a - b);
}
