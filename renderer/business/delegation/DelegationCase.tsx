import { Button } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';
import { delegation } from '../../../shared/business/delegation/index.ts';
import { DelegationBody } from '../../../shared/safeguards/delegation.ts';
import { beijingDateTime } from '../../../shared/values/dates.ts';
import type { CaseDetail } from '../../data/types.ts';
import { ApprovalPanel } from '../../safeguards/approval/ApprovalPanel.tsx';
import { useWalkUp } from '../../safeguards/approval/use-walk-up.ts';
import { useCounter } from '../../session/counter.tsx';
import { type KeyBinding, useKeys } from '../../ui/keys.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { WordList } from '../../ui/WordList.tsx';
import { attentionWords } from '../attention.ts';
import { endOf } from './end.ts';
import { EndDialog } from './EndDialog.tsx';
import { focusUnder } from '../../ui/focus-under.ts';

/** A delegation after F8: who must still authorize it, whether it holds, and how it ends. */
export function DelegationCase({
  detail,
  active,
  onBack,
}: {
  readonly detail: CaseDetail;
  readonly active: boolean;
  readonly onBack: () => void;
}) {
  const { store, takesActs } = useCounter();
  const [ending, setEnding] = useState(false);
  const walkUp = useWalkUp(detail, () => undefined);
  const clock = useCallback(() => store.now(), [store]);
  const { shown, waiting } = detail;
  const body = DelegationBody.safeParse(shown.body);
  const isReadable = detail.attention !== 'upgrade-needed';
  const isOpen = waiting !== null && store.now() <= waiting.expiresAt;
  const end = endOf(detail);
  const disabled = !takesActs;
  const page = useRef<HTMLDivElement>(null);

  const keys: KeyBinding[] = [{ key: 'Esc', label: '返回', run: onBack }];
  if (end !== null) {
    keys.unshift({ key: 'F6', label: end.label, run: () => setEnding(true), disabled });
  }
  if (isOpen && isReadable) {
    const isDisabled = disabled || walkUp.busy;
    keys.unshift({ key: 'F9', label: '授权', run: walkUp.start, disabled: isDisabled });
  }
  useKeys(keys, { active });
  const { stage } = shown;
  useEffect(() => {
    if (active) focusNext(page.current, stage);
  }, [active, stage]);

  const words = delegation.parse(shown.command)?.words() ?? [];
  const attention = attentionWords(detail);
  return (
    <div className="gt-two" ref={page}>
      <section className="gt-panel" aria-label="转授权">
        <header>
          <span className={`gt-tag gt-tag-large gt-tag-${shown.stage}`}>
            {stateWords(detail, store.now())}
          </span>
          <h1 className="gt-tabular" aria-label={`流水号 ${detail.serial}`}>
            {detail.serial}
          </h1>
          <span className="gt-soft gt-push">{beijingDateTime(shown.at)}</span>
        </header>
        <div className="gt-panel-body gt-stack">
          {attention === null ? null : <Notice tone="warning">{attention}</Notice>}
          {shown.stage === 'returned' ? (
            <Notice tone="warning">
              {(shown.returned?.reasons ?? []).map(({ message }) => message).join('')}
              需要时请用 7003 重新办理。
            </Notice>
          ) : null}
          <WordList
            lines={[
              ...words,
              ...shown.decisions.map((one) => ({
                label: one.decision === 'approve' ? '授权' : '退回',
                value: `${one.staff} ${one.name},${beijingDateTime(one.at)}`,
              })),
              ...(body.success && body.data.revoked !== null
                ? [
                    {
                      label: '撤销',
                      value: `${body.data.revoked.staff},${beijingDateTime(body.data.revoked.at)},${body.data.revoked.reason}`,
                    },
                  ]
                : []),
            ]}
          />
        </div>
        <div className="gt-actions">
          {end === null ? null : (
            <Button disabled={disabled} onClick={() => setEnding(true)}>
              F6 {end.label}
            </Button>
          )}
          <Button onClick={onBack}>Esc 返回</Button>
        </div>
      </section>
      {waiting === null || !isReadable ? null : (
        <ApprovalPanel
          detail={detail}
          waiting={waiting}
          active={active}
          clock={clock}
          walkUp={walkUp}
          disabled={disabled}
        />
      )}
      {ending && end !== null ? (
        <EndDialog detail={detail} end={end} onClose={() => setEnding(false)} />
      ) : null}
    </div>
  );
}

/** What comes next has the focus: the authorization while it waits, else the first thing that can be done. */
function focusNext(page: HTMLElement | null, stage: CaseDetail['stage']): void {
  const buttons = [...(page?.querySelectorAll<HTMLElement>('.gt-actions button') ?? [])];
  const main = buttons.find((one) => one.classList.contains('ant-btn-primary'));
  focusUnder(stage === 'awaiting-approval' ? (main ?? buttons[0]) : buttons.at(-1));
}

function stateWords({ shown }: CaseDetail, now: number): string {
  const body = DelegationBody.safeParse(shown.body);
  if (!body.success) {
    const words = { returned: '已退回', withdrawn: '已撤回' };
    return shown.stage === 'returned' || shown.stage === 'withdrawn'
      ? words[shown.stage]
      : '待授权';
  }
  if (body.data.revoked !== null) return '已撤销';
  const { fromAt, untilAt } = body.data.delegation.statement;
  return now < fromAt ? '未到起期' : now > untilAt ? '已到期' : '生效中';
}
