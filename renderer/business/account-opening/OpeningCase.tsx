import { Button } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { CaseState } from '../../../shared/business/case.ts';
import type { Stage } from '../../../shared/business/stage.ts';
import { branchOf } from '../../../shared/values/ids.ts';
import type { CaseDetail } from '../../data/types.ts';
import { ApprovalPanel } from '../../safeguards/approval/ApprovalPanel.tsx';
import { useWalkUp } from '../../safeguards/approval/use-walk-up.ts';
import { SlipDialog } from '../../safeguards/paper/SlipDialog.tsx';
import { usePrintSlip } from '../../safeguards/paper/use-print-slip.ts';
import { UnmaskDialog } from '../../safeguards/visit/UnmaskDialog.tsx';
import { useCounter } from '../../session/counter.tsx';
import { evidenceIn } from '../../session/discard-evidence.ts';
import { useStaffWords } from '../../session/staff-words.ts';
import { type KeyBinding, useKeys } from '../../ui/keys.tsx';
import { WordList } from '../../ui/WordList.tsx';
import { accountNumbers } from './account-numbers.ts';
import { ageOfNumbers } from './case/case-words.ts';
import { CasePanel } from './case/CasePanel.tsx';
import { CasePictures } from './case/CasePictures.tsx';
import { NoteCallDialog } from './case/NoteCallDialog.tsx';
import { OpenItems } from './case/OpenItems.tsx';
import { ReturnPanel } from './case/ReturnPanel.tsx';
import { TakeBackDialog } from './case/TakeBackDialog.tsx';
import { useBehind } from './case/use-behind.ts';
import { useSight } from './case/use-sight.ts';
import { openingActions } from './opening-actions.ts';
import { openingSlip } from './opening-slip.ts';
import type { Recorded } from './recorded.ts';
import { openingReview } from './review/opening-review.ts';
import { focusUnder } from '../../ui/focus-under.ts';

type Open = 'none' | 'take-back' | 'slip' | 'unmask' | 'take-up' | 'call';

/** An opening after F8: where it stands, who is waited for, what is open, its numbers and its paper. */
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
  const [dialog, setDialog] = useState<Open>('none');
  const { shown } = detail;
  const named = useStaffWords([shown.maker]);
  const behind = useBehind(detail);
  const walkUp = useWalkUp(detail, behind.note, openingReview);
  const clock = useCallback(() => counter.store.now(), [counter.store]);
  const actions = openingActions(detail, counter.store.now());
  const isReadable = detail.attention !== 'upgrade-needed';
  const disabled = !counter.takesActs;

  const recordPrint = usePrintSlip(detail, behind.note);
  const { inClear, seesPictures } = useSight(detail);
  const takeUp = actions.mayResubmit && heldBy === null ? resubmitWords(shown) : null;
  // The maker goes on with their own typing; anybody else says first why they see it.
  const startOver = () => (seesPictures ? onResubmit() : setDialog('take-up'));
  const close = () => setDialog('none');
  const noted = (outcome: Recorded) => {
    behind.note(outcome);
    close();
  };

  // One list for the keys and the buttons, so that they never say different things.
  const offered: readonly Offer[] = [
    ...(takeUp === null
      ? []
      : [{ key: 'F8', label: takeUp, button: takeUp, isMain: true, run: startOver }]),
    ...(actions.mayPrint
      ? [
          {
            key: 'F10',
            label: '打印',
            button: shown.prints === 0 ? '打印受理凭条' : '补打受理凭条',
            isMain: true,
            run: () => setDialog('slip'),
          },
        ]
      : []),
    ...(actions.takeBack === null
      ? []
      : [offer('F6', takeBackWords[actions.takeBack], () => setDialog('take-back'))]),
  ];
  const keys: readonly KeyBinding[] = [
    ...(isReadable && !inClear
      ? [{ key: 'Alt+M', label: '查看明文', run: () => setDialog('unmask'), disabled }]
      : []),
    ...(actions.mayCall
      ? [{ key: 'Alt+T', label: '记录致电', run: () => setDialog('call'), disabled }]
      : []),
    ...(actions.mayDecide
      ? [{ key: 'F9', label: '复核', run: walkUp.start, disabled: disabled || walkUp.busy }]
      : []),
    ...offered.map(({ key, label, run }) => ({ key, label, run, disabled })),
    { key: 'Esc', label: '返回', run: onBack },
  ];
  useKeys(keys, { active });

  const page = useRef<HTMLDivElement>(null);
  const { stage } = shown;
  useEffect(() => {
    if (active) focusNext(page.current, stage);
  }, [active, stage]);

  const buttons = (
    <>
      {offered.map(({ key, button, isMain, run }) => (
        <Button key={key} type={isMain ? 'primary' : 'default'} disabled={disabled} onClick={run}>
          {key} {button}
        </Button>
      ))}
      <Button onClick={onBack}>Esc 返回</Button>
      {isReadable && !inClear ? (
        <Button disabled={disabled} onClick={() => setDialog('unmask')}>
          Alt+M 查看明文
        </Button>
      ) : null}
      <span className="gt-soft gt-push">
        {shown.prints === 0 ? '' : `凭条已打印 ${shown.prints} 次`}
      </span>
    </>
  );
  return (
    <>
      <div className="gt-two" ref={page}>
        <div className="gt-stack">
          <CasePanel
            detail={detail}
            isReadable={isReadable}
            inClear={inClear}
            behind={behind.words}
            heldBy={heldBy}
            buttons={buttons}
          />
          <CasePictures
            evidence={evidenceIn(shown.command.data)}
            seesPictures={seesPictures}
            active={active}
          />
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
          {shown.stage === 'returned' ? (
            <ReturnPanel detail={detail} disabled={disabled} onCall={() => setDialog('call')} />
          ) : null}
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
          {isReadable ? <OpenItems state={shown} /> : null}
        </div>
      </div>
      {dialog === 'take-back' && actions.takeBack !== null ? (
        <TakeBackDialog
          detail={detail}
          kind={actions.takeBack}
          onWithdrawn={noted}
          onClose={close}
        />
      ) : null}
      {dialog === 'call' ? (
        <NoteCallDialog detail={detail} onNoted={noted} onClose={close} />
      ) : null}
      {dialog === 'unmask' || dialog === 'take-up' ? (
        <UnmaskDialog
          of={{ serial: detail.serial }}
          page={functionCode}
          {...(dialog === 'take-up' ? { onShown: onResubmit } : {})}
          onClose={close}
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
            maker: named(shown.maker),
          })}
          record={recordPrint}
          onClose={close}
        />
      ) : null}
    </>
  );
}

/** What may be done with the case now, by key and by button. */
interface Offer {
  readonly key: string;
  readonly label: string;
  readonly button: string;
  readonly isMain: boolean;
  readonly run: () => void;
}

function offer(key: string, label: string, run: () => void): Offer {
  return { key, label, button: label, isMain: false, run };
}

const takeBackWords = { withdraw: '撤回', void: '作废' } as const;

const functionCode = '1101';

function resubmitWords({ stage }: CaseState): string {
  return stage === 'returned' ? '补正' : '重新提交';
}

/** What comes next has the focus: the approval or the slip; where nothing comes any more, the way back. */
function focusNext(page: HTMLElement | null, stage: Stage): void {
  const buttons = [...(page?.querySelectorAll<HTMLElement>('.gt-actions button') ?? [])];
  const next = buttons.find((one) => one.classList.contains('ant-btn-primary'));
  focusUnder(stage === 'withdrawn' ? buttons[0] : (next ?? buttons[0]));
}
