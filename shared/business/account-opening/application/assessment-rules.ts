import type { Refusal } from '../../../errors.ts';
import type { Explained } from '../../../rulebook/explain.ts';
import { explainAssessmentValidity } from '../../../rulebook/suitability/assessment-terms.ts';
import { answersRefusals } from '../../../rulebook/suitability/questionnaire-answers.ts';
import {
  type Assessment,
  explainAssessment,
} from '../../../rulebook/suitability/questionnaire-score.ts';
import { beijingDate } from '../../../values/dates.ts';
import type { AssessmentMade } from './agreed.ts';
import type { ApplicationContext } from './context.ts';
import { textRefusals } from './text-rules.ts';

/** What is wrong with the questionnaire the client filled in. Rules QN-1, QN-2, AO-29, AO-30 (docs/rules.md). */
export function assessmentRefusals(
  made: AssessmentMade | null,
  context: ApplicationContext,
): readonly Refusal[] {
  const field = 'assessment';
  if (made === null) {
    return [
      {
        rule: 'AO-29',
        field,
        message: '客户尚未做风险测评。请由客户本人在客户屏或纸质问卷上作答。',
      },
    ];
  }
  const assessedOn = assessedDay(made);
  const validity = explainAssessmentValidity(assessedOn, context.businessDate, context.tables);
  const isBackward = made.startedAt > made.endedAt;
  return [
    ...answersRefusals({ ...made, assessedOn }, context.tables).map(
      ({ rule, field: at, message }) => ({
        rule,
        field: at === 'questionnaire' || at === undefined ? field : `${field}.${at}`,
        message,
      }),
    ),
    ...(isBackward
      ? [{ rule: 'AO-29', field, message: '风险测评的起止时间不符,请客户重新测评。' }]
      : []),
    ...(validity.found
      ? validity.lines
          .filter(({ met }) => !met)
          .map(({ rule, message }) => ({ rule, field, message }))
      : [{ rule: 'RS-3', field, message: validity.message }]),
    ...(made.testsToday === 1
      ? []
      : textRefusals(made.retestReason, {
          rule: 'AO-30',
          field: 'assessment.retestReason',
          title: '重新测评的原因',
          least: 4,
          most: 100,
          tooShort: '当日重新测评的,请写明原因,至少 4 个字。',
        })),
  ];
}

/** What the answers come to. */
export function assessmentExplained(
  made: AssessmentMade,
  { tables }: Pick<ApplicationContext, 'tables'>,
): Explained<Assessment> {
  return explainAssessment({ ...made, assessedOn: assessedDay(made) }, tables);
}

/** The day a questionnaire was filled in, by the counter's clock. */
export function assessedDay({ endedAt }: AssessmentMade): string {
  return beijingDate(endedAt);
}
