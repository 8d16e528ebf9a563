import type { Application } from '../../../../shared/business/account-opening/application/application.ts';
import { OpeningCommand } from '../../../../shared/business/account-opening/commands.ts';
import type { RuleTables } from '../../../../shared/rulebook/tables.ts';
import type { EvidenceRef } from '../../../../shared/safeguards/evidence.ts';

/** What was submitted, whatever form it was made with. */
export interface Submitted {
  readonly application: Application;
  readonly evidence: readonly EvidenceRef[];
}

/** The day it was submitted and the rules of that day. */
export interface Day {
  readonly businessDate: string;
  readonly tables: RuleTables;
}

/** The application inside a command; null for another command, or one of a newer program. */
export function submittedIn(command: {
  readonly type: string;
  readonly data: unknown;
}): Submitted | null {
  const { type, data } = command;
  const parsed = OpeningCommand.safeParse({ type, data });
  return parsed.success && parsed.data.type === 'SubmitOpening' ? parsed.data.data : null;
}

/** Whether a kind of evidence was taken. */
export function hasKind(
  { evidence }: Pick<Submitted, 'evidence'>,
  ...kinds: readonly EvidenceRef['kind'][]
): boolean {
  return evidence.some(({ kind }) => kinds.includes(kind));
}
