import { create } from 'zustand';
import {
  isLapsed,
  type VisitClient,
  type VisitDocument,
  type VisitEnd,
  type VisitGrade,
} from '../../shared/safeguards/visit.ts';
import { isSameClient } from './clients-store.ts';

/** A visit begun in this session, as long as the window knows of it. */
export interface KnownVisit {
  readonly id: string;
  readonly client: VisitClient;
  readonly grade: VisitGrade;
  /** Name of the agent, where one came. */
  readonly agent: string | null;
  /** The document shown, of the client or the agent; null when none was. */
  readonly document: VisitDocument | null;
  readonly beganAt: number;
  /** When an act last carried it; at first, when it began. */
  readonly lastActAt: number;
  readonly ended: VisitEnd | null;
  /** Whether its end is in the journal; one that lapsed or could not be written is not. */
  readonly endRecorded: boolean;
}

/** The visits of this session, the newest last. */
export const useVisits = create<{ readonly visits: readonly KnownVisit[] }>(() => ({ visits: [] }));

export function noteVisit(visit: KnownVisit): void {
  useVisits.setState(({ visits }) => ({ visits: [...visits, visit] }));
}

/** An act carried it. */
export function touchVisit(id: string, at: number): void {
  changeVisit(id, { lastActAt: at });
}

/** From now on no act carries it, whatever becomes of its entry. */
export function markEnded(id: string, reason: VisitEnd): void {
  changeVisit(id, { ended: reason });
}

export function markEndRecorded(id: string): void {
  changeVisit(id, { endRecorded: true });
}

/** How a client's newest visit stands at an instant; `until` is when it lapses without another act. */
export type VisitStanding =
  | { readonly status: 'none' }
  | { readonly status: 'open'; readonly visit: KnownVisit; readonly until: number }
  | { readonly status: 'lapsed' | 'ended'; readonly visit: KnownVisit };

/** Without a term for the day no visit holds. */
export function visitStanding(
  visits: readonly KnownVisit[],
  client: VisitClient | null,
  now: number,
  termMs: number | null,
): VisitStanding {
  const visit = visits.findLast((one) => client !== null && isSameClient(one.client, client));
  if (visit === undefined) return { status: 'none' };
  if (visit.ended !== null) return { status: visit.ended === 'idle' ? 'lapsed' : 'ended', visit };
  if (termMs === null || isLapsed(visit.lastActAt, now, termMs)) return { status: 'lapsed', visit };
  return { status: 'open', visit, until: visit.lastActAt + termMs };
}

function changeVisit(id: string, change: Partial<KnownVisit>): void {
  useVisits.setState(({ visits }) => ({
    visits: visits.map((one) => (one.id === id ? { ...one, ...change } : one)),
  }));
}
