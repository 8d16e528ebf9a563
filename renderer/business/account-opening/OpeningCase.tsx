import { Button } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { CaseState } from '../../../shared/business/case.ts';
import { type Stage, stageWords } from '../../../shared/business/stage.ts';
import { branchOf } from '../../../shared/values/ids.ts';
import { beijingDateTime } from '../../../shared/values/dates.ts';
import type { ActOutcome, CaseDetail } from '../../data/types.ts';
import { ApprovalPanel } from '../../safeguards/approval/ApprovalPanel.tsx';
import { useWalkUp } from '../../safeguards/approval/use-walk-up.ts';
import { EvidenceStrip } from '../../safeguards/evidence/EvidenceStrip.tsx';
import { SlipDialog } from '../../safeguards/paper/SlipDialog.tsx';
import { usePrintSlip } from '../../safeguards/paper/use-print-slip.ts';
import { useCounter } from '../../session/counter.tsx';
import { UnmaskDialog } from '../../safeguards/visit/UnmaskDialog.tsx';
import { useCaseInClear } from '../../safeguards/visit/use-in-clear.ts';
import { evidenceIn } from '../../session/discard-evidence.ts';
import { useSignedIn } from '../../session/session-store.ts';
import { useSyncStatus } from '../../sync/status.ts';
import { type KeyBinding, useKeys } from '../../ui/keys.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { WordList } from '../../ui/WordList.tsx';
import { attentionWords } from '../attention.ts';
import { accountNumbers } from './account-numbers.ts';
import { fieldsOfCommand } from './opening-fields.ts';
import { clearLines, maskedLines } from './opening-lines.ts';
import { openingSlip } from './opening-slip.ts';
import { OpeningWay } from './OpeningWay.tsx';
import { openingActions } from './opening-actions.ts';
import { WithdrawDialog } from './WithdrawDialog.tsx';

