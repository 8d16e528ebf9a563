import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keyGroups } from './key-map.ts';

const renderer = join(import.meta.dirname, '..');

/** Every key a screen binds, as the source names it. */
function boundKeys(): readonly string[] {
  const files = readdirSync(renderer, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.tsx?$/.test(file) && !/\.test\.|key-map\.ts$/.test(file),
  );
  const named = files.flatMap((file) => [
    ...readFileSync(join(renderer, file), 'utf8').matchAll(
      /\bkey: '((?:F\d+|Alt\+|Ctrl\+|Page)[^']*)'/g,
    ),
  ]);
  return [...new Set(named.map(([, key = '']) => key))].toSorted();
}

describe('the key map', () => {
  const listed = keyGroups.flatMap(({ keys }) => keys.map(({ key }) => key));
  // One line of the map stands for the three keys of scaling.
  const scaling = ['Ctrl+=', 'Ctrl++', 'Ctrl+-', 'Ctrl+0'];

  it('names every function key and every chord any screen binds', () => {
    expect(boundKeys()).toContain('F8');
    const missing = boundKeys().filter((key) => !listed.includes(key) && !scaling.includes(key));
    expect(missing).toEqual([]);
  });

  it('names each key of a place once', () => {
    for (const { keys } of keyGroups) {
      const names = keys.map(({ key }) => key);
      expect(new Set(names).size).toBe(names.length);
    }
  });
});
