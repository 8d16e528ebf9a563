import { rowOn } from '../dated-table.ts';
import { type Explained, type RuleLine, sourceOf } from '../explain.ts';
import { ageOn } from './age.ts';
import type { AgeGateRow, AgeGateTable } from './age-gate.ts';
import {
  fullAgeMessage,
  highAgeMessage,
  incomeProofMessage,
  noOwnIncomeMessage,
} from './messages.ts';

/** Whether somebody of an age may open an account; with proof of income at the counter only, by a supervisor. */
export type AgeDecision = 'OK' | 'OK_WITH_INCOME_PROOF' | 'REJECT';

/** Whose age is asked about, and when; days are real `YYYY-MM-DD`. */
export interface Opener {
  readonly birth: string;
  readonly on: string;
  /** 以本人劳动收入为主要生活来源 */
  readonly hasOwnLabourIncome: boolean;
}

/**
 * Whether the law lets somebody open an account: of full age, or from 16 on living mainly on own labour income. There is
 * no upper age here; the present range of 1101 is `checkAgeGate`, and what comes with a higher age is a remark. Fails closed
 * on a day without a row. Rules AG-2, AG-3 (docs/rules.md); source: 民法典 art. 17, 18.
 */
export function explainAgeDecision(
  { birth, on, hasOwnLabourIncome }: Opener,
  table: AgeGateTable,
): Explained<{ readonly age: number; readonly decision: AgeDecision }> {
  const found = rowOn(table, on);
  if (!found.found) return found;
  const age = ageOn(birth, on);
  const { minAge, incomeProofAge } = found.row;
  const decision = ageDecision({ age, hasOwnLabourIncome }, found.row);
  const words = {
    OK: fullAgeMessage(age, minAge),
    OK_WITH_INCOME_PROOF: incomeProofMessage(age),
    REJECT: noOwnIncomeMessage(age, minAge, incomeProofAge),
  };
  const line = {
    rule: 'AG-2',
    met: decision !== 'REJECT',
    message: words[decision],
    figure: String(age),
    limit: String(age < minAge && hasOwnLabourIncome ? incomeProofAge : minAge),
    source: sourceOf(found.row),
  };
  return { found: true, answer: { age, decision }, lines: [line, ...highAgeLines(age, found.row)] };
}

/** What the house asks for besides of who is older than its range; no statute does. */
function highAgeLines(age: number, row: AgeGateRow): readonly RuleLine[] {
  if (age <= row.maxAge) return [];
  const message = highAgeMessage(age, row.maxAge);
  return [
    {
      rule: 'AG-3',
      met: true,
      message,
      figure: String(age),
      limit: String(row.maxAge),
      source: sourceOf(row),
    },
  ];
}

function ageDecision(
  { age, hasOwnLabourIncome }: { readonly age: number; readonly hasOwnLabourIncome: boolean },
  { minAge, incomeProofAge }: { readonly minAge: number; readonly incomeProofAge: number },
): AgeDecision {
  if (age >= minAge) return 'OK';
  return age >= incomeProofAge && hasOwnLabourIncome ? 'OK_WITH_INCOME_PROOF' : 'REJECT';
}
