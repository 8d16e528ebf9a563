import { expect, it } from 'vitest';
import { placeOf, simulationOf, startClock } from './start.ts';

it('starts the clock at an instant and lets it run on', () => {
  const iso = '2026-11-23T09:30:00+08:00';
  const clock = startClock(iso);
  expect(clock() - Date.parse(iso)).toBeGreaterThanOrEqual(0);
  expect(clock() - Date.parse(iso)).toBeLessThan(10_000);
  expect(() => startClock('yesterday')).toThrow('时间写法不对');
});

it('says in plain words when it does not know where the data is', () => {
  expect(placeOf({ 'database-url': 'postgres://x' })).toEqual({ url: 'postgres://x' });
  const before = process.env['DATABASE_URL'];
  delete process.env['DATABASE_URL'];
  try {
    expect(placeOf({ data: 'f' })).toEqual({ folder: 'f' });
    expect(() => placeOf({})).toThrow('--data');
  } finally {
    if (before !== undefined) process.env['DATABASE_URL'] = before;
  }
});

it('has the houses outside keep their hours, except in a demonstration', () => {
  expect(simulationOf({})).toEqual({ hours: 'table' });
  expect(simulationOf({ demo: true })).toEqual({ hours: 'always' });
  expect(simulationOf({ demo: true, hours: 'table', 'answer-delay': '100' })).toEqual({
    hours: 'table',
    clearingDelayMs: 100,
    bankDelayMs: 100,
  });
  expect(simulationOf({ 'bank-confirm': '5000' })).toMatchObject({ bankConfirmMs: 5000 });
  expect(() => simulationOf({ hours: 'never' })).toThrow('table 或 always');
  expect(() => simulationOf({ 'answer-delay': 'soon' })).toThrow('毫秒数');
});
