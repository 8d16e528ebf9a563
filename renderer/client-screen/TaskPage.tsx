import type { ClientChannel } from '../../shared/bridge/client-screen.ts';
import type { ClientTask } from '../../shared/bridge/client-task.ts';
import { Agreements } from './Agreements.tsx';
import { useActivity, useAsked } from './asked.ts';
import { Confirm } from './Confirm.tsx';
import { Questionnaire } from './Questionnaire.tsx';
import { Result } from './Result.tsx';
import type { Ended } from './Welcome.tsx';

/** One task, from its first page to what the client decides. */
export function TaskPage({
  channel,
  turn,
  task,
  onEnded,
}: {
  readonly channel: ClientChannel;
  readonly turn: number;
  readonly task: ClientTask;
  readonly onEnded: (ended: Ended) => void;
}) {
  const asked = useAsked(channel, turn, onEnded);
  useActivity(asked);
  switch (task.kind) {
    case 'questionnaire':
      return <Questionnaire task={task} asked={asked} />;
    case 'agreements':
      return <Agreements task={task} asked={asked} />;
    case 'confirm':
      return <Confirm task={task} asked={asked} />;
    case 'result':
      return <Result task={task} asked={asked} />;
  }
}
