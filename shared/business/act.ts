import type { z } from 'zod';
import type { Actor, Command } from '../journal/entry.ts';
import type { RuleTables } from '../rulebook/tables.ts';
import { StaffRow } from '../safeguards/authority.ts';
import { SessionBody } from '../safeguards/session.ts';
import { type CarriedVisit, VisitBody } from '../safeguards/visit.ts';
import type { Suite } from '../suite.ts';
import { oncePerObject } from '../values/once-per-object.ts';
import { CaseState } from './case.ts';
import { CommonCommand, isCommonCommand } from './common-acts.ts';
import type { AnyBusiness, Facts, JournalPosition } from './contract.ts';

/** One act to be decided, the same at the counter and in head office's lane. */
export interface Act {
  readonly business: AnyBusiness;
  readonly caseId: string;
  readonly command: Command;
  readonly actor: Actor;
  readonly at: number;
  readonly businessDate: string;
  readonly position: JournalPosition | null;
  /** The visit it carries; absent when it carries none. */
  readonly visit?: CarriedVisit;
}

/** What deciding needs beside the facts. */
export interface DecideTools {
  readonly suite: Suite;
  readonly headOfficeKey: string;
  readonly tables: RuleTables;
}

/** Whether the business itself proves who acts, as the sign-in does. It never sees a common command. */
export function provesActor({ business, command }: Act): boolean {
  return business.provesActorItself && !isCommonCommand(command.type);
}

/** A roster row among the facts of an act, or null. */
export function staffRow(facts: Facts, name: string): StaffRow | null {
  const row = facts[name]?.[0];
  return row === undefined ? null : readStaffRow(row.body);
}

/** The sign-in among the facts of an act, or null. */
export function sessionBody(facts: Facts): SessionBody | null {
  const row = facts['session']?.[0];
  return row === undefined ? null : readSession(row.body);
}

/** The visit among the facts of an act, or null. */
export function visitBody(facts: Facts): VisitBody | null {
  const row = facts['visit']?.[0];
  return row === undefined ? null : readVisit(row.body);
}

// A session is a fact of every act done in it: a run of acts would read the same state again and again.
const readStaffRow = oncePerObject((body) => StaffRow.safeParse(body).data ?? null);
const readSession = oncePerObject((state) => readBody(state, SessionBody));
const readVisit = oncePerObject((state) => readBody(state, VisitBody));

/** The body of a case, itself read first: an older program may have kept it. */
function readBody<Body>(state: unknown, schema: z.ZodType<Body>): Body | null {
  return schema.safeParse(CaseState.safeParse(state).data?.body).data ?? null;
}

/**
 * Whether an act is decided by rule tables: its business says so of the command; a consenting decision decides the
 * waiting command, and everything else that is common to all businesses asks no table that could be wrong.
 */
export function restsOnTables({ business, command }: Act, state: CaseState | null): boolean {
  if (!isCommonCommand(command.type)) return business.restsOnTables.includes(command.type);
  const decision = CommonCommand.safeParse(command).data;
  return (
    decision?.type === 'DecideApproval' &&
    decision.data.statement.decision === 'approve' &&
    business.restsOnTables.includes(state?.request?.command.type ?? '')
  );
}
