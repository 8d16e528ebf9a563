import { useState } from 'react';
import {
  type AssessmentMade,
  routeWords,
} from '../../../../shared/business/account-opening/application/agreed.ts';
import { circumstancesOf } from '../../../../shared/business/account-opening/application/circumstances.ts';
import { levelName } from '../../../../shared/rulebook/suitability/levels.ts';
import type { QuestionnaireAnswers } from '../../../../shared/rulebook/suitability/questionnaire-answers.ts';
import type { Assessment } from '../../../../shared/rulebook/suitability/questionnaire-score.ts';
import { beijingDateTime } from '../../../../shared/values/dates.ts';
import { ClientTaskDialog } from '../../../safeguards/client-screen/ClientTaskDialog.tsx';
import { useCounter } from '../../../session/counter.tsx';
import { useKeys } from '../../../ui/keys.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { WordList } from '../../../ui/WordList.tsx';
import type { StepProps } from '../form/step-props.ts';
import { OpeningPrint, type Printable } from '../papers/OpeningPrint.tsx';
import { paperStanding } from '../papers/opening-papers.ts';
import { ScanPaper } from '../papers/ScanPaper.tsx';
import { standingWords } from '../papers/standing-words.ts';
import { CopyAnswersDialog } from './CopyAnswersDialog.tsx';
import { RetestDialog } from './RetestDialog.tsx';
import { type StepAction, StepActions } from './StepActions.tsx';
import { useAssessment } from './use-assessment.ts';

type Open =
  | 'none'
  | 'copy'
  | 'scan-answers'
  | 'scan-letter'
  | 'retest'
  | Extract<Printable, 'questionnaire' | 'assessment-result'>;

