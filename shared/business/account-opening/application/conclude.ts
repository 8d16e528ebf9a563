import type { Explained, RuleLine } from '../../../rulebook/explain.ts';
import { explainOpeningFee, type OpeningFees } from '../../../rulebook/opening/opening-fees.ts';
import type { Concluded } from '../events.ts';
import type { Application } from './application.ts';
import { assessmentExplained } from './assessment-rules.ts';
import type { ApplicationContext } from './context.ts';
import { permissionStanding, type PermissionStanding } from './permission-rules.ts';
import { initialRating } from './rating.ts';

type Day = Pick<ApplicationContext, 'businessDate' | 'tables'>;

/** What the rules make of an application so far, with the lines that led to it, topic by topic. */
export interface Conclusion {
  /** Null while something it takes is not known. */
  readonly concluded: Concluded | null;
  readonly rating: readonly RuleLine[];
  readonly assessment: readonly RuleLine[];
  readonly permissions: readonly PermissionStanding[];
}

/**
 * Concludes what an application comes to: the initial risk rating, the client's class, the permissions whose thresholds
 * are met, and the fee. The same at the form, at the counter's decision and at head office.
 */
export function conclude(application: Application, day: Day): Conclusion {
  const { identity, need, assessment: made } = application;
  const rating = initialRating(application, day);
  const assessed = made === null ? null : assessmentExplained(made, day);
  const permissions = need.permissions.map((one) => permissionStanding(one, application, day));
  const fee = openingFee(application, day);
  const lines = {
    rating: rating?.found === true ? rating.lines : [],
    assessment: assessed?.found === true ? assessed.lines : [],
    permissions,
  };
  if (!rating?.found || !assessed?.found || !fee.found) return { concluded: null, ...lines };
  const { score, level, lowestCategory, validTo } = assessed.answer;
  const concluded = {
    nationality: identity.nationality,
    rating: { level: rating.answer.level, points: rating.answer.points },
    assessment: { score, level, lowestCategory, validTo },
    permissions: permissions.filter(({ met }) => met === true).map(({ permission }) => permission),
    // Accounts in foreign currency are charged in theirs, by the clearing house; this is what is taken in yuan.
    feeFen: fee.answer.charged.CNY ?? 0,
  };
  return { concluded, ...lines };
}

/** What the accounts that are made anew cost, and who pays. Rules OF-1, OF-2 (docs/rules.md). */
export function openingFee(
  { need, terms }: Pick<Application, 'need' | 'terms'>,
  { businessDate, tables }: Day,
): Explained<OpeningFees> {
  const accounts = need.accounts.filter(({ way }) => way === 'NEW').map(({ kind }) => kind);
  const source = terms?.feeSource ?? 'COMPANY';
  return explainOpeningFee({ accounts, source }, businessDate, tables);
}
