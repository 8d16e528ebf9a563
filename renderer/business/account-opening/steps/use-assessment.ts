import { useState } from 'react';
import type { ClientGiven, ClientTask } from '../../../../shared/bridge/client-task.ts';
import type { AssessmentMade } from '../../../../shared/business/account-opening/application/agreed.ts';
import { QuestionnaireAnswers } from '../../../../shared/rulebook/suitability/questionnaire-answers.ts';
import {
  assessedDay,
  assessmentExplained,
} from '../../../../shared/business/account-opening/application/assessment-rules.ts';
import { questionsOn } from '../../../../shared/rulebook/suitability/questionnaire.ts';
import type { EvidenceRef } from '../../../../shared/safeguards/evidence.ts';
import { beijingDate } from '../../../../shared/values/dates.ts';
import { removePage } from '../../../safeguards/evidence/page-order.ts';
import { setAside } from '../../../safeguards/evidence/set-aside.ts';
import { useCounter } from '../../../session/counter.tsx';
import { wordsOf } from '../../../session/words.ts';
import type { StepProps } from '../form/step-props.ts';
import { paperStanding } from '../papers/opening-papers.ts';
import { questionnaireTask, resultTask } from './assessment-task.ts';
import { withSignature } from './client-signature.ts';

/** How the client comes to be assessed: on the client's screen, or on paper that is copied; and told the result. */
export function useAssessment(step: StepProps) {
  const counter = useCounter();
  const { application, context, form } = step;
  const { assessment: made, identity } = application;
  const [task, setTask] = useState<ClientTask | null>(null);
  const [note, setNote] = useState<string | null>(null);
  /** Why the client is assessed again; null while nobody asked for that. */
  const [retest, setRetest] = useState<string | null>(null);
  const asked = questionsOn(context.tables.questionnaire, context.businessDate);
  const explained = made === null ? null : assessmentExplained(made, context);
  const isOpen = made === null || retest !== null;

  /** Takes the answers, and gives what they come to. */
  const take = async (
    given: Pick<AssessmentMade, 'route' | 'answers' | 'startedAt' | 'endedAt'>,
  ): Promise<ClientTask | null> => {
    if (!asked.found) return null;
    const today = beijingDate(given.endedAt);
    const before = made !== null && assessedDay(made) === today ? made.testsToday : 0;
    const next: AssessmentMade = {
      ...given,
      questionnaire: asked.questionnaire,
      testsToday: before + 1,
      retestReason: retest ?? '',
    };
    form.setValue('assessment', { ...next, answers: { ...next.answers } }, { shouldDirty: true });
    setRetest(null);
    if (made !== null) await step.onEvidence(withoutEarlier(step, given));
    const result = assessmentExplained(next, context);
    return result.found ? resultTask(identity.name, result.answer) : null;
  };

  const taken = async (answer: ClientGiven) => {
    setTask(null);
    if (answer.status === 'declined') {
      setNote(answer.words);
      return;
    }
    setNote(null);
    try {
      if (answer.kind === 'questionnaire') {
        const { startedAt, endedAt } = answer;
        const answers = QuestionnaireAnswers.parse(answer.answers);
        // The client reads what it came to where the client just answered.
        setTask(await take({ route: 'CLIENT_SCREEN', answers, startedAt, endedAt }));
      } else if (answer.kind === 'result') {
        await step.onEvidence(
          await withSignature(counter, step.evidence, answer.signature, 'assessment-result'),
        );
      }
    } catch (error) {
      setNote(wordsOf(error));
    }
  };

  return {
    made,
    asked,
    explained,
    /** Whether the client may answer now: not assessed, or assessed again for a reason. */
    isOpen,
    retest,
    task,
    note,
    begin: () => {
      setNote(null);
      if (asked.found) setTask(questionnaireTask(identity.name, asked));
    },
    tell: () => {
      if (explained?.found === true) setTask(resultTask(identity.name, explained.answer));
    },
    /** The crosses of a paper the client filled in, copied. */
    copied: (answers: AssessmentMade['answers']) => {
      const now = counter.store.now();
      const { printed } = paperStanding(step, 'questionnaire');
      const startedAt = Math.min(printed?.takenAt ?? now, now);
      void take({ route: 'PAPER', answers, startedAt, endedAt: now });
    },
    answered: (answer: ClientGiven) => void taken(answer),
    close: () => setTask(null),
    again: (reason: string | null) => setRetest(reason),
  };
}

/** Without what belongs to the assessment before: its signed pages stay among the other materials, its letter is void. */
function withoutEarlier(
  { evidence }: StepProps,
  { route, startedAt }: Pick<AssessmentMade, 'route' | 'startedAt'>,
): readonly EvidenceRef[] {
  const isLetter = ({ paper }: EvidenceRef) => paper === 'assessment-result';
  const prints = evidence.filter((one) => one.kind === 'paper-content' && isLetter(one));
  const kept = prints.reduce<readonly EvidenceRef[]>(removePage, evidence);
  const isEarlier = (page: EvidenceRef) =>
    page.kind === 'questionnaire' && (route === 'CLIENT_SCREEN' || page.takenAt < startedAt);
  return setAside(kept, (one) => isEarlier(one) || (isLetter(one) && one.kind !== 'other'));
}
