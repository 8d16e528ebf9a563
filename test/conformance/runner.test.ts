import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { conformance } from '../../scripts/conformance.ts';
import { differencesIn } from '../../shared/rulebook/kinds/run-case.ts';

const folder = mkdtempSync(join(tmpdir(), 'guitai-cases-'));
afterAll(() => rmSync(folder, { recursive: true }));

const right = {
  id: 'm-1',
  kind: 'mobile',
  input: { number: '13900000001' },
  expected: { valid: true },
};
const wrong = { ...right, id: 'm-2', expected: { valid: false, reason: 'X' }, note: 'by hand' };

function run(...texts: readonly string[]) {
  const paths = texts.map((text, at) => {
    const path = join(folder, `${at}.json`);
    writeFileSync(path, text);
    return path;
  });
  const lines: string[] = [];
  const code = conformance(paths, (line) => lines.push(line));
  return { code, lines, last: lines.at(-1) };
}

describe('the conformance runner', () => {
  it('reads a list, one case alone, and one case a line', () => {
    const list = JSON.stringify([right, { ...right, id: 'm-3' }], null, 1);
    const alone = `\uFEFF${JSON.stringify(right, null, 2)}\n`;
    const byLine = `${JSON.stringify(right)}\r\n\n${JSON.stringify(right)}\n`;
    expect(run(list, alone, byLine)).toMatchObject({ code: 0, lines: ['5 passed, 0 failed'] });
  });

  it('prints each difference with its path, and ends with 1', () => {
    const { code, lines } = run(JSON.stringify([right, wrong]));
    expect(code).toBe(1);
    expect(lines).toEqual([
      expect.stringMatching(/m-2: valid: got true, wanted false$/),
      expect.stringMatching(/m-2: reason: got nothing, wanted "X"$/),
      '1 passed, 1 failed',
    ]);
  });

  it.each([
    ['a file that is no JSON', '{"id":'],
    ['a case without an input', JSON.stringify({ id: 'x', kind: 'mobile' })],
    ['an empty list', '[]'],
    ['an empty file', ''],
  ])('ends with 2 for %s, and runs the others', (_, text) => {
    const { code, lines, last } = run(text, JSON.stringify(right));
    expect(code).toBe(2);
    expect(lines[0]).toContain('cannot be read');
    expect(last).toBe('1 passed, 0 failed');
  });

  it('ends with 2 for a kind it does not know, for a file that is not there, and for none', () => {
    const unknown = run(JSON.stringify({ ...right, kind: 'weather' }));
    expect(unknown).toMatchObject({ code: 2, last: '0 passed, 1 failed' });
    const lines: string[] = [];
    expect(conformance([join(folder, 'none.json')], (line) => lines.push(line))).toBe(2);
    expect(conformance([], (line) => lines.push(line))).toBe(2);
    expect(lines.filter((line) => line === '0 passed, 0 failed')).toHaveLength(2);
  });

  it('fails a case whose input is none of its kind, saying where', () => {
    const { code, lines } = run(JSON.stringify({ ...right, input: { number: 7 } }));
    expect(code).toBe(1);
    expect(lines[0]).toMatch(/m-1: no answer: 输入 number:/);
  });
});

describe('differencesIn', () => {
  it('compares inside objects and lists, whatever the order of names', () => {
    expect(differencesIn({ a: 1, b: [1, { c: null }] }, { b: [1, { c: null }], a: 1 })).toEqual([]);
    expect(differencesIn({ a: [1, 2] }, { a: [1] })).toEqual([
      { path: 'a.1', got: 2, wanted: undefined },
    ]);
    expect(differencesIn({ a: [] }, { a: {} })).toEqual([{ path: 'a', got: [], wanted: {} }]);
    expect(differencesIn(null, {})).toEqual([{ path: '', got: null, wanted: {} }]);
  });

  it('takes a figure and its text for different things', () => {
    expect(differencesIn('1.0', '1.00')).toHaveLength(1);
    expect(differencesIn(1, '1')).toHaveLength(1);
  });
});
