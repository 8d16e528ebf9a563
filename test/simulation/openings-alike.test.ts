import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../headoffice/db/sql.ts';
import { openTestDatabase } from '../helpers/office-kit.ts';
import { openingPlan } from '../helpers/random-openings/opening.ts';
import { OpeningsBench, type Then } from './openings-bench.ts';
import { alikeScale } from './pair.ts';

const then: fc.Arbitrary<Then> = fc.oneof(
  { weight: 12, arbitrary: fc.constant('nothing') },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      'approve',
      'approve-and-again',
      'again',
      'another-case',
      'first-form',
    ),
  },
);

/** Applications, not counting those that are submitted once more. */
const count = Math.max(20, Math.round(1000 * alikeScale));

describe('whole applications', () => {
  let db: Database;
  let bench: OpeningsBench;
  beforeAll(async () => {
    db = await openTestDatabase();
    bench = await OpeningsBench.open(db);
  });
  afterAll(async () => await db.close());

  it(
    'AO-31 are decided alike at counter and head office, and ask the same approvals',
    async () => {
      await fc.assert(
        fc.asyncProperty(openingPlan, then, async (plan, next) => await bench.decide(plan, next)),
        { numRuns: count },
      );
      expect(await bench.troubled()).toEqual([]);
      const { accepted, refused, rules } = bench.met;
      // What was tried was worth trying: many of both answers.
      expect(accepted / (accepted + refused)).toBeGreaterThan(0.15);
      expect(refused / (accepted + refused)).toBeGreaterThan(0.15);
      if (count >= 1000) expect(rules.size).toBeGreaterThan(40);
    },
    600_000 * Math.max(1, alikeScale),
  );
});
