import { useState } from 'react';
import { type Asked, useShown } from './asked.ts';
import { TaskFrame } from './TaskFrame.tsx';
import type { QuestionnaireTask } from './tasks.ts';
import { usePageKeys } from './use-page-keys.ts';

/** Beyond this many the options stand in two columns, where there is room. */
const oneColumn = 5;

/** One question with its options as large fields; a digit chooses, Enter goes on. */
export function Question({
  task,
  asked,
  place,
  chosen,
  answered,
  goOnWords,
  onChoose,
  onBack,
  onGoOn,
}: {
  readonly task: QuestionnaireTask;
  readonly asked: Asked;
  readonly place: number;
  readonly chosen: readonly string[];
  readonly answered: number;
  readonly goOnWords: string;
  readonly onChoose: (codes: readonly string[]) => void;
  readonly onBack: (() => void) | null;
  readonly onGoOn: () => void;
}) {
  const [fault, setFault] = useState<string | null>(null);
  const question = task.questions[place];
  useShown(asked, 'answering', place + 1, answered);
  const choose = (code: string | undefined): void => {
    if (question === undefined || code === undefined) return;
    setFault(null);
    if (!question.several) onChoose([code]);
    else if (chosen.includes(code)) onChoose(chosen.filter((one) => one !== code));
    else onChoose([...chosen, code]);
  };
  const goOn = (): void => {
    if (chosen.length > 0) onGoOn();
    else setFault(question?.several === true ? '请至少选择一项。' : '请选择一项。');
  };
  usePageKeys({
    digit: (digit) => choose(question?.options[digit - 1]?.code),
    enter: goOn,
  });
  if (question === undefined) return null;
  const { id, text, several, options } = question;
  const of = task.questions.length;
  return (
    <TaskFrame
      title={task.title}
      client={task.client}
      asked={asked}
      progress={{ words: `第 ${place + 1} 题,共 ${of} 题`, at: place + 1, of }}
      step={id}
      fault={fault}
      buttons={
        <>
          {onBack === null ? null : (
            <button type="button" className="cs-button" onClick={onBack}>
              上一题
            </button>
          )}
          <button type="button" className="cs-button cs-button-main" onClick={goOn}>
            {goOnWords}
          </button>
        </>
      }
    >
      <fieldset className="cs-question">
        <legend>
          <h1 tabIndex={-1} data-first-focus>
            {place + 1}. {text}
          </h1>
        </legend>
        <p className="cs-hint">{several ? '可选择多项。' : '请选择一项。'}</p>
        <div className={options.length > oneColumn ? 'cs-options cs-options-two' : 'cs-options'}>
          {options.map((option, index) => (
            <label key={option.code} className="cs-option">
              <input
                type={several ? 'checkbox' : 'radio'}
                name={id}
                checked={chosen.includes(option.code)}
                onChange={() => choose(option.code)}
              />
              <span className="cs-digit" aria-hidden="true">
                {index + 1}
              </span>
              <span>{option.text}</span>
            </label>
          ))}
        </div>
      </fieldset>
    </TaskFrame>
  );
}
