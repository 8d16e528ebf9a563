import type { RuleTables } from '../../../rulebook/tables.ts';
import type { Suite } from '../../../suite.ts';
import type { DecideContext, Facts } from '../../contract.ts';

/** What an application is judged against, the same at the form, at the counter's decision and at head office. */
export interface ApplicationContext {
  readonly caseId: string;
  /** Staff number of who submits it. */
  readonly maker: string;
  readonly businessDate: string;
  /** Where and when it is, or was, submitted. */
  readonly submitted: { readonly counter: string; readonly at: number };
  readonly tables: RuleTables;
  readonly suite: Suite;
  /** Head office's public key, hex: its signed answers are checked with it. */
  readonly headOfficeKey: string;
  /** What is known of others: clients and openings with this document, the referrer. */
  readonly facts: Facts;
}

/** The same of an act that is being decided. */
export function contextOf(
  context: Omit<ApplicationContext, 'maker'> & Pick<DecideContext, 'actor'>,
): ApplicationContext {
  return { ...context, maker: context.actor.staff };
}
