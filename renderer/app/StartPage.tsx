import { Button, Progress } from 'antd';
import { Notice } from '../ui/Notice.tsx';
import { useKeys } from '../ui/keys.tsx';
import type { StartState } from './start-counter.ts';

/** What is shown before there is a counter to sign in at: words and a bar, or what is wrong and what to do. */
export function StartPage({
  state,
  onAgain,
}: {
  readonly state: Extract<StartState, { status: 'connecting' | 'opening' | 'failed' }>;
  readonly onAgain: () => void;
}) {
  useKeys(state.status === 'failed' ? [{ key: 'Enter', label: '重试', run: onAgain }] : []);
  return (
    <main className="gt-centre">
      <section className="gt-card" aria-labelledby="product">
        <h1 id="product">柜台</h1>
        <p className="gt-card-sub">证券营业部柜台系统</p>
        {state.status === 'failed' ? (
          <div className="gt-stack">
            <Notice tone="danger">{state.message}</Notice>
            <Button type="primary" block autoFocus onClick={onAgain}>
              Enter 重试
            </Button>
          </div>
        ) : (
          <Opening state={state} />
        )}
      </section>
    </main>
  );
}

function Opening({
  state,
}: {
  readonly state: Extract<StartState, { status: 'connecting' | 'opening' }>;
}) {
  if (state.status === 'connecting') return <p role="status">正在连接程序服务…</p>;
  const { words, done, total } = state;
  const percent =
    total === null || total === 0 ? null : Math.min(100, Math.floor((done / total) * 100));
  const count = total === null ? '' : `${done} / ${total}`;
  return (
    <div role="status">
      <p>
        {words} <span className="gt-soft gt-tabular">{count}</span>
      </p>
      {percent === null ? null : (
        <Progress percent={percent} showInfo={false} aria-label={words} size="small" />
      )}
    </div>
  );
}
