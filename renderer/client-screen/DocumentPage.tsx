import { useEffect, useRef, useState } from 'react';
import type { Asked } from './asked.ts';
import { RefuseButton, TaskFrame } from './TaskFrame.tsx';
import type { AgreementsTask } from './tasks.ts';
import { useAtEnd } from './use-at-end.ts';
import { useSecondsLeft } from './use-seconds-left.ts';

/** One paper. It can be agreed to once its end has been seen and its time is over; the shell measures the time. */
export function DocumentPage({
  task,
  asked,
  place,
  onBack,
  onAgreed,
}: {
  readonly task: AgreementsTask;
  readonly asked: Asked;
  readonly place: number;
  readonly onBack: (() => void) | null;
  readonly onAgreed: () => void;
}) {
  const paper = useRef<HTMLDivElement>(null);
  const atEnd = useAtEnd(paper);
  const [waitMs, setWaitMs] = useState<number | null>(null);
  const secondsLeft = useSecondsLeft(waitMs);
  const document = task.documents[place];
  useEffect(() => {
    let isOver = false;
    const begin = async (): Promise<void> => {
      const left = await asked.tell({ kind: 'reading', document: place });
      if (!isOver) setWaitMs(left);
    };
    void begin();
    return () => {
      isOver = true;
    };
  }, [asked, place]);
  const agree = async (): Promise<void> => {
    const left = await asked.tell({ kind: 'agreed', document: place });
    if (left > 0) setWaitMs(left);
    else onAgreed();
  };
  const turnPage = (): void => {
    const { current } = paper;
    current?.scrollBy({ top: current.clientHeight * 0.85, behavior: 'smooth' });
  };
  if (document === undefined) return null;
  const of = task.documents.length;
  return (
    <TaskFrame
      title={document.title}
      client={task.client}
      asked={asked}
      progress={{ words: `第 ${place + 1} 份,共 ${of} 份`, at: place + 1, of }}
      step={`${place}`}
      buttons={
        <>
          {onBack === null ? null : (
            <button type="button" className="cs-button" onClick={onBack}>
              上一份
            </button>
          )}
          <RefuseButton />
          <AgreeButton
            atEnd={atEnd}
            secondsLeft={secondsLeft}
            onTurn={turnPage}
            onAgree={() => void agree()}
          />
        </>
      }
    >
      <div
        className="cs-paper"
        ref={paper}
        aria-label={document.title}
        {...scrolledByKeys}
        data-first-focus
      >
        <h1>{document.title}</h1>
        {document.paragraphs.map((text, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- Paragraphs never change their places.
          <p key={index}>{text}</p>
        ))}
        <p className="cs-hint">(全文完)</p>
      </div>
    </TaskFrame>
  );
}

function AgreeButton({
  atEnd,
  secondsLeft,
  onTurn,
  onAgree,
}: {
  readonly atEnd: boolean;
  readonly secondsLeft: number | null;
  readonly onTurn: () => void;
  readonly onAgree: () => void;
}) {
  if (!atEnd) {
    return (
      <button type="button" className="cs-button cs-button-main" onClick={onTurn}>
        继续阅读 ↓
      </button>
    );
  }
  if (secondsLeft === null || secondsLeft > 0) {
    return (
      <button type="button" className="cs-button cs-button-main" aria-disabled="true">
        {secondsLeft === null ? '请稍候…' : `请阅读全文,还需 ${secondsLeft} 秒`}
      </button>
    );
  }
  return (
    <button type="button" className="cs-button cs-button-main" onClick={onAgree}>
      我已阅读并同意
    </button>
  );
}

/** Whoever has no finger for the screen scrolls it by keys. */
const scrolledByKeys = { role: 'region', tabIndex: 0 } as const;
