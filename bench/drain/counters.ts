import type { SignedAuthority } from '../../shared/safeguards/authority.ts';
import { testKey } from '../../test/helpers/people.ts';
import type { OfficeProcess } from '../server/process.ts';
import { type CounterBatches, counterBatches } from './batches.ts';
import { makeDay } from './day.ts';

const countersOfBranch = 10;
const staffSeed = 1;

/** Counters of many branches with a journal each. */
export interface ManyCounters {
  readonly counters: readonly CounterBatches[];
  /** When the last of their acts was. */
  readonly end: number;
}

/** Loads branches of ten counters at a head office, and makes every counter a day of `entries` entries. */
export async function makeCounters(
  office: OfficeProcess,
  headOfficeKey: string,
  count: number,
  entries: number,
): Promise<ManyCounters> {
  const made: { readonly batches: CounterBatches; readonly end: number }[] = [];
  for (let first = 0; first < count; first += countersOfBranch) {
    const branch = String(1000 + first / countersOfBranch);
    const some = Array.from({ length: countersOfBranch }, (_, at) => ({
      counter: `${branch}-${String(at + 1).padStart(2, '0')}`,
      // A key is 32 times one byte: counters of two branches may share one, which nobody compares.
      seed: 2 + ((first + at) % 250),
    }));
    const staff = `${branch}01`;
    const authority: SignedAuthority = await office.branch({
      branch,
      counters: some.map(({ counter, seed }) => ({
        counter,
        signingKey: testKey(seed).publicKey,
      })),
      staff,
      staffKey: testKey(staffSeed).publicKey,
    });
    for (const { counter, seed } of some) {
      const setup = { counter, seed, staff, staffSeed, authority, headOfficeKey };
      const { kit, end } = makeDay(setup, entries);
      made.push({ batches: await counterBatches(kit, ''), end });
    }
  }
  return {
    counters: made.map(({ batches }) => batches),
    end: Math.max(...made.map(({ end }) => end)),
  };
}
