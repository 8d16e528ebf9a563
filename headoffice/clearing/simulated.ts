import type { ClearingResult } from '../../shared/safeguards/identity-check.ts';
import { type Database, queryOne, type Sql } from '../db/sql.ts';
import type { CheckedPerson } from '../identity-checks/services.ts';
import { specialDigits } from '../identity-checks/simulated.ts';
import { ClearingAnswer, type ClearingHouse, type ClearingRequest } from './clearing-house.ts';
import { type Held, refusalsOf } from './simulated-refusals.ts';

interface SimulatedOptions {
  readonly clock: () => number;
  /** Until the clearing house has looked at a request. */
  readonly delayMs: number;
  /** What a person has already; absent: nothing. */
  readonly held?: (person: CheckedPerson) => Promise<ClearingResult>;
  readonly opensFrom?: () => Promise<number | null>;
}

/**
 * A clearing house for demonstration and tests, with a table of its own that outlives a restart. It gives numbers in
 * order and answers after `delayMs`. Rules of the simulation, by three digits of the document's number as the simulated
 * identity services read them (15 to 17 of an identity card, else the last three):
 *
 * - 444: three Shanghai accounts already, so a new Shanghai account is refused (ZD-1)
 * - 888: name and number do not belong together (ZD-3)
 * - 333 and others who have a master account (一码通): it is used, and the new accounts are put under it
 *
 * Of the whole form also: a linked number must be one the person has (ZD-4) and in order (ZD-5); a linked Shanghai
 * account that is designated to another broker cannot be designated here (ZD-2).
 */
export function simulatedClearing(database: Database, options: SimulatedOptions): ClearingHouse {
  const { clock, delayMs, opensFrom } = options;
  return {
    ...(opensFrom === undefined ? {} : { opensFrom }),
    async lookup(externalId) {
      const [row] = await database.query<{ submitted_at: number; answer: string }>(
        'select submitted_at, answer from simulated_clearing where external_id = $1',
        [externalId],
      );
      if (row === undefined) return { status: 'unknown' };
      if (clock() < row.submitted_at + delayMs) return { status: 'pending' };
      return { status: 'answered', answer: ClearingAnswer.parse(JSON.parse(row.answer)) };
    },
    async submit(externalId, request) {
      const held = await heldBy(options, request);
      await database.transaction(async (sql) => {
        const known = await sql.query(
          `insert into simulated_clearing (external_id, submitted_at, answer) values ($1, $2, '')
           on conflict do nothing returning external_id`,
          [externalId, clock()],
        );
        if (known.length === 0) return;
        const answer = await decide(sql, request, held);
        await sql.query('update simulated_clearing set answer = $2 where external_id = $1', [
          externalId,
          JSON.stringify(answer),
        ]);
      });
    },
  };
}

async function heldBy({ held }: SimulatedOptions, request: ClearingRequest): Promise<Held> {
  const nothing: Held = { ymt: null, accounts: [] };
  if (request.form === 1 || held === undefined) return nothing;
  const { name, document, number } = request;
  const result = await held({ name, document, number });
  return result === 'UNAVAILABLE' ? nothing : result;
}

async function decide(sql: Sql, request: ClearingRequest, held: Held): Promise<ClearingAnswer> {
  const reasons = refusalsOf(request, held, specialDigits(request.number));
  if (reasons.length > 0) return { status: 'refused', reasons: [...reasons] };
  const { next } = await queryOne<{ next: number }>(
    sql,
    `insert into meta as counter (name, value) values ('simulated-clearing-next', '9000001')
     on conflict (name) do update set value = (counter.value::bigint + 1)::text
     returning value::bigint as next`,
  );
  const digits = (length: number): string => String(next).padStart(length, '0');
  const newNumbers = {
    SH_A: `A${digits(9)}`,
    SZ_A: digits(10),
    SH_FUND: `F${digits(9)}`,
    SZ_FUND: `05${digits(8)}`,
    SH_B: `C${digits(9)}`,
    SZ_B: `20${digits(8)}`,
  };
  const given = request.accounts.map(({ kind, way, number }) => ({
    kind,
    number: way === 'LINK' ? number : newNumbers[kind],
  }));
  const numberOf = (kind: 'SH_A' | 'SZ_A'): string | null =>
    given.find((one) => one.kind === kind)?.number ?? null;
  return {
    status: 'opened',
    ymt: held.ymt ?? `18${digits(10)}`,
    shA: numberOf('SH_A'),
    szA: numberOf('SZ_A'),
    others: given.filter(({ kind }) => kind !== 'SH_A' && kind !== 'SZ_A'),
    merged: held.ymt !== null,
  };
}
