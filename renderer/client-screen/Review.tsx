import { useState } from 'react';
import { type Asked, useShown } from './asked.ts';
import { TaskFrame } from './TaskFrame.tsx';
import type { Chosen, QuestionnaireTask } from './tasks.ts';

/** All answers, each to be changed, before they are submitted by the button and by nothing else. */
export function Review({
  task,
  asked,
  chosen,
  onChange,
}: {
  readonly task: QuestionnaireTask;
  readonly asked: Asked;
  readonly chosen: Chosen;
  readonly onChange: (place: number) => void;
}) {
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const of = task.questions.length;
  useShown(asked, 'reviewing', 0, of);
  const submit = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    const answers = Object.fromEntries(
      Object.entries(chosen).map(([id, codes]) => [id, [...codes]]),
    );
    setFault(await asked.send({ kind: 'questionnaire', answers }));
    setBusy(false);
  };
  return (
    <TaskFrame
      title={task.title}
      client={task.client}
      asked={asked}
      progress={{ words: `已答 ${of} 题,共 ${of} 题`, at: of, of }}
      step="review"
      fault={fault}
      buttons={
        <button
          type="button"
          className="cs-button cs-button-main"
          aria-disabled={busy}
          onClick={() => void submit()}
        >
          {busy ? '正在提交…' : '提交'}
        </button>
      }
    >
      <h1 tabIndex={-1} data-first-focus>
        请核对您的答案
      </h1>
      <p className="cs-hint">如需更改请按“修改”;确认无误后请按“提交”。</p>
      <ol className="cs-review">
        {task.questions.map(({ id, text, options }, place) => (
          <li key={id}>
            <div>
              <p className="cs-hint">
                {place + 1}. {text}
              </p>
              {options
                .filter(({ code }) => chosen[id]?.includes(code) === true)
                .map((option) => (
                  <p key={option.code}>{option.text}</p>
                ))}
            </div>
            <button
              type="button"
              className="cs-button cs-button-small"
              aria-label={`修改第 ${place + 1} 题`}
              onClick={() => onChange(place)}
            >
              修改
            </button>
          </li>
        ))}
      </ol>
    </TaskFrame>
  );
}
