import { Button } from 'antd';
import { useCallback } from 'react';
import { applicationLines } from '../../../../shared/business/account-opening/application/lines.ts';
import { assessmentExplained } from '../../../../shared/business/account-opening/application/assessment-rules.ts';
import {
  agreementsPaper,
  applicationPaper,
  type OpeningPaper,
  questionnairePaper,
  resultPaper,
} from '../../../../shared/business/account-opening/application/papers.ts';
import { questionsOn } from '../../../../shared/rulebook/suitability/questionnaire.ts';
import type { PaperContent } from '../../../../shared/safeguards/paper-content.ts';
import { PaperDialog } from '../../../safeguards/paper/PaperDialog.tsx';
import type { Paper } from '../../../safeguards/paper/paper.ts';
import { useCounter } from '../../../session/counter.tsx';
import { useSignedIn } from '../../../session/session-store.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import type { StepProps } from '../form/step-props.ts';
import { agreementsSheet } from './agreements-sheet.ts';
import { applicationSheet } from './application-sheet.ts';
import { materialsSheet } from './materials-sheet.ts';
import { agreementsOf, withPrinted } from './opening-papers.ts';
import { type PrintPlace, printPlace } from './print-place.ts';
import { questionnaireSheet } from './questionnaire-sheet.ts';
import { resultSheet } from './result-sheet.ts';

/** What can be printed of an opening before it is submitted. */
export type Printable = OpeningPaper | 'materials';

/** The titles of what can be printed. */
export const printableWords: Readonly<Record<Printable, string>> = {
  materials: '材料清单',
  application: '个人开户申请表',
  questionnaire: '风险测评问卷(空白)',
  'assessment-result': '测评结果告知书',
  agreements: '待签署的协议和签署页',
};

/** A paper as it can be printed now, or why it cannot. */
type Ready =
  | {
      readonly isReady: true;
      readonly sheet: (printedAt: number) => Paper;
      readonly content: PaperContent | null;
    }
  | { readonly isReady: false; readonly message: string; readonly goTo: string };

/** One paper of the opening before it is printed; what is printed for signature is kept as evidence of the draft. */
export function OpeningPrint({
  step,
  paper,
  onClose,
}: {
  readonly step: StepProps;
  readonly paper: Printable;
  readonly onClose: () => void;
}) {
  const { info } = useCounter();
  const { actor, name } = useSignedIn();
  const place = printPlace(step.caseId, info.counter, { staff: actor.staff, name });
  const ready = readyOf(step, paper, place);
  if (!ready.isReady) {
    const goTo = () => {
      onClose();
      step.goTo(ready.goTo);
    };
    return (
      <Dialog
        title={printableWords[paper]}
        onClose={onClose}
        keys={[{ key: 'Enter', label: '去补齐', run: goTo }]}
        footer={
          <>
            <Button onClick={onClose}>Esc 返回</Button>
            <Button data-first-focus type="primary" onClick={goTo}>
              Enter 去补齐
            </Button>
          </>
        }
      >
        <Notice tone="warning">{ready.message}</Notice>
      </Dialog>
    );
  }
  return <ReadyPaper step={step} paper={paper} ready={ready} onClose={onClose} />;
}

function ReadyPaper({
  step,
  paper,
  ready,
  onClose,
}: {
  readonly step: StepProps;
  readonly paper: Printable;
  readonly ready: Extract<Ready, { isReady: true }>;
  readonly onClose: () => void;
}) {
  const { sheet, content } = ready;
  // A paper is drawn anew only when what it says is another.
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  const stable = useCallback(sheet, [JSON.stringify(content), paper]);
  return (
    <PaperDialog
      title={printableWords[paper]}
      paper={stable}
      content={content}
      onPrinted={(printed) => {
        if (printed !== null) {
          // What the new page is for is signed on it alone.
          if (paper === 'agreements') forgetUnsigned(step);
          void step.onEvidence(withPrinted(step, printed).evidence);
        }
        onClose();
      }}
      onClose={onClose}
    />
  );
}

