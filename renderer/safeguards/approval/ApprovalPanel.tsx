import { Button } from 'antd';
import { useState } from 'react';
import { needWords } from '../../../shared/safeguards/need.ts';
import { beijingClock, beijingDateTime } from '../../../shared/values/dates.ts';
import type { CaseDetail, Waiting } from '../../data/types.ts';
import { useStaffWords } from '../../session/staff-words.ts';
import { useKeys } from '../../ui/keys.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { useNow } from '../../ui/use-now.ts';
import { WordList } from '../../ui/WordList.tsx';
import { SendDialog } from './SendDialog.tsx';
import type { WalkUp } from './use-walk-up.ts';
import { spanWords, waitingWords } from './waiting-words.ts';

/** Who is waited for and until when; the walk-up approval at this counter, or sending it to somebody elsewhere. */
export function ApprovalPanel({
  detail,
  waiting,
  active,
  clock,
  walkUp,
  disabled,
}: {
  readonly detail: CaseDetail;
  readonly waiting: Waiting;
  readonly active: boolean;
  readonly clock: () => number;
  readonly walkUp: WalkUp;
  /** The counter takes no acts now. */
  readonly disabled: boolean;
}) {
  const now = useNow(clock);
  const named = useStaffWords([detail.shown.maker]);
  const [sending, setSending] = useState(false);
  const isOver = now > waiting.expiresAt;
  const needs = waiting.needs.map((need) => needWords[need]).join('、');
  const next = needWords[waiting.needs[0] ?? 'check'];
  const send = () => setSending(true);
  useKeys([{ key: 'Alt+F9', label: `送${next}`, run: send, disabled: disabled || isOver }], {
    active: active && !isOver,
  });
  return (
    <section className="gt-panel" aria-label={`等待${needs}`}>
      <header>
        <h2>{isOver ? `${needs}时限已过` : `等待${needs}`}</h2>
        {waiting.asked === null ? null : (
          <span className="gt-push" role="status">
            {waitingWords(waiting)}
          </span>
        )}
      </header>
      <div className="gt-panel-body gt-stack">
        <WordList
          lines={[
            { label: '经办', value: named(detail.shown.maker) },
            { label: '提交时间', value: beijingDateTime(waiting.since) },
            {
              label: `${next}时限`,
              value: (
                <span className={isOver ? 'gt-danger' : ''}>
                  {beijingClock(waiting.expiresAt)}
                  {isOver ? ',已过' : `,剩 ${spanWords(waiting.expiresAt - now)}`}
                </span>
              ),
            },
          ]}
        />
        {isOver ? (
          <Notice tone="warning">无人在时限内{needs},请核对后重新提交。</Notice>
        ) : (
          <p className="gt-soft">
            F9 现场{next}:请另一位有{next}权限的人员在本终端核对并录入本人密码。Alt+F9 送{next}
            :送给在其他终端的人员,您可继续办理其他业务。
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
          <Button
            type="primary"
            disabled={disabled}
            aria-disabled={walkUp.busy}
            onClick={walkUp.start}
          >
            {walkUp.busy ? '请在密码窗口中完成…' : `F9 ${next}`}
          </Button>
          <Button disabled={disabled} onClick={send}>
            {waiting.asked === null ? `Alt+F9 送${next}` : 'Alt+F9 改送他人'}
          </Button>
        </div>
      )}
      {sending ? (
        <SendDialog detail={detail} waiting={waiting} onClose={() => setSending(false)} />
      ) : null}
    </section>
  );
}
