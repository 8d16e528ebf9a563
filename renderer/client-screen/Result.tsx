import { useState } from 'react';
import { type Asked, useShown } from './asked.ts';
import { SignPage } from './SignPage.tsx';
import { RefuseButton, TaskFrame } from './TaskFrame.tsx';
import type { ResultTask } from './tasks.ts';

/** What the questionnaire came to, in words, and then the client's signature under it. */
export function Result({ task, asked }: { readonly task: ResultTask; readonly asked: Asked }) {
  const [isSigning, setSigning] = useState(false);
  if (!isSigning) return <ResultPage task={task} asked={asked} onSign={() => setSigning(true)} />;
  return (
    <SignPage
      title={task.title}
      client={task.client}
      asked={asked}
      answered={0}
      onSigned={(signature) => asked.send({ kind: 'result', signature })}
      onBack={() => setSigning(false)}
    >
      <p>
        <b>{task.level}</b> {task.statement}
      </p>
    </SignPage>
  );
}

function ResultPage({
  task,
  asked,
  onSign,
}: {
  readonly task: ResultTask;
  readonly asked: Asked;
  readonly onSign: () => void;
}) {
  useShown(asked, 'confirming', 1, 0);
  return (
    <TaskFrame
      title={task.title}
      client={task.client}
      asked={asked}
      progress={null}
      step="result"
      buttons={
        <>
          <RefuseButton />
          <button type="button" className="cs-button cs-button-main" onClick={onSign}>
            去签名
          </button>
        </>
      }
    >
      <h1 tabIndex={-1} data-first-focus>
        您的结果是 <span className="cs-level">{task.level}</span>
      </h1>
      <dl className="cs-lines">
        {task.score === null ? null : (
          <div>
            <dt>得分</dt>
            <dd>{task.score}</dd>
          </div>
        )}
        <div>
          <dt>有效期至</dt>
          <dd>{task.validTo}</dd>
        </div>
      </dl>
      {task.meaning.length === 0 ? null : (
        <ul className="cs-meaning">
          {task.meaning.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      <p>{task.statement}</p>
    </TaskFrame>
  );
}
