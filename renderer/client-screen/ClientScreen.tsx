import { useEffect, useState } from 'react';
import type { ClientChannel, ClientTurn } from '../../shared/bridge/client-screen.ts';
import { TaskPage } from './TaskPage.tsx';
import { type Ended, Welcome } from './Welcome.tsx';

type Shown =
  | { readonly status: 'loading' | 'lost' }
  | { readonly status: 'turn'; readonly channel: ClientChannel; readonly turn: ClientTurn };

/**
 * The client's screen: what the counter asks, one thing at a time, and words of welcome in between. With each turn
 * everything of the last one goes.
 */
export function ClientScreen({ connect }: { readonly connect: () => Promise<ClientChannel> }) {
  const [shown, setShown] = useState<Shown>({ status: 'loading' });
  const [ended, setEnded] = useState<Ended | null>(null);
  useEffect(() => {
    let isOver = false;
    const follow = async (): Promise<void> => {
      try {
        const channel = await connect();
        for (let seen = -1; !isOver;) {
          const turn = await channel.next(seen);
          seen = turn.turn;
          if (isOver) return;
          setShown({ status: 'turn', channel, turn });
          if (turn.task !== null) setEnded(null);
        }
      } catch {
        // Whatever broke, the client can do nothing about it; the counter sees that this page is gone.
        if (!isOver) setShown({ status: 'lost' });
      }
    };
    void follow();
    return () => {
      isOver = true;
    };
  }, [connect]);

  switch (shown.status) {
    case 'loading':
      return <Welcome branchName={null} ended={null} />;
    case 'lost':
      return (
        <main className="cs-welcome">
          <h1>客户屏已断开</h1>
          <p role="alert">请告知工作人员重新打开客户屏。</p>
        </main>
      );
    case 'turn': {
      const { turn, task, branchName } = shown.turn;
      return task === null ? (
        <Welcome branchName={branchName} ended={ended} />
      ) : (
        <TaskPage key={turn} channel={shown.channel} turn={turn} task={task} onEnded={setEnded} />
      );
    }
  }
}