/** Agreements on a page that is void are not signed: they are on the new one. */
function forgetUnsigned(step: StepProps): void {
  const again = agreementsOf(step).needed.filter(({ state }) => state === 'AGAIN');
  if (again.length === 0) return;
  const codes = new Set(again.map(({ row }) => row.code));
  const kept = step.application.agreed.filter(({ code }) => !codes.has(code));
  step.form.setValue('agreed', kept, { shouldDirty: true });
}

const typedSections = ['need', 'identity', 'agent', 'contact', 'profile', 'bank', 'terms'];

function readyOf(step: StepProps, paper: Printable, place: PrintPlace): Ready {
  const { application, context, caseId } = step;
  if (paper === 'materials') {
    return {
      isReady: true,
      sheet: (at) => materialsSheet(application, context, place, at),
      content: null,
    };
  }
  const [fault] = faultsBefore(step, paper);
  if (fault !== undefined) return { isReady: false, ...fault };
  switch (paper) {
    case 'application': {
      // What the questionnaire came to has a letter of its own.
      const groups = applicationLines({ ...application, assessment: null }, context);
      return {
        isReady: true,
        sheet: (at) => applicationSheet(application, groups, place, at),
        content: applicationPaper(caseId, application),
      };
    }
    case 'questionnaire': {
      const asked = questionsOn(context.tables.questionnaire, context.businessDate);
      if (!asked.found) return { isReady: false, message: asked.message, goTo: 'assessment' };
      return {
        isReady: true,
        sheet: (at) => questionnaireSheet(application, asked, place, at),
        content: questionnairePaper(caseId, application, asked.questionnaire),
      };
    }
    case 'assessment-result':
      return readyResult(step, place);
    case 'agreements': {
      const rows = agreementsOf(step).needed.filter(({ state }) => state !== 'SIGNED');
      const agreements = rows.map(({ row, digest }) => ({ ...row, digest }));
      return {
        isReady: true,
        sheet: (at) => agreementsSheet(application, agreements, place, at),
        content: agreementsPaper(caseId, application, agreements),
      };
    }
  }
}

function readyResult({ application, context, caseId }: StepProps, place: PrintPlace): Ready {
  const { assessment } = application;
  const notYet = { isReady: false, message: '客户尚未做风险测评。', goTo: 'assessment' } as const;
  if (assessment === null) return notYet;
  const explained = assessmentExplained(assessment, context);
  const asked = questionsOn(context.tables.questionnaire, context.businessDate);
  if (!explained.found) return { ...notYet, message: explained.message };
  if (!asked.found) return { ...notYet, message: asked.message };
  const { questions } = asked;
  return {
    isReady: true,
    sheet: (at) =>
      resultSheet({ ...application, assessment }, explained.answer, questions, place, at),
    content: resultPaper(caseId, application),
  };
}

/** What has to be right before a paper says it. */
function faultsBefore(
  step: StepProps,
  paper: OpeningPaper,
): readonly { readonly message: string; readonly goTo: string }[] {
  const sections = paper === 'application' ? typedSections : ['identity.name', 'identity.number'];
  const wrong = step.refusals.filter(({ field = '' }) =>
    sections.some((one) => field === one || field.startsWith(`${one}.`)),
  );
  const [first] = wrong;
  if (first !== undefined) {
    const more = wrong.length > 1 ? `另有 ${wrong.length - 1} 项,见缺项。` : '';
    return [{ message: `补齐后才能打印:${first.message}${more}`, goTo: first.field ?? 'need' }];
  }
  const isNothing =
    paper === 'agreements' && agreementsOf(step).needed.every(({ state }) => state === 'SIGNED');
  return isNothing ? [{ message: '协议均已签署,没有要打印的。', goTo: 'agreed' }] : [];
}
