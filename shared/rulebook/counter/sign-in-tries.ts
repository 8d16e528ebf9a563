import { z } from 'zod';
import { datedRow, type DatedTable, datedTable, rowOn } from '../dated-table.ts';

/** How wrong passwords of one person at one counter are slowed, and when that person is locked there. */
const signInTriesRow = datedRow.extend({
  /** Seconds to wait after the first, second, third … wrong try in a row; the next one after these locks. */
  waitSeconds: z.array(z.int().min(0).max(86_400)).min(1).max(20),
  lockHours: z
    .int()
    .min(1)
    .max(30 * 24),
});

/** Schema of `assets/reference/sign-in-tries.json`. */
export const signInTriesTable = datedTable(signInTriesRow);
export type SignInTriesTable = DatedTable<Readonly<z.infer<typeof signInTriesRow>>>;

/** What follows a number of wrong tries in a row. */
export interface TryWait {
  readonly waitMs: number;
  readonly locked: boolean;
}

/**
 * How long nothing is taken after so many wrong tries in a row, or what staff read when the table does not cover
 * the day (fails closed). Rule SE-10 (docs/rules.md).
 */
export function waitAfter(
  table: SignInTriesTable,
  date: string,
  wrong: number,
): TryWait | { readonly message: string } {
  const found = rowOn(table, date);
  if (!found.found) return { message: found.message };
  const { waitSeconds, lockHours } = found.row;
  if (wrong > waitSeconds.length) return { waitMs: lockHours * 3_600_000, locked: true };
  return { waitMs: (waitSeconds[wrong - 1] ?? 0) * 1000, locked: false };
}

/** As many wrong tries as leave one before the lock: what a count that cannot be read is taken for. */
export function lastTry(table: SignInTriesTable, date: string): number {
  const found = rowOn(table, date);
  return found.found ? found.row.waitSeconds.length : 0;
}
