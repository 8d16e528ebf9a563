import { useEffect, useState } from 'react';
import type { Bridge } from '../../shared/bridge/index.ts';
import type { DiskState } from '../../shared/bridge/system.ts';
import { Fault } from '../../shared/errors.ts';

const everyMs = 3000;

/** Whether the shell answers, and whether its disk has room. */
export interface ShellHealth {
  readonly isLost: boolean;
  readonly disk: DiskState | null;
}

/** Asks the shell now and then: a broken connection must be said before the next act meets it. */
export function useShellHealth(bridge: Pick<Bridge, 'system' | 'onNews'>): ShellHealth {
  const [health, setHealth] = useState<ShellHealth>({ isLost: false, disk: null });
  useEffect(() => {
    let isOver = false;
    const ask = async () => {
      try {
        const disk = await bridge.system.disk();
        if (!isOver) setHealth({ isLost: false, disk });
      } catch (error) {
        const isLost = error instanceof Fault && error.code === 'BRIDGE_LOST';
        if (!isOver && isLost) setHealth((before) => ({ ...before, isLost }));
      }
    };
    void ask();
    const timer = setInterval(() => void ask(), everyMs);
    const stop = bridge.onNews((news) => {
      if (news.kind === 'disk') setHealth((before) => ({ ...before, disk: news.disk }));
    });
    return () => {
      isOver = true;
      clearInterval(timer);
      stop();
    };
  }, [bridge]);
  return health;
}
