import { z } from 'zod';
import { explainAgreements } from '../opening/agreements-for.ts';
import { OpeningAccount } from '../opening/opening-account.ts';
import { Permission } from '../suitability/permissions.ts';
import { answered, DateText, type RuleKind, ruleKind } from './kind.ts';

const agreements = ruleKind({
  kind: 'agreements',
  title: '开户须签署的协议',
  input: z.strictObject({
    accounts: z.array(OpeningAccount),
    permissions: z.array(Permission).default([]),
    has_bank: z.boolean().default(false),
    has_agent: z.boolean().default(false),
    elderly: z.boolean().default(false),
    minor: z.boolean().default(false),
    mismatched: z.boolean().default(false),
    on: DateText.exactOptional(),
  }),
  example: { accounts: ['SH_A', 'SZ_A'], permissions: ['CHINEXT'], has_bank: true },
  answer: (
    { accounts, permissions, has_bank, has_agent, elderly, minor, mismatched, on },
    tables,
  ) =>
    answered(
      explainAgreements(
        {
          accounts,
          permissions,
          hasBank: has_bank,
          hasAgent: has_agent,
          isElderly: elderly,
          isMinor: minor,
          isMismatched: mismatched,
        },
        on ?? tables.judgedOn,
        tables,
      ),
      (answer) => ({
        agreements: answer.agreements.map(({ code }) => code),
        without: [...answer.withoutAgreement],
      }),
    ),
});

/** What a client reads and signs with an opening. */
export const openingAgreementKinds: readonly RuleKind[] = [agreements];
