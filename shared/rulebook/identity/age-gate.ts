import { z } from 'zod';
import { datedRow, datedTable, rowOn } from '../dated-table.ts';
import { ageOn } from './age.ts';
import { tooOldMessage, tooYoungMessage } from './messages.ts';

const fullYears = z.int().min(0).max(150);

/**
 * The table of the ages at which accounts are opened (`assets/reference/age-gate.json`), in full years. From `minAge` on
 * everybody may, from `incomeProofAge` on who lives on own labour income; `maxAge` is the last age this counter takes
 * at present, which no statute asks for. One row:
 *
 * { "effectiveFrom": "2021-01-01", "effectiveTo": null, "state": "operative", "source": "…", "confidence": "M",
 *   "minAge": 18, "incomeProofAge": 16, "maxAge": 70 }
 */
export const ageGateTable = datedTable(
  datedRow
    .extend({ minAge: fullYears, incomeProofAge: fullYears, maxAge: fullYears })
    .refine((row) => row.minAge <= row.maxAge, '最低年龄不能高于最高年龄。')
    .refine((row) => row.incomeProofAge <= row.minAge, '凭收入证明的年龄不能高于最低年龄。'),
);

/** The age table, parsed. */
export type AgeGateTable = z.infer<typeof ageGateTable>;
/** A row of it. */
export type AgeGateRow = AgeGateTable['rows'][number];

/** Whether a client's age lies in the range of the day; `age` in full years, `message` for staff. */
export type AgeGateCheck =
  | { readonly allowed: true; readonly age: number }
  | {
      readonly allowed: false;
      readonly age: number;
      readonly reason: 'TOO_YOUNG' | 'TOO_OLD' | 'NO_RULE';
      readonly message: string;
    };

/**
 * Whether a client born on `birth` may open an account on the day `on` (both real `YYYY-MM-DD`). Rule AG-1
 * (docs/rules.md). Fails closed with NO_RULE when the table has no row for the day. Never throws.
 */
export function checkAgeGate(
  { birth, on }: { readonly birth: string; readonly on: string },
  table: AgeGateTable,
): AgeGateCheck {
  const age = ageOn(birth, on);
  const range = rowOn(table, on);
  if (!range.found) return { allowed: false, age, reason: 'NO_RULE', message: range.message };
  const { minAge, maxAge } = range.row;
  if (age < minAge) {
    return { allowed: false, age, reason: 'TOO_YOUNG', message: tooYoungMessage(age, minAge) };
  }
  if (age > maxAge) {
    return { allowed: false, age, reason: 'TOO_OLD', message: tooOldMessage(age, maxAge) };
  }
  return { allowed: true, age };
}
