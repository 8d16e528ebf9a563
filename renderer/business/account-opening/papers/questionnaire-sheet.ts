import type { Application } from '../../../../shared/business/account-opening/application/application.ts';
import { documentWords } from '../../../../shared/business/account-opening/application/identity.ts';
import { questionnairePaper } from '../../../../shared/business/account-opening/application/papers.ts';
import type { Question } from '../../../../shared/rulebook/suitability/questionnaire.ts';
import { paperDigest } from '../../../../shared/safeguards/paper-content.ts';
import { intl1 } from '../../../../shared/suite-intl-1.ts';
import { escapeHtml as escape, type Paper } from '../../../safeguards/paper/paper.ts';
import {
  type Block,
  formRows,
  heading,
  paragraph,
  type PaperLine,
} from '../../../safeguards/paper/sheet-blocks.ts';
import { sheetPaper, signBoxes } from '../../../safeguards/paper/sheet.ts';
import { largeText, linesOf } from '../../../safeguards/paper/text-measure.ts';
import type { PrintPlace } from './print-place.ts';

/** The questionnaire for the client to fill in by hand, large, nothing crossed beforehand. */
export function questionnaireSheet(
  application: Application,
  {
    questionnaire,
    questions,
  }: { readonly questionnaire: string; readonly questions: readonly Question[] },
  { caseId, place, maker }: PrintPlace,
  printedAt: number,
): Paper {
  return sheetPaper({
    title: '投资者风险承受能力评估问卷',
    place: `${place} · 问卷版本 ${questionnaire}`,
    mark: '客户本人填写',
    blocks: [
      heading('客户'),
      ...formRows(signerLines(application)),
      heading('填写说明'),
      ...paragraph(advice, largeText),
      ...questions.map((question, at) => questionBlock(question, at + 1)),
      ...paragraph(statement, largeText),
    ],
    boxes: signBoxes(maker),
    digest: paperDigest(intl1, questionnairePaper(caseId, application, questionnaire)),
    foot: '由客户本人独立填写并签名,工作人员不得提示、代填或更改。',
    printedAt,
  });
}

const advice =
  '请您本人独立填写,在所选答案前的方框内打“×”。题中说明可选多项的可以选几项,其余每题只选一项,请不要漏题。填错的,请划去后重新选择并在旁边签名。';
const statement = '本人确认以上答案由本人独立、如实填写。';

/** Who signs, as every paper names them. */
export function signerLines({ identity, agent }: Application): readonly PaperLine[] {
  return [
    { label: '姓名', value: identity.name },
    { label: documentWords[identity.document], value: identity.number },
    ...(agent === null
      ? []
      : [
          { label: '代理人', value: agent.name },
          { label: '代理人证件号码', value: agent.number },
        ]),
  ];
}

const widthMm = 174;
const optionMarkMm = 16;

/** One question with a box before every answer; short answers stand two beside each other. */
function questionBlock({ text, options }: Question, number: number): Block {
  const asked = `${number}. ${text}`;
  const half = widthMm / 2 - optionMarkMm;
  const isTwo = options.every((one) => linesOf(one.text, half, largeText) === 1);
  const room = isTwo ? half : widthMm - optionMarkMm;
  const high = options.map((one) => linesOf(one.text, room, largeText));
  const lines = isTwo ? Math.ceil(high.length / 2) : high.reduce((sum, one) => sum + one, 0);
  const answers = options.map(
    ({ code, text: words }) => `<li><span>□ ${code}</span><div>${escape(words)}</div></li>`,
  );
  return {
    html: `<div class="question"><p>${escape(asked)}</p><ul${isTwo ? ' class="two"' : ''}>${answers.join('')}</ul></div>`,
    mm: (linesOf(asked, widthMm, largeText) + lines) * largeText.lineMm + 3,
  };
}