/** An opening after F8: where it stands, who is waited for, its numbers and its paper. */
export function OpeningCase({
  detail,
  active,
  onBack,
  onResubmit,
  heldBy,
}: {
  readonly detail: CaseDetail;
  readonly active: boolean;
  readonly onBack: () => void;
  /** Opens the form again, prefilled and in clear, with a new command id. */
  readonly onResubmit: () => void;
  /** Staff number of somebody whose draft goes on with this case, or null. */
  readonly heldBy: string | null;
}) {
  const counter = useCounter();
  const isOffline = useSyncStatus((state) => state.line.kind === 'offline');
  const [dialog, setDialog] = useState<'none' | 'withdraw' | 'slip' | 'unmask' | 'take-up'>('none');
  const { shown } = detail;
  const behind = useBehind(detail);
  const walkUp = useWalkUp(detail, behind.note);
  const clock = useCallback(() => counter.store.now(), [counter.store]);
  const actions = openingActions(detail, counter.store.now());
  const evidence = evidenceIn(shown.command.data);
  const isReadable = detail.attention !== 'upgrade-needed';
  const attention = attentionWords(detail);
  const disabled = !counter.takesActs;

  const recordPrint = usePrintSlip(detail, behind.note);
  const { inClear, seesPictures } = useSight(detail);
  const takeUp = actions.mayResubmit && heldBy === null ? resubmitWords(shown) : null;
  // The maker goes on with their own typing; anybody else says first why they see it.
  const startOver = () => (seesPictures ? onResubmit() : setDialog('take-up'));

  const keys: KeyBinding[] = [{ key: 'Esc', label: '返回', run: onBack }];
  if (actions.mayWithdraw) {
    keys.unshift({ key: 'F6', label: '撤回', run: () => setDialog('withdraw'), disabled });
  }
  if (actions.mayPrint) {
    keys.unshift({ key: 'F10', label: '打印', run: () => setDialog('slip'), disabled });
  }
  if (actions.mayDecide) {
    const isDisabled = disabled || walkUp.busy;
    keys.unshift({ key: 'F9', label: '复核', run: walkUp.start, disabled: isDisabled });
  }
  if (takeUp !== null) keys.unshift({ key: 'F8', label: takeUp, run: startOver, disabled });
  if (isReadable && !inClear) {
    keys.unshift({ key: 'Alt+M', label: '查看明文', run: () => setDialog('unmask'), disabled });
  }
  useKeys(keys, { active });

  const page = useRef<HTMLDivElement>(null);
  const { stage } = shown;
  useEffect(() => {
    if (active) focusNext(page.current, stage);
  }, [active, stage]);

  return (
    <>
      <div className="gt-two" ref={page}>
        <div className="gt-stack">
          <section className="gt-panel" aria-label="办理情况">
            <header>
              <span className={`gt-tag gt-tag-large gt-tag-${shown.stage}`}>
                {stageWords[shown.stage]}
              </span>
              <h1 className="gt-tabular" aria-label={`流水号 ${detail.serial}`}>
                {detail.serial}
              </h1>
              <span className="gt-soft gt-push">{beijingDateTime(shown.at)}</span>
            </header>
            <div className="gt-panel-body gt-stack">
              {isReadable ? (
                <>
                  <OpeningWay detail={detail} />
                  <p>{sentenceOf(detail, isOffline)}</p>
                </>
              ) : null}
              {behind.words === null ? null : <Notice tone="plain">{behind.words}</Notice>}
              {heldBy === null ? null : (
                <Notice tone="plain">
                  {heldBy} 正在补正本笔业务,草稿未提交。请由其继续,或由其交接班(8003)后办理。
                </Notice>
              )}
              {attention === null ? null : <Notice tone="warning">{attention}</Notice>}
              <WordList
                lines={[
                  ...(inClear ? clearLines : maskedLines)(shown.command),
                  { label: '经办', value: shown.maker },
                  ...(shown.returned?.reasons ?? []).map(({ message }) => ({
                    label: '退回原因',
                    value: message,
                  })),
                  ...shown.decisions.map((one) => ({
                    label: decidedWords[one.decision],
                    value: `${one.staff} ${one.name},${beijingDateTime(one.at)}${one.comment === '' ? '' : `,${one.comment}`}`,
                  })),
                ]}
              />
            </div>
            <div className="gt-actions">
              {takeUp === null ? null : (
                <Button type="primary" disabled={disabled} onClick={startOver}>
                  F8 {takeUp}
                </Button>
              )}
              {actions.mayPrint ? (
                <Button type="primary" disabled={disabled} onClick={() => setDialog('slip')}>
                  {shown.prints === 0 ? 'F10 打印受理凭条' : 'F10 补打受理凭条'}
                </Button>
              ) : null}
              {actions.mayWithdraw ? (
                <Button disabled={disabled} onClick={() => setDialog('withdraw')}>
                  F6 撤回
                </Button>
              ) : null}
              <Button onClick={onBack}>Esc 返回</Button>
              {isReadable && !inClear ? (
                <Button disabled={disabled} onClick={() => setDialog('unmask')}>
                  Alt+M 查看明文
                </Button>
              ) : null}
              <span className="gt-soft gt-push">
                {shown.prints === 0 ? '' : `凭条已打印 ${shown.prints} 次`}
              </span>
            </div>
          </section>
          <section className="gt-panel" aria-label="影像">
            <header>
              <h2>影像材料</h2>
              {seesPictures ? <span className="gt-soft gt-push">F11 到这里,Enter 放大</span> : null}
            </header>
            <div className="gt-panel-body">
              {seesPictures || evidence.length === 0 ? (
                <EvidenceStrip evidence={evidence} active={active} />
              ) : (
                <p className="gt-soft">
                  共 {evidence.length} 页,含客户证件和签名,不显示。确需查看按 Alt+M。
                </p>
              )}
            </div>
          </section>
        </div>
        <div className="gt-stack">
          {detail.waiting === null || !(actions.mayDecide || actions.mayResubmit) ? null : (
            <ApprovalPanel
              detail={detail}
              waiting={detail.waiting}
              active={active}
              clock={clock}
              walkUp={walkUp}
              disabled={disabled}
            />
          )}
          {shown.stage === 'withdrawn' || !isReadable ? null : (
            <section className="gt-panel" aria-label="账户号码">
              <header>
                <h2>账户号码</h2>
                <span className="gt-soft gt-push">{ageOfNumbers(detail)}</span>
              </header>
              <div className="gt-panel-body" aria-live="polite">
                <WordList lines={accountNumbers(shown)} />
              </div>
            </section>
          )}
        </div>
      </div>
      {dialog === 'withdraw' ? (
        <WithdrawDialog
          detail={detail}
          onWithdrawn={(outcome) => {
            behind.note(outcome);
            setDialog('none');
          }}
          onClose={() => setDialog('none')}
        />
      ) : null}
      {dialog === 'unmask' || dialog === 'take-up' ? (
        <UnmaskDialog
          of={{ serial: detail.serial }}
          page={functionCode}
          {...(dialog === 'take-up' ? { onShown: onResubmit } : {})}
          onClose={() => setDialog('none')}
        />
      ) : null}
      {dialog === 'slip' ? (
        <SlipDialog
          slip={openingSlip(shown, {
            branchName:
              branchOf(shown.origin.counter) === branchOf(counter.info.counter.counter)
                ? counter.info.counter.branchName
                : '',
            now: counter.store.now(),
            copy: shown.prints + 1,
          })}
          record={recordPrint}
          onClose={() => setDialog('none')}
        />
      ) : null}
    </>
  );
}

