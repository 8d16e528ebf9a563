import { useCallback } from 'react';
import { Fault } from '../../shared/errors.ts';
import type { Actor, Command, Seen } from '../../shared/journal/entry.ts';
import { visitIdleMs } from '../../shared/rulebook/counter/visit-term.ts';
import {
  isVisitOf,
  type VisitClient,
  type VisitedAct,
  type VisitEnd,
  visitName,
  VisitStart,
} from '../../shared/safeguards/visit.ts';
import type { ActAsk, ActOutcome } from '../data/types.ts';
import { useNow } from '../ui/use-now.ts';
import { isSameClient, useClientInHand, useClients } from './clients-store.ts';
import { type Counter, newId, useCounter } from './counter.tsx';
import { endLeftOpen, recordedVisit } from './left-open-visit.ts';
import { useSession } from './session-store.ts';
import {
  type KnownVisit,
  markEnded,
  markEndRecorded,
  noteVisit,
  useVisits,
  type VisitStanding,
  visitStanding,
} from './visit-store.ts';

/** What beginning and ending a visit takes. */
export type VisitTools = Pick<Counter, 'store' | 'tables' | 'random'>;

const checkEveryMs = 5000;

// Whom one person had in hand is not the next one's.
useSession.subscribe((now, before) => {
  if (now.signedIn?.actor.session === before.signedIn?.actor.session) return;
  useVisits.setState({ visits: [] });
  useClients.setState({ byTab: {}, inClear: {} });
});

/** How long a visit lasts without an act today; null when the rules do not say. */
export function visitTermMs({ store, tables }: Pick<Counter, 'store' | 'tables'>): number | null {
  const term = visitIdleMs(tables.visitTerm, store.businessDate());
  return 'ms' in term ? term.ms : null;
}

/** The visit acts for this client are done in now, or null. */
export function openVisitOf(
  counter: Pick<Counter, 'store' | 'tables'>,
  client: VisitClient | null,
): KnownVisit | null {
  const { visits } = useVisits.getState();
  const standing = visitStanding(visits, client, counter.store.now(), visitTermMs(counter));
  return standing.status === 'open' ? standing.visit : null;
}

/** Whom an act or a case names, as far as it does. */
export type NamedClient = Pick<VisitedAct, 'clientNo' | 'idNumber'>;

/** The newest open visit of whoever is named, whichever tab it began in; null where nobody is. */
export function openVisitOfNamed(
  counter: Pick<Counter, 'store' | 'tables'>,
  named: NamedClient,
): KnownVisit | null {
  return openVisitOf(counter, clientNamed(useVisits.getState().visits, named));
}

function clientNamed(visits: readonly KnownVisit[], named: NamedClient): VisitClient | null {
  if (named.clientNo === undefined && named.idNumber === undefined) return null;
  return visits.findLast((one) => isVisitOf(one.client, named))?.client ?? null;
}

/** How the visit of a client stands, as time passes. */
export function useVisitStanding(client: VisitClient | null): VisitStanding {
  const { store, tables } = useCounter();
  const visits = useVisits((state) => state.visits);
  const clock = useCallback(() => store.now(), [store]);
  const read = useNow(clock, checkEveryMs);
  // A visit that began since the clock was read is not from the future.
  const now = Math.max(read, visits.at(-1)?.lastActAt ?? read);
  return visitStanding(visits, client, now, visitTermMs({ store, tables }));
}

/** Whether the client in hand is there, verified: their personal data may be shown in clear. */
export function useIsVisited(): boolean {
  return useVisitStanding(useClientInHand()).status === 'open';
}

/** Whether whoever is named is there, verified, whichever tab their visit began in. */
export function useIsVisitedNamed(named: NamedClient): boolean {
  const visits = useVisits((state) => state.visits);
  return useVisitStanding(clientNamed(visits, named)).status === 'open';
}

/** A visit to be recorded: its id, what was shown and proved, and how old what the clerk saw was. */
export interface VisitAsk {
  readonly id: string;
  readonly start: VisitStart;
  readonly seen: readonly Seen[];
}

/** Records the beginning of a visit under the id its password proof is bound to. @throws Fault of bridge or store */
export async function beginVisit(
  tools: VisitTools,
  actor: Actor,
  { id, start, seen }: VisitAsk,
): Promise<ActOutcome> {
  // One that lapsed has no end in the journal yet, and one end may not have been written.
  const reason = openVisitOf(tools, start.client) === null ? 'idle' : 'finished';
  await endVisits(tools, actor, reason, (one) => isSameClient(one.client, start.client));
  // Plain JSON by its schema; the journal's type says no more than that.
  const data = { ...start } as Command['data'];
  const command: Command = { type: 'BeginVisit', version: 1, id, data };
  const ask = { business: visitName, caseId: id, actor, command, seen };
  const outcome = await recordBegin(tools, ask, start.client);
  if (outcome.status === 'recorded') {
    // As recorded: after a lost answer that is what was shown the first time.
    const { grade, agent, document } = VisitStart.parse(outcome.state.command.data);
    const beganAt = outcome.state.at;
    // A lock meanwhile has ended the visits there were; what it came too early for is over all the same.
    const isLocked = useSession.getState().lock !== null;
    noteVisit({
      id,
      client: start.client,
      grade,
      agent: agent?.document.name ?? null,
      document: agent?.document ?? document,
      beganAt,
      lastActAt: beganAt,
      ended: isLocked ? 'locked' : null,
      endRecorded: false,
    });
  }
  return outcome;
}

/** An answer may have been lost after the entry was written: the journal then has a visit this window does not know. */
async function recordBegin(
  tools: VisitTools,
  ask: ActAsk & { readonly command: Command },
  client: VisitClient,
): Promise<ActOutcome> {
  const { actor, caseId } = ask;
  try {
    const outcome = await tools.store.act(ask);
    const isLeftOpen =
      outcome.status === 'refused' && outcome.refusals.some(({ rule }) => rule === 'VI-8');
    if (!isLeftOpen) return outcome;
    await endLeftOpen(tools, actor, client);
    return await tools.store.act(ask);
  } catch (error) {
    if (!(error instanceof Fault) || error.code !== 'COMMAND_ID_REUSED') throw error;
    const recorded = await recordedVisit(tools, actor, caseId, client);
    if (recorded === null) throw error;
    return recorded;
  }
}

/**
 * Ends visits: at once for this window, and in the journal where it can be written. An end that cannot be is
 * written before the client's next visit begins; the session's own end covers what is left.
 */
export async function endVisits(
  tools: Pick<Counter, 'store' | 'random'>,
  actor: Actor,
  reason: VisitEnd,
  which: (visit: KnownVisit) => boolean = () => true,
): Promise<void> {
  const ending = useVisits.getState().visits.filter((one) => !one.endRecorded && which(one));
  for (const one of ending) if (one.ended === null) markEnded(one.id, reason);
  for (const { id, ended } of ending) {
    const data = { reason: ended ?? reason };
    const command: Command = { type: 'EndVisit', version: 1, id: newId(tools), data };
    try {
      const outcome = await tools.store.act({ business: visitName, caseId: id, actor, command });
      if (outcome.status === 'recorded') markEndRecorded(id);
    } catch {
      // Already ended for this window; whatever is wrong with the journal meets the clerk at their next act.
      return;
    }
  }
}
