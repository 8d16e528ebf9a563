import { expect, it } from 'vitest';
import { placeOf, startClock } from './start.ts';

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
