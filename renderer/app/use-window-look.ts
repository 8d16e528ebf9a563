import { useEffect } from 'react';
import type { Bridge } from '../../shared/bridge/index.ts';
import { type KeyBinding, useKeys } from '../ui/keys.tsx';
import { chooseLook, nextScale, useLook } from '../ui/look-store.ts';

/** Keeps the shell's windows as staff want them, and its keys for larger and smaller. */
export function useWindowLook(bridge: Pick<Bridge, 'system'>): void {
  const { choice, scalePercent, scales } = useLook();
  useEffect(() => {
    void bridge.system
      .applyLook({ shade: choice, scalePercent })
      .then(({ scales: can }) => useLook.setState({ scales: can }))
      // A shell that does not answer is told by useShellHealth.
      .catch(() => useLook.setState({ scales: false }));
  }, [bridge, choice, scalePercent]);
  const keys: readonly KeyBinding[] = [
    { key: 'Ctrl+=', run: () => chooseLook({ scalePercent: nextScale(scalePercent, 1) }) },
    { key: 'Ctrl++', run: () => chooseLook({ scalePercent: nextScale(scalePercent, 1) }) },
    { key: 'Ctrl+-', run: () => chooseLook({ scalePercent: nextScale(scalePercent, -1) }) },
    { key: 'Ctrl+0', run: () => chooseLook({ scalePercent: 100 }) },
  ];
  // A browser's own zoom has the same keys: they are left to it.
  useKeys(scales ? keys : [], { level: 'frame' });
}
