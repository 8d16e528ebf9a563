import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ruleTables } from '../../../test/helpers/rule-tables.ts';
import { addDays } from '../../values/dates.ts';
import { explainPointsBalance, pointsOn } from './points-ledger.ts';
import type { PointsEntry } from './points-entry.ts';

const validMonths = 1;

/** A ledger of some months, in order: what each entry is, how many days after the one before, how many points. */
const ledgers: fc.Arbitrary<readonly PointsEntry[]> = fc
  .array(
    fc.record({
      kind: fc.constantFrom('EARN', 'ADJUST', 'REDEEM', 'REVERSE'),
      after: fc.nat({ max: 12 }),
      points: fc.nat({ max: 9 }),
      of: fc.nat({ max: 15 }),
      isLess: fc.boolean(),
    }),
    { maxLength: 16 },
  )
  .map((drawn) => {
    let on = '2026-01-31';
    return drawn.map(({ kind, after, points, of, isLess }, at): PointsEntry => {
      on = addDays(on, after);
      const head = { id: String(at), on };
      if (kind === 'REVERSE') return { ...head, kind, of: String(of) };
      return { ...head, kind, points: kind === 'ADJUST' && isLess ? -points : points };
    });
  });

/** Without reversals, every point a thing of its own: a second way to the same balance. */
function oneByOne(entries: readonly PointsEntry[], on: string): number {
  let queue: string[] = [];
  let owed = 0;
  for (const entry of entries) {
    if (entry.kind === 'REVERSE') continue;
    queue = queue.filter((earned) => pointsOn([earn(earned)], entry.on, validMonths).expired === 0);
    if (entry.kind === 'REDEEM') {
      if (queue.length - owed >= entry.points) queue = queue.slice(entry.points);
      continue;
    }
    for (let left = Math.abs(entry.points); left > 0; left -= 1) {
      if (entry.points > 0 && owed > 0) owed -= 1;
      else if (entry.points > 0) queue.push(entry.on);
      else if (queue.shift() === undefined) owed += 1;
    }
  }
  return (
    queue.filter((earned) => pointsOn([earn(earned)], on, validMonths).expired === 0).length - owed
  );
}

function earn(on: string): PointsEntry {
  return { kind: 'EARN', id: 'x', on, points: 1 };
}

describe('explainPointsBalance', () => {
  const head = { id: 'a', on: '2024-11-23' };

  it('TR-8 points hold to the same day 24 months later, the oldest go first', () => {
    const entries = [{ ...head, kind: 'EARN', points: 100 }] as const;
    expect(explainPointsBalance(entries, '2026-11-23', ruleTables)).toMatchObject({
      answer: { balance: 100, nextExpiry: '2026-11-23' },
    });
    expect(explainPointsBalance(entries, '2026-11-24', ruleTables)).toMatchObject({
      answer: { balance: 0, expired: 100, nextExpiry: null },
    });
  });

  it('TR-9 nothing is redeemed that is not there', () => {
    const entries: readonly PointsEntry[] = [{ ...head, kind: 'REDEEM', points: 1 }];
    expect(explainPointsBalance(entries, '2026-11-23', ruleTables)).toMatchObject({
      answer: { balance: 0, refused: [{ id: 'a', reason: 'INSUFFICIENT' }] },
      lines: [{ rule: 'TR-8' }, { rule: 'TR-9', met: false }],
    });
  });

  it('TR-10 an earning or a redemption is taken back once', () => {
    const entries: readonly PointsEntry[] = [
      { ...head, kind: 'EARN', points: 100 },
      { id: 'b', on: '2024-11-24', kind: 'REVERSE', of: 'a' },
      { id: 'c', on: '2024-11-25', kind: 'REVERSE', of: 'a' },
    ];
    expect(explainPointsBalance(entries, '2024-11-25', ruleTables)).toMatchObject({
      answer: { balance: 0, refused: [{ id: 'c', reason: 'NOTHING_TO_REVERSE' }] },
      lines: [{}, { rule: 'TR-10', met: false }],
    });
  });

  it('TR-8 comes to what counting points one by one comes to', () => {
    fc.assert(
      fc.property(ledgers, fc.nat({ max: 60 }), (drawn, later) => {
        const entries = drawn.filter(({ kind }) => kind !== 'REVERSE');
        const on = addDays(entries.at(-1)?.on ?? '2026-01-31', later);
        expect(pointsOn(entries, on, validMonths).balance).toBe(oneByOne(entries, on));
      }),
    );
  });

  it('TR-9 TR-10 redeeming and taking a redemption back never leave less than there was, nor more than came in', () => {
    fc.assert(
      fc.property(ledgers, (entries) => {
        const on = entries.at(-1)?.on ?? '2026-01-31';
        const { balance, expired } = pointsOn(entries, on, validMonths);
        const came = entries.map((entry) =>
          entry.kind === 'EARN' || entry.kind === 'ADJUST' ? entry.points : 0,
        );
        const sum = came.filter((points) => points > 0).reduce((all, points) => all + points, 0);
        expect(balance + expired).toBeLessThanOrEqual(sum);
        const withoutLess = entries.filter(({ kind }) => kind !== 'REVERSE' && kind !== 'ADJUST');
        expect(pointsOn(withoutLess, on, validMonths).balance).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('TR-10 a redemption that is taken back on its day changes nothing', () => {
    fc.assert(
      fc.property(ledgers, fc.nat({ max: 9 }), (entries, points) => {
        const on = entries.at(-1)?.on ?? '2026-01-31';
        const more: readonly PointsEntry[] = [
          { kind: 'REDEEM', id: 'r', on, points },
          { kind: 'REVERSE', id: 's', on, of: 'r' },
        ];
        const before = pointsOn(entries, on, validMonths);
        const after = pointsOn([...entries, ...more], on, validMonths);
        expect({ ...after, refused: [] }).toEqual({ ...before, refused: [] });
      }),
    );
  });
});
