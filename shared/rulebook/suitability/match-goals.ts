import { z } from 'zod';
import type { Explained, RuleLine } from '../explain.ts';
import { explainMatch, type Match, type Matched } from './match.ts';

/** How long money is meant to be, or is, invested, the shortest first. */
export const InvestmentTerm = z.enum(['UP_TO_1_YEAR', 'UP_TO_5_YEARS', 'OVER_5_YEARS']);
/** One of them. */
export type InvestmentTerm = z.infer<typeof InvestmentTerm>;

/** 投资品种, as the questionnaire asks for them. */
export const InvestmentVariety = z.enum(['FIXED_INCOME', 'EQUITY', 'DERIVATIVE', 'OTHER']);
/** One of them. */
export type InvestmentVariety = z.infer<typeof InvestmentVariety>;

/** What the client wants, and what the product is. */
export interface Goals {
  /** The longest the client wants to invest. */
  readonly customerTerm: InvestmentTerm;
  readonly customerVarieties: readonly InvestmentVariety[];
  readonly productTerm: InvestmentTerm;
  readonly productVariety: InvestmentVariety;
}

/** In which other dimensions client and product do not fit. */
export type GoalWarning = 'TERM' | 'VARIETY';

/**
 * The match in its three dimensions: the risk level decides, term and variety only warn. What staff recommend must fit
 * in them too, which the warnings say. Rules SU-7, SU-8 (docs/rules.md).
 */
export function explainMatchWithGoals(
  match: Match,
  goals: Goals,
): Explained<Matched & { readonly warnings: readonly GoalWarning[] }> {
  const matched = explainMatch(match);
  if (!matched.found) return matched;
  const warnings = warningsOf(goals);
  const lines = [termLine(goals, warnings), varietyLine(goals, warnings)];
  return {
    found: true,
    answer: { ...matched.answer, warnings },
    lines: [...matched.lines, ...lines],
  };
}

function warningsOf(goals: Goals): readonly GoalWarning[] {
  const terms = InvestmentTerm.options;
  const warnings: GoalWarning[] = [];
  if (terms.indexOf(goals.productTerm) > terms.indexOf(goals.customerTerm)) warnings.push('TERM');
  if (!goals.customerVarieties.includes(goals.productVariety)) warnings.push('VARIETY');
  return warnings;
}

/** A term as staff read it: 5 年以内. */
export function termName(term: InvestmentTerm): string {
  return termNames[term];
}

/** A variety as staff read it: 权益类. */
export function varietyName(variety: InvestmentVariety): string {
  return varietyNames[variety];
}

const termNames: Readonly<Record<InvestmentTerm, string>> = {
  UP_TO_1_YEAR: '1 年以内',
  UP_TO_5_YEARS: '5 年以内',
  OVER_5_YEARS: '5 年以上',
};

const varietyNames: Readonly<Record<InvestmentVariety, string>> = {
  FIXED_INCOME: '固定收益类',
  EQUITY: '权益类',
  DERIVATIVE: '衍生品及融资融券类',
  OTHER: '其他',
};

const source = '证券期货投资者适当性管理办法第二十二条第(四)项 · M';
const tell = '不得主动推介;客户仍要办理的,请告知并记录。';

function termLine(goals: Goals, warnings: readonly GoalWarning[]): RuleLine {
  const [figure, limit] = [termNames[goals.productTerm], termNames[goals.customerTerm]];
  const met = !warnings.includes('TERM');
  const message = met
    ? `投资期限相符:产品${figure},客户${limit}。`
    : `投资期限不符:产品${figure},客户拟投资${limit}。${tell}`;
  return { rule: 'SU-7', met, message, figure, limit, source };
}

function varietyLine(goals: Goals, warnings: readonly GoalWarning[]): RuleLine {
  const figure = varietyNames[goals.productVariety];
  const limit = goals.customerVarieties.map((variety) => varietyNames[variety]).join('、');
  const met = !warnings.includes('VARIETY');
  const message = met
    ? `投资品种相符:${figure}。`
    : `投资品种不符:产品为${figure},客户拟投资${limit === '' ? '品种未填' : limit}。${tell}`;
  return { rule: 'SU-8', met, message, figure, limit, source };
}
