import type { Actor, Command } from '../journal/entry.ts';
import type { RuleTables } from '../rulebook/tables.ts';
import { StaffRow } from '../safeguards/authority.ts';
import type { CarriedVisit } from '../safeguards/visit.ts';
import type { Suite } from '../suite.ts';
import type { CaseState } from './case.ts';
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
  const parsed = StaffRow.safeParse(facts[name]?.[0]?.body);
  return parsed.success ? parsed.data : null;
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