/** Step 4: the client answers the questionnaire, on the client's screen or on paper; nobody else can. */
export function AssessmentStep(step: StepProps) {
  const { takesActs } = useCounter();
  const assessment = useAssessment(step);
  const { made, asked, explained, isOpen, retest, task, note } = assessment;
  const [open, setOpen] = useState<Open>('none');
  const close = () => setOpen('none');
  const paper = paperStanding(step, 'questionnaire');
  const letter = paperStanding(step, 'assessment-result');
  const isTold = letter.signed.length > 0 && letter.holds;
  const message = step.messageAt('assessment');
  // A client assessed again fills in a paper of its own.
  const isFresh =
    paper.printed !== null &&
    paper.holds &&
    (made === null || paper.printed.takenAt > made.endedAt);
  useKeys(
    [
      {
        key: 'F10',
        label: isOpen ? '打印问卷' : '打印告知书',
        run: () => setOpen(isOpen ? 'questionnaire' : 'assessment-result'),
      },
    ],
    { active: step.active },
  );
  const actions: readonly StepAction[] = isOpen
    ? [
        { label: '客户屏作答', run: assessment.begin, disabled: !asked.found, isNext: !isFresh },
        { label: 'F10 打印纸质问卷', run: () => setOpen('questionnaire') },
        { label: '录入纸质答案', run: () => setOpen('copy'), disabled: !isFresh, isNext: isFresh },
        ...(made === null ? [] : [{ label: '不再重测', run: () => assessment.again(null) }]),
      ]
    : [
        {
          label: '客户屏签告知书',
          run: assessment.tell,
          disabled: explained?.found !== true,
          isNext: !isTold && letter.printed === null,
        },
        { label: 'F10 打印告知书', run: () => setOpen('assessment-result') },
        {
          label: '扫描告知书',
          run: () => setOpen('scan-letter'),
          disabled: letter.printed === null || !letter.holds,
          isNext: !isTold && letter.printed !== null,
        },
        ...(made?.route === 'PAPER'
          ? [
              {
                label: '扫描问卷',
                run: () => setOpen('scan-answers'),
                isNext: isTold && paper.signed.length === 0,
              },
            ]
          : []),
        { label: '重新测评', run: () => setOpen('retest'), disabled: !takesActs },
      ];
  return (
    <div className="gt-stack">
      {made === null ? (
        <p>
          <span className="gt-tag">未测评</span> 问卷由客户本人作答,柜员不能代答、提示或更改。
        </p>
      ) : explained?.found === true ? (
        <Result made={made} result={explained.answer} />
      ) : (
        <Notice tone="danger">{explained?.message ?? ''}</Notice>
      )}
      {message === null ? null : <Notice tone="danger">{message}</Notice>}
      {asked.found ? null : <Notice tone="danger">{asked.message}</Notice>}
      {note === null ? null : <Notice tone="warning">{note}</Notice>}
      {retest === null ? null : <Notice tone="plain">将重新测评,原因:{retest}</Notice>}
      <WordList
        lines={[
          { label: '纸质问卷', value: standingWords(paper) },
          ...(made === null ? [] : [{ label: '结果告知书', value: standingWords(letter) }]),
        ]}
      />
      <StepActions id={step.idOf('assessment')} label="风险测评" actions={actions} />
      {isOpen && paper.printed !== null && !isFresh ? (
        <p className="gt-soft">重新测评须打印新的问卷,由客户重新填写签名。</p>
      ) : null}
      {task === null ? null : (
        <ClientTaskDialog
          key={task.kind}
          task={task}
          onAnswer={assessment.answered}
          onPaper={() => {
            assessment.close();
            setOpen(task.kind === 'result' ? 'assessment-result' : 'questionnaire');
          }}
          onClose={assessment.close}
        />
      )}
      {open === 'questionnaire' || open === 'assessment-result' ? (
        <OpeningPrint step={step} paper={open} onClose={close} />
      ) : null}
      {open === 'scan-answers' ? (
        <ScanPaper step={step} paper="questionnaire" onClose={close} />
      ) : null}
      {open === 'scan-letter' ? (
        <ScanPaper step={step} paper="assessment-result" onClose={close} />
      ) : null}
      {open === 'copy' && asked.found ? (
        <CopyAnswersDialog
          questions={asked.questions}
          onCopied={(answers) => {
            assessment.copied(copyOf(answers));
            close();
          }}
          onClose={close}
        />
      ) : null}
      {open === 'retest' ? (
        <RetestDialog
          onReason={(reason) => {
            assessment.again(reason);
            close();
          }}
          onClose={close}
        />
      ) : null}
      {made === null ||
      !step.refusals.some(({ field }) => field === 'assessment.retestReason') ? null : (
        <Notice tone="danger">
          {step.refusals.find(({ field }) => field === 'assessment.retestReason')?.message}
        </Notice>
      )}
      <Reviews step={step} />
    </div>
  );
}

/** The form keeps answers of its own. */
function copyOf(answers: QuestionnaireAnswers): AssessmentMade['answers'] {
  return Object.fromEntries(Object.entries(answers).map(([id, codes]) => [id, [...codes]]));
}

function Result({ made, result }: { readonly made: AssessmentMade; readonly result: Assessment }) {
  return (
    <>
      <p>
        <span className="gt-tag gt-tag-large gt-tag-done">{levelName(result.level)}</span>{' '}
        <b className="gt-tabular">{result.score} 分</b>
        {result.lowestCategory ? <b className="gt-danger"> 风险承受能力最低类别</b> : null}
      </p>
      <WordList
        columns={2}
        lines={[
          { label: '有效至', value: result.validTo },
          { label: '作答方式', value: `${routeWords[made.route]},客户本人` },
          { label: '完成时间', value: beijingDateTime(made.endedAt) },
          { label: '当日测评', value: `第 ${made.testsToday} 次` },
          ...(made.retestReason === '' ? [] : [{ label: '重测原因', value: made.retestReason }]),
        ]}
      />
    </>
  );
}

/** Why a supervisor looks at the assessment. */
function Reviews({ step: { application, context } }: { readonly step: StepProps }) {
  const reviews = circumstancesOf(application, context).filter(
    ({ code }) => code === 'ASSESSMENT_REVIEW',
  );
  return reviews.map(({ message }) => (
    <Notice key={message} tone="warning">
      {message}
    </Notice>
  ));
}