const decidedWords = { approve: '复核', refuse: '复核退回', expire: '复核过期' } as const;

const functionCode = '1101';

/**
 * What of a case is seen: the words by the client's visit or a recorded reason; the pictures by whoever made the
 * case too, who took them.
 */
function useSight({ serial, shown }: CaseDetail) {
  const { staff } = useSignedIn().actor;
  const { idNumber } = fieldsOfCommand(shown.command.data);
  const inClear = useCaseInClear(serial, { clientNo: undefined, idNumber });
  return { inClear, seesPictures: inClear || shown.maker === staff };
}

function resubmitWords({ stage }: CaseState): string {
  return stage === 'returned' ? '补正' : '重新提交';
}

/** Says that an act was recorded while the index does not show it yet. */
function useBehind({ shown }: CaseDetail) {
  const [recorded, setRecorded] = useState<{ serial: string; before: string } | null>(null);
  const present = JSON.stringify(shown);
  const note = (outcome: ActOutcome) => {
    const isBehind = outcome.status === 'recorded' && outcome.restoring;
    setRecorded(isBehind ? { serial: outcome.serial, before: present } : null);
  };
  const words =
    recorded?.before === present ? `已记录,流水号 ${recorded.serial},正在恢复显示。` : null;
  return { note, words };
}

/** What comes next has the focus: the approval or the slip; where nothing comes any more, the way back. */
function focusNext(page: HTMLElement | null, stage: Stage): void {
  const buttons = [...(page?.querySelectorAll<HTMLElement>('.gt-actions button') ?? [])];
  const next = buttons.find((one) => one.classList.contains('ant-btn-primary'));
  (stage === 'withdrawn' ? buttons[0] : (next ?? buttons[0]))?.focus();
}

function sentenceOf({ shown, progress }: CaseDetail, isOffline: boolean): string {
  switch (shown.stage) {
    case 'awaiting-approval':
      return '已记入业务流水,等待复核。复核通过后即为已受理。';
    case 'accepted':
      if (progress !== 'recorded') return '已受理,总部正在办理,号码下发后显示在右侧。';
      return isOffline
        ? '已受理。当前离线,号码待下发;恢复联网后自动送总部,无需重新提交。'
        : '已受理,正在送总部。';
    case 'done':
      return '总部已办结,账户号码已下发。';
    case 'returned':
      return '已退回补正,请按原因修改后重新提交。';
    case 'withdrawn':
      return '已撤回,不再办理。';
  }
}

function ageOfNumbers({ shown, confirmedPlace }: CaseDetail): string {
  if (shown.stage === 'done') return '总部下发';
  if (shown.stage !== 'accepted') return '受理后由总部下发';
  return confirmedPlace === null ? '总部尚未审' : '总部已审,办理中';
}
