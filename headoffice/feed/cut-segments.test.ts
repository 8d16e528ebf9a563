import { expect, it } from 'vitest';
import { cutSegments } from './cut-segments.ts';

async function* given(lines: readonly string[]): AsyncGenerator<string> {
  for (const line of lines) yield await Promise.resolve(line);
}

async function cut(
  lines: readonly string[],
  limit: { readonly rows: number; readonly bytes: number },
): Promise<readonly (readonly string[])[]> {
  const segments: (readonly string[])[] = [];
  for await (const segment of cutSegments(given(lines), limit)) segments.push(segment);
  return segments;
}

const plenty = 1000;

it('cuts by rows, the rest last', async () => {
  expect(await cut(['a', 'b', 'c', 'd', 'e'], { rows: 2, bytes: plenty })).toEqual([
    ['a', 'b'],
    ['c', 'd'],
    ['e'],
  ]);
  expect(await cut(['a', 'b'], { rows: 2, bytes: plenty })).toEqual([['a', 'b']]);
  expect(await cut([], { rows: 2, bytes: plenty })).toEqual([]);
});

it('cuts before the line that would be too much, its end counted: bytes, not characters', async () => {
  expect(await cut(['aaa', 'bbb', 'c'], { rows: plenty, bytes: 8 })).toEqual([
    ['aaa', 'bbb'],
    ['c'],
  ]);
  expect(await cut(['aaa', 'bbb', 'c'], { rows: plenty, bytes: 7 })).toEqual([
    ['aaa'],
    ['bbb', 'c'],
  ]);
  expect(await cut(['规则', '版'], { rows: plenty, bytes: 10 })).toEqual([['规则'], ['版']]);
});

it('a line that is larger alone is a segment of its own', async () => {
  expect(await cut(['a', 'bbbbbb', 'c'], { rows: plenty, bytes: 4 })).toEqual([
    ['a'],
    ['bbbbbb'],
    ['c'],
  ]);
});
