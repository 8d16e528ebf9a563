import { z } from 'zod';
import type { SignedCheck } from '../safeguards/identity-check.ts';
import { IdentityCheckAsk } from '../sync/identity-check.ts';

/**
 * What became of asking head office. `answered`: signed, and of what was asked; the service itself may have been
 * UNAVAILABLE. `no-line` and `unavailable` (head office did not take the question, or its answer was not its own) leave
 * the check pending: `message` says so in Chinese, with what goes on.
 */
export type IdentityCheckOutcome =
  | { readonly status: 'answered'; readonly signed: SignedCheck }
  | { readonly status: 'no-line' | 'unavailable'; readonly message: string };

/** 公安联网核查 and 中登查询: head office asks the services, the shell holds the line. */
export interface IdentityChecks {
  /** @throws Fault NOT_ENROLLED */
  check(ask: IdentityCheckAsk): Promise<IdentityCheckOutcome>;
}

/** Schemas of the arguments, parsed in the shell. */
export const identityChecksArguments = {
  check: z.tuple([IdentityCheckAsk]),
} satisfies Record<keyof IdentityChecks, z.ZodType>;
