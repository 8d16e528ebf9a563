import { Button } from 'antd';
import { type RefObject, useRef, useState } from 'react';
import type { ClientGiven, ClientTask } from '../../../shared/bridge/client-task.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { progressWords, taskWords } from './progress-words.ts';
import { type ClientTaskState, useClientTask } from './use-client-task.ts';

/**
 * What the counter shows while the client has a task: that it is the client's turn, and how far they are, never what
 * they chose. Esc takes the task back; where there is no client's screen, paper.
 */
export function ClientTaskDialog({
  task,
  onAnswer,
  onPaper,
  onClose,
}: {
  readonly task: ClientTask;
  /** The client finished or stopped. */
  readonly onAnswer: (answer: ClientGiven) => void;
  /** Goes on with paper in place of the client's screen, where that may be. */
  readonly onPaper?: () => void;
  /** Taken back, or not begun. */
  readonly onClose: () => void;
}) {
  const { state, reopen, cancel } = useClientTask({ task, onAnswer, onCancelled: onClose });
  const [isAsking, setAsking] = useState(false);
  const isBegun = state.status === 'with-client' && (state.progress?.answered ?? 0) > 0;
  const isRunning = state.status === 'with-client' || state.status === 'not-open';
  const takeBack = (): void => {
    if (!isRunning) onClose();
    else if (isBegun) setAsking(true);
    else cancel();
  };
  const isNotOpen = state.status === 'not-open';
  const link = useRef<HTMLAnchorElement>(null);
  const openScreen = (): void => {
    // Where the shell opens no window itself the browser does, by the link.
    if (link.current === null) reopen();
    else link.current.click();
  };
  return (
    <Dialog
      title={taskWords(task)}
      onClose={takeBack}
      esc={isRunning ? '收回' : '返回'}
      width={560}
      keys={[
        ...(isNotOpen ? [{ key: 'F8', label: '打开客户屏', run: openScreen }] : []),
        ...(onPaper === undefined ? [] : [{ key: 'F10', label: '改用纸质', run: onPaper }]),
      ]}
      footer={
        <>
          <Button data-first-focus onClick={takeBack}>
            {isRunning ? 'Esc 收回' : 'Esc 返回'}
          </Button>
          {onPaper === undefined ? null : <Button onClick={onPaper}>F10 改用纸质</Button>}
          {isNotOpen ? (
            <Button type="primary" onClick={openScreen}>
              F8 打开客户屏
            </Button>
          ) : null}
        </>
      }
    >
      <div className="gt-stack">
        <StateView state={state} link={link} onOpened={reopen} />
      </div>
      {isAsking ? (
        <ConfirmDialog
          title="收回客户正在办理的一项"
          sentence="客户已经填写的内容将不保留,需要时请客户重新填写。"
          confirm="收回"
          keep="不,请客户继续"
          onConfirm={cancel}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </Dialog>
  );
}

function StateView({
  state,
  link,
  onOpened,
}: {
  readonly state: ClientTaskState;
  readonly link: RefObject<HTMLAnchorElement | null>;
  /** An address is good for one opening: the next needs another one. */
  readonly onOpened: () => void;
}) {
  switch (state.status) {
    case 'starting':
      return <p role="status">正在连接客户屏…</p>;
    case 'none':
      return <Notice tone="warning">{state.words}请改用纸质方式,由客户在纸上填写并签名。</Notice>;
    case 'failed':
      return <Notice tone="danger">{state.words}</Notice>;
    case 'not-open':
      return (
        <>
          <Notice tone="warning">{state.words}</Notice>
          {state.address === null ? null : (
            <p>
              <a
                ref={link}
                className="gt-link"
                href={state.address}
                target="_blank"
                rel="noopener noreferrer"
                onClick={onOpened}
              >
                在客户屏打开
              </a>{' '}
              请把打开的窗口移到客户屏。
            </p>
          )}
        </>
      );
    case 'with-client':
      return (
        <>
          <p>请客户在客户屏上操作。内容只能由客户本人填写,本屏不显示所选答案。</p>
          <p role="status">{progressWords(state.progress)}</p>
          {state.progress === null ? null : (
            <progress
              className="gt-client-progress"
              max={state.progress.of}
              value={state.progress.answered}
              aria-label="客户已完成"
            />
          )}
        </>
      );
  }
}
