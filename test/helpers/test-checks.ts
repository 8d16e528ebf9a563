import type { IdentityCheckOutcome, IdentityChecks } from '../../shared/bridge/identity-checks.ts';
import type { IdentityCheckAsk } from '../../shared/sync/identity-check.ts';
import { signedCheck } from './checks.ts';

/** The answer to one question; null leaves it waiting. */
type Answer = (ask: IdentityCheckAsk) => IdentityCheckOutcome | null;

/** Checks whose answers a test sets; until it does every person is known and has no account. */
export interface TestChecks {
  readonly identityChecks: IdentityChecks;
  answer: Answer;
  readonly asked: IdentityCheckAsk[];
  /** Answers what waits, by the answer set now. */
  settle(): void;
}

/** What head office answers of somebody ordinary, at counter 0101-02 unless told otherwise. */
export function ordinaryAnswer(ask: IdentityCheckAsk, change: { readonly at?: number } = {}) {
  const { caseId } = ask;
  const signed =
    ask.check === 'police'
      ? signedCheck(ask, { check: 'police', result: 'MATCH' }, { caseId, ...change })
      : signedCheck(
          ask,
          { check: 'clearing', result: { ymt: null, accounts: [], firstTradeOn: null } },
          { caseId, source: '中国结算账户查询(模拟)', ...change },
        );
  return { status: 'answered', signed } as const satisfies IdentityCheckOutcome;
}

export function testChecks(): TestChecks {
  const waiting: (() => boolean)[] = [];
  const made: TestChecks = {
    answer: ordinaryAnswer,
    asked: [],
    identityChecks: {
      check: async (ask) => {
        made.asked.push(ask);
        return await new Promise((resolve) => {
          const tryNow = (): boolean => {
            const outcome = made.answer(ask);
            if (outcome !== null) resolve(outcome);
            return outcome !== null;
          };
          if (!tryNow()) waiting.push(tryNow);
        });
      },
    },
    settle() {
      for (const tryNow of waiting.splice(0)) if (!tryNow()) waiting.push(tryNow);
    },
  };
  return made;
}
