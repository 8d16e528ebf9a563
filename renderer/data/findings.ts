import { type OpenStore, storeNow } from './open-store.ts';
import type { StartFinding } from './types.ts';

/**
 * Puts what the logs were found to need in the middle of a session into the list of things set aside, where
 * staff read it. What a start finds is in its report; feed places are positive, findings count downwards.
 */
export async function keepFindings(
  store: OpenStore,
  findings: readonly StartFinding[],
): Promise<void> {
  if (findings.length === 0) return;
  const { db } = store;
  const lowest = await db.aside.orderBy('place').first();
  const next = Math.min(lowest?.place ?? 0, 0) - 1;
  const at = storeNow(store);
  await db.aside.bulkPut(
    findings.map(({ message: reason }, index) => ({
      place: next - index,
      caseId: null,
      what: '流水核对',
      at,
      reason,
      upgrade: false,
      item: new Uint8Array(0),
    })),
  );
}

/** Forgets the findings of the session before: this start has looked at the logs anew. */
export async function forgetFindings({ db }: Pick<OpenStore, 'db'>): Promise<void> {
  await db.aside.where('place').below(0).delete();
}
