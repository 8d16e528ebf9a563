import type { Actor, Command } from '../../shared/journal/entry.ts';
import { VisitBody, type VisitClient, visitName } from '../../shared/safeguards/visit.ts';
import type { ActOutcome } from '../data/types.ts';
import { isSameClient } from './clients-store.ts';
import { type Counter, newId } from './counter.tsx';

type Tools = Pick<Counter, 'store' | 'random'>;

/**
 * The visit recorded under this id, when its answer was lost and it is asked for again with other pictures: it stands
 * as the journal has it. Null when there is none that is open. @throws Fault of the store
 */
export async function recordedVisit(
  { store }: Tools,
  actor: Actor,
  id: string,
  client: VisitClient,
): Promise<Extract<ActOutcome, { status: 'recorded' }> | null> {
  const detail = await store.caseById(id);
  if (detail === null || !isOpen(detail.shown.body, actor, client)) return null;
  const { serial, shown } = detail;
  const { hash } = shown.origin;
  return {
    status: 'recorded',
    caseId: id,
    serial,
    hash,
    again: true,
    restoring: false,
    state: shown,
  };
}

/** Ends visits of a client that this session began and its window does not know of. @throws Fault of bridge or store */
export async function endLeftOpen(tools: Tools, actor: Actor, client: VisitClient): Promise<void> {
  const rows = await tools.store.cases({ business: visitName });
  const own = rows.filter(
    ({ maker, summary }) => maker === actor.staff && summary.document === client.idNumber,
  );
  for (const { caseId } of own) {
    const detail = await tools.store.caseById(caseId);
    if (!isOpen(detail?.shown.body, actor, client)) continue;
    const data = { reason: 'finished' };
    const command: Command = { type: 'EndVisit', version: 1, id: newId(tools), data };
    await tools.store.act({ business: visitName, caseId, actor, command });
  }
}

function isOpen(body: unknown, actor: Actor, client: VisitClient): boolean {
  const visit = VisitBody.safeParse(body).data;
  return (
    visit?.ended === null && visit.session === actor.session && isSameClient(visit.client, client)
  );
}
