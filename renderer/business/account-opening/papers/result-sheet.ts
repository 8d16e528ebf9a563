import type { Application } from '../../../../shared/business/account-opening/application/application.ts';
import {
  type AssessmentMade,
  routeWords,
} from '../../../../shared/business/account-opening/application/agreed.ts';
import { resultPaper } from '../../../../shared/business/account-opening/application/papers.ts';
import { levelName } from '../../../../shared/rulebook/suitability/levels.ts';
import { answeredQuestions } from '../../../../shared/rulebook/suitability/questionnaire-answers.ts';
import type { Question } from '../../../../shared/rulebook/suitability/questionnaire.ts';
import { paperDigest } from '../../../../shared/safeguards/paper-content.ts';
import { intl1 } from '../../../../shared/suite-intl-1.ts';
import { beijingDateTime } from '../../../../shared/values/dates.ts';
import { escapeHtml as escape, type Paper } from '../../../safeguards/paper/paper.ts';
import {
  type Block,
  formRows,
  heading,
  item,
  paragraph,
} from '../../../safeguards/paper/sheet-blocks.ts';
import { sheetPaper, signBoxes } from '../../../safeguards/paper/sheet.ts';
import type { PrintPlace } from './print-place.ts';
import { signerLines } from './questionnaire-sheet.ts';
import { resultMeaning, resultStatement, type ToldResult } from './result-words.ts';

/** The letter that tells the client what the questionnaire came to, with the answers given; signed by both. */
export function resultSheet(
  application: Application & { readonly assessment: AssessmentMade },
  result: ToldResult,
  questions: readonly Question[],
  { caseId, place, maker }: PrintPlace,
  printedAt: number,
): Paper {
  const { assessment } = application;
  const content = resultPaper(caseId, application);
  return sheetPaper({
    title: '风险承受能力评估结果告知书',
    place: `${place} · 问卷版本 ${assessment.questionnaire}`,
    mark: '待客户签字',
    blocks: [
      ...formRows([
        ...signerLines(application),
        { label: '测评时间', value: beijingDateTime(assessment.endedAt) },
        { label: '作答方式', value: `${routeWords[assessment.route]},客户本人作答` },
        ...(assessment.testsToday === 1
          ? []
          : [
              { label: '当日测评', value: `第 ${assessment.testsToday} 次` },
              { label: '重新测评的原因', value: assessment.retestReason },
            ]),
      ]),
      resultBlock(result),
      ...resultMeaning(result).map((sentence, at) => item(`${at + 1}.`, sentence)),
      ...paragraph(resultStatement),
      heading('您的作答'),
      ...answeredQuestions(questions, assessment.answers).map(({ number, question, chosen }) =>
        item(
          `${number}.`,
          question.text,
          chosen.map(({ code, text }) => `${code} ${text}`).join(';'),
        ),
      ),
    ],
    boxes: signBoxes(maker),
    digest: content === null ? null : paperDigest(intl1, content),
    foot: '客户持一份,本公司留存一份。如有异议,请在签字前提出。',
    printedAt,
  });
}

function resultBlock({ score, level, validTo }: ToldResult): Block {
  return {
    html: `<div class="result"><b>${escape(levelName(level))}</b><span>得分 ${score} 分</span><span>有效至 ${escape(validTo)}</span></div>`,
    mm: 24,
  };
}
