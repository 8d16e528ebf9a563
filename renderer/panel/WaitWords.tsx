import { useNow } from '../ui/use-now.ts';

const clock = (): number => performance.now();

/** Counts down, in words, until the next try is taken. */
export function WaitWords({ until }: { readonly until: number }) {
  const left = until - useNow(clock);
  return (
    <p className="gt-soft gt-tabular" role="timer">
      {waitWords(left)}
    </p>
  );
}

/** How long is left: '28 秒后可以再试' · '4 分 30 秒后…' · '23 小时 59 分后…'. */
export function waitWords(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  if (seconds <= 0) return '现在可以再试。';
  if (seconds < 60) return `${seconds} 秒后可以再试。`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} 分 ${seconds % 60} 秒后可以再试。`;
  const minutes = Math.ceil(seconds / 60);
  return `${Math.floor(minutes / 60)} 小时 ${minutes % 60} 分后可以再试。`;
}
