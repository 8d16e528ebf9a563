import { useMemo } from 'react';
import { StaffRow } from '../../shared/safeguards/authority.ts';
import type { CounterStore } from '../data/types.ts';
import { useRead } from './use-read.ts';

/** A member of staff as everybody names them, 100023 张敏; by the number alone where the roster here has no name. */
export async function staffWords(store: CounterStore, staff: string): Promise<string> {
  const name = await staffName(store, staff);
  return name === null ? staff : `${staff} ${name}`;
}

/** The name the roster has for a number, or null. */
export async function staffName(store: CounterStore, staff: string): Promise<string | null> {
  const [view] = await store.register('staff', 'key', staff);
  return StaffRow.safeParse(view?.projected).data?.name ?? null;
}

/** Names the staff of a screen: numbers until the roster is read. */
export function useStaffWords(numbers: readonly string[]): (staff: string) => string {
  const wanted = [...new Set(numbers)].toSorted();
  const read = useRead(
    async (store) =>
      await Promise.all(wanted.map(async (one) => [one, await staffWords(store, one)] as const)),
    [wanted.join(' ')],
  );
  return useMemo(() => {
    const named = new Map(read.status === 'ready' ? read.value : []);
    return (staff: string) => named.get(staff) ?? staff;
  }, [read]);
}
