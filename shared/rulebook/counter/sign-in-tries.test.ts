import { describe, expect, it } from 'vitest';
import idleLock from '../../../assets/reference/idle-lock.json' with { type: 'json' };
import signInTries from '../../../assets/reference/sign-in-tries.json' with { type: 'json' };
import { idleLockTable, idleMinutes } from './idle-lock.ts';
import { lastTry, signInTriesTable, waitAfter } from './sign-in-tries.ts';

const tries = signInTriesTable.parse(signInTries);
const idle = idleLockTable.parse(idleLock);
const today = '2026-11-23';

describe('the published tables', () => {
  it('SE-10 lets two wrong tries pass, then waits longer each time, then locks for a day', () => {
    const waits = [0, 1, 2, 3, 4, 5, 6, 7, 8, 99].map((wrong) => waitAfter(tries, today, wrong));
    const seconds = waits.map((wait) => ('waitMs' in wait ? wait.waitMs / 1000 : null));
    expect(seconds).toEqual([0, 0, 0, 30, 60, 300, 900, 1800, 86_400, 86_400]);
    expect(waits.map((wait) => 'locked' in wait && wait.locked).indexOf(true)).toBe(8);
    expect(waitAfter(tries, today, lastTry(tries, today) + 1)).toMatchObject({ locked: true });
  });

  it('SE-10 takes no password on a day without a row', () => {
    expect(waitAfter(tries, '2019-12-31', 0)).toHaveProperty('message');
  });

  it('SE-11 locks after five minutes, and on a day without a row after the shortest known', () => {
    expect(idleMinutes(idle, today)).toBe(5);
    expect(idleMinutes(idle, '2019-12-31')).toBe(5);
  });
});
