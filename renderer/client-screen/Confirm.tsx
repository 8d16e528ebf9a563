import { useState } from 'react';
import { type Asked, useShown } from './asked.ts';
import { TaskFrame } from './TaskFrame.tsx';
import type { ConfirmTask } from './tasks.ts';

/** Data to be confirmed; the client says either that it is right, or which lines are not. */
export function Confirm({ task, asked }: { readonly task: ConfirmTask; readonly asked: Asked }) {
  /** Labels of what is wrong; null while the client has not said that something is. */
  const [wrong, setWrong] = useState<readonly string[] | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  useShown(asked, 'confirming', 1, 0);
  const send = async (labels: readonly string[]): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setFault(await asked.send({ kind: 'confirm', wrong: [...labels] }));
    setBusy(false);
  };
  const showWrong = (labels: readonly string[] | null): void => {
    setFault(null);
    setWrong(labels);
  };
  const submitWrong = (labels: readonly string[]): void => {
    if (labels.length === 0) setFault('请选择有误的项目。');
    else void send(labels);
  };
  return (
    <TaskFrame
      title={task.title}
      client={task.client}
      asked={asked}
      progress={null}
      step={wrong === null ? 'confirm' : 'wrong'}
      fault={fault}
      buttons={
        wrong === null ? (
          <>
            <button type="button" className="cs-button" onClick={() => showWrong([])}>
              有误
            </button>
            <button
              type="button"
              className="cs-button cs-button-main"
              aria-disabled={busy}
              onClick={() => void send([])}
            >
              确认无误
            </button>
          </>
        ) : (
          <>
            <button type="button" className="cs-button" onClick={() => showWrong(null)}>
              返回
            </button>
            <button
              type="button"
              className="cs-button cs-button-main"
              aria-disabled={busy}
              onClick={() => submitWrong(wrong)}
            >
              告知工作人员更正
            </button>
          </>
        )
      }
    >
      <h1 tabIndex={-1} data-first-focus>
        {wrong === null ? '请核对以下内容' : '请选择有误的项目'}
      </h1>
      {wrong === null ? (
        <>
          <dl className="cs-lines">
            {task.lines.map(({ label, value }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          <p>{task.statement}</p>
        </>
      ) : (
        <WrongLines task={task} wrong={wrong} onChange={showWrong} />
      )}
    </TaskFrame>
  );
}

function WrongLines({
  task,
  wrong,
  onChange,
}: {
  readonly task: ConfirmTask;
  readonly wrong: readonly string[];
  readonly onChange: (labels: readonly string[]) => void;
}) {
  return (
    <div className="cs-options cs-options-two">
      {task.lines.map(({ label, value }) => (
        <label key={label} className="cs-option">
          <input
            type="checkbox"
            checked={wrong.includes(label)}
            onChange={({ target }) =>
              onChange(
                target.checked ? [...wrong, label] : wrong.filter((other) => other !== label),
              )
            }
          />
          <span>
            <span className="cs-hint">{label}</span> {value}
          </span>
        </label>
      ))}
    </div>
  );
}
