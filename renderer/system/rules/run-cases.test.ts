import { describe, expect, it } from 'vitest';
import { ruleTables } from '../../../test/helpers/rule-tables.ts';
import { runCases } from './run-cases.ts';

const right = (id: string) => ({
  id,
  kind: 'mobile',
  input: { number: '13900000001' },
  expected: { valid: true },
});
const cases = Array.from({ length: 600 }, (_, at) => right(`m-${at}`));
const never = new AbortController().signal;

describe('runCases', () => {
  it('counts what agrees and names every place that differs', async () => {
    const wrong = [
      { ...right('a'), expected: { valid: false, reason: 'X' } },
      { ...right('b'), kind: 'weather' },
      { ...right('c'), input: { number: 7 } },
    ];
    const report = await runCases([right('z'), ...wrong], ruleTables, () => undefined, never);
    expect(report).toMatchObject({ run: 4, agreeing: 1, differing: 3, isStopped: false });
    const told = report.disagreements.map(({ one, path, got, wanted }) => [
      one.id,
      path,
      got,
      wanted,
    ]);
    expect(told).toEqual([
      ['a', 'valid', 'true', 'false'],
      ['a', 'reason', '无', '"X"'],
      ['b', '', '没有“weather”这种规则', '{"valid":true}'],
      ['c', '', expect.stringContaining('没有结果'), '{"valid":true}'],
    ]);
    expect(new Set(report.disagreements.map(({ key }) => key)).size).toBe(4);
  });

  it('tells how far it is, and lets others have a turn', async () => {
    const told: number[] = [];
    const report = await runCases(cases, ruleTables, (done) => told.push(done), never);
    expect(told).toEqual([250, 500, 600]);
    expect(report).toMatchObject({ agreeing: 600, differing: 0 });
  });

  it('stops when asked to, with what it has', async () => {
    const stop = new AbortController();
    const report = await runCases(cases, ruleTables, () => stop.abort(), stop.signal);
    expect(report).toMatchObject({ run: 250, agreeing: 250, isStopped: true });
  });
});
