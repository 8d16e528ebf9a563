import { useEffect, useState } from 'react';
import type { PanelChannel, PanelTask } from '../../shared/bridge/staff-keys.ts';
import { Approve } from './Approve.tsx';
import { ChangePassword } from './ChangePassword.tsx';
import { Delegate } from './Delegate.tsx';
import { EndSession } from './EndSession.tsx';
import { Enrol } from './Enrol.tsx';
import { HandOver } from './HandOver.tsx';
import { SignIn } from './SignIn.tsx';
import { Unlock } from './Unlock.tsx';
import { wordsOf } from './use-answer.ts';

type Shown =
  | { readonly status: 'loading' | 'done' }
  | { readonly status: 'open'; readonly channel: PanelChannel; readonly task: PanelTask }
  | { readonly status: 'failed'; readonly message: string };

/** The shell's panel page: the only place where passwords and one-time codes are typed. */
export function Panel({ connect }: { readonly connect: () => Promise<PanelChannel> }) {
  const [shown, setShown] = useState<Shown>({ status: 'loading' });
  useEffect(() => {
    const open = async (): Promise<void> => {
      try {
        const channel = await connect();
        setShown({ status: 'open', channel, task: await channel.task() });
      } catch (error) {
        setShown({ status: 'failed', message: `${wordsOf(error)}请关闭此窗口后重试。` });
      }
    };
    void open();
  }, [connect]);
  const onDone = (): void => setShown({ status: 'done' });
  switch (shown.status) {
    case 'loading':
      return <p className="panel">正在打开…</p>;
    case 'done':
      return <p className="panel">已完成。</p>;
    case 'failed':
      return (
        <p className="panel" role="alert">
          {shown.message}
        </p>
      );
    case 'open':
      return <TaskPage channel={shown.channel} task={shown.task} onDone={onDone} />;
  }
}

function TaskPage({
  channel,
  task,
  onDone,
}: {
  readonly channel: PanelChannel;
  readonly task: PanelTask;
  readonly onDone: () => void;
}) {
  switch (task.kind) {
    case 'sign-in':
      return <SignIn channel={channel} task={task} onDone={onDone} />;
    case 'unlock':
      return <Unlock channel={channel} ask={task.ask} onDone={onDone} />;
    case 'end-session':
      return <EndSession channel={channel} ask={task.ask} onDone={onDone} />;
    case 'hand-over':
      return <HandOver channel={channel} ask={task.ask} onDone={onDone} />;
    case 'change-password':
      return <ChangePassword channel={channel} task={task} onDone={onDone} />;
    case 'approve':
      return <Approve channel={channel} items={[task]} isMany={false} onDone={onDone} />;
    case 'approve-many':
      return <Approve channel={channel} items={task.items} isMany onDone={onDone} />;
    case 'delegate':
      return <Delegate channel={channel} task={task} onDone={onDone} />;
    case 'enrol':
      return <Enrol channel={channel} onDone={onDone} />;
  }
}
