import { useEffect, useState } from 'react';
import type { Bridge } from '../../shared/bridge/index.ts';
import type { DiskState } from '../../shared/bridge/system.ts';
import { Fault, faultText } from '../../shared/errors.ts';
import { isHostAnew, wordsOf } from '../session/words.ts';

const everyMs = 3000;

/** Whether the shell answers, and whether its disk has room. */
export interface ShellHealth {
  /** Why the shell does not answer, in words; null when it does. */
  readonly trouble: string | null;
  readonly disk: DiskState | null;
}

/** Asks the shell now and then: a broken connection must be said before the next act meets it. */
export function useShellHealth(bridge: Pick<Bridge, 'system' | 'onNews'>): ShellHealth {
  const [health, setHealth] = useState<ShellHealth>({ trouble: null, disk: null });
  useEffect(() => {
    let isOver = false;
    const ask = async () => {
      try {
        const disk = await bridge.system.disk();
        if (!isOver) setHealth({ trouble: null, disk });
      } catch (error) {
        const trouble = troubleOf(error);
        if (!isOver && trouble !== null) setHealth((before) => ({ ...before, trouble }));
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

function troubleOf(error: unknown): string | null {
  if (isHostAnew(error)) return wordsOf(error);
  const isLost = error instanceof Fault && error.code === 'BRIDGE_LOST';
  return isLost ? faultText('BRIDGE_LOST') : null;
}
