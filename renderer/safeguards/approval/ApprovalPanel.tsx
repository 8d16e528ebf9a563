import { Button } from 'antd';
import { type ApprovalRequest, needWords } from '../../../shared/safeguards/approval.ts';
import { beijingClock, beijingDateTime } from '../../../shared/values/dates.ts';
import { Notice } from '../../ui/Notice.tsx';
import { useNow } from '../../ui/use-now.ts';
import { WordList } from '../../ui/WordList.tsx';
import type { WalkUp } from './use-walk-up.ts';

/** Who is waited for and until when; the walk-up approval at this counter. */
export function ApprovalPanel({
  request,
  clock,
  walkUp,
  disabled,
}: {
  readonly request: ApprovalRequest;
  readonly clock: () => number;
  readonly walkUp: WalkUp;
  /** The counter takes no acts now. */
  readonly disabled: boolean;
}) {
  const now = useNow(clock);
  const isOver = now > request.expiresAt;
  const needs = request.needs.map((need) => needWords[need]).join('、');
  return (
    <section className="gt-panel" aria-label={`等待${needs}`}>
      <header>
        <h2>{isOver ? `${needs}时限已过` : `等待${needs}`}</h2>
      </header>
      <div className="gt-panel-body gt-stack">
        <WordList
          lines={[
            { label: '经办', value: request.maker },
            { label: '提交时间', value: beijingDateTime(request.requestedAt) },
            {
              label: `${needs}时限`,
              value: (
                <span className={isOver ? 'gt-danger' : ''}>
                  {beijingClock(request.expiresAt)}
                  {isOver ? ',已过' : `,剩 ${remaining(request.expiresAt - now)}`}
                </span>
              ),
            },
          ]}
        />
        {isOver ? (
          <Notice tone="warning">无人在时限内{needs},请核对后重新提交。</Notice>
        ) : (
          <p className="gt-soft">
            请另一位有复核权限的人员在本终端核对,并在密码窗口中录入本人密码。
          </p>
        )}
        {walkUp.messages.map((message) => (
          <Notice key={message} tone="danger">
            {message}
          </Notice>
        ))}
      </div>
      {isOver ? null : (
        <div className="gt-actions">
          <Button type="primary" disabled={disabled || walkUp.busy} onClick={walkUp.start}>
            {walkUp.busy ? '请在密码窗口中完成…' : `F9 ${needs}`}
          </Button>
        </div>
      )}
    </section>
  );
}

function remaining(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${pad(Math.floor(seconds / 60))}:${pad(seconds % 60)}`;
}
