import { useEffect, useState } from 'react';

/** Whole seconds that are left of `ms`, counted down; null while it is not known how many. */
export function useSecondsLeft(ms: number | null): number | null {
  const [left, setLeft] = useState<number | null>(null);
  useEffect(() => {
    if (ms === null) return undefined;
    const end = performance.now() + ms;
    const count = (): void => setLeft(Math.max(0, Math.ceil((end - performance.now()) / 1000)));
    count();
    const timer = setInterval(count, 250);
    return () => clearInterval(timer);
  }, [ms]);
  return left;
}
