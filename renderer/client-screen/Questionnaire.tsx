import { useState } from 'react';
import type { Asked } from './asked.ts';
import { Question } from './Question.tsx';
import { Review } from './Review.tsx';
import type { Chosen, QuestionnaireTask } from './tasks.ts';

/** One question a page, then all answers to look over, then 提交. */
export function Questionnaire({
  task,
  asked,
}: {
  readonly task: QuestionnaireTask;
  readonly asked: Asked;
}) {
  const [chosen, setChosen] = useState<Chosen>({});
  const [at, setAt] = useState<number | 'review'>(0);
  /** Whether the question was opened from the review: then it leads back there. */
  const [isChange, setChange] = useState(false);
  const question = at === 'review' ? undefined : task.questions[at];
  if (question === undefined) {
    return (
      <Review
        task={task}
        asked={asked}
        chosen={chosen}
        onChange={(place) => {
          setChange(true);
          setAt(place);
        }}
      />
    );
  }
  const place = task.questions.indexOf(question);
  const last = place === task.questions.length - 1;
  return (
    <Question
      key={question.id}
      task={task}
      asked={asked}
      place={place}
      chosen={chosen[question.id] ?? []}
      answered={Object.values(chosen).filter((codes) => codes.length > 0).length}
      goOnWords={isChange ? '回到核对' : last ? '核对答案' : '下一题'}
      onChoose={(codes) => setChosen({ ...chosen, [question.id]: codes })}
      onBack={place === 0 || isChange ? null : () => setAt(place - 1)}
      onGoOn={() => {
        setChange(false);
        setAt(isChange || last ? 'review' : place + 1);
      }}
    />
  );
}
