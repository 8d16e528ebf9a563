import { Button } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Stage } from '../../../../shared/business/stage.ts';
import { needWords } from '../../../../shared/safeguards/need.ts';
import { branchOf } from '../../../../shared/values/ids.ts';
import type { CaseDetail } from '../../../data/types.ts';
import { ApprovalPanel } from '../../../safeguards/approval/ApprovalPanel.tsx';
import { useWalkUp } from '../../../safeguards/approval/use-walk-up.ts';
import { PaperDialog } from '../../../safeguards/paper/PaperDialog.tsx';
import { SlipDialog } from '../../../safeguards/paper/SlipDialog.tsx';
import { usePrintSlip } from '../../../safeguards/paper/use-print-slip.ts';
import { UnmaskDialog } from '../../../safeguards/visit/UnmaskDialog.tsx';
import { useCaseInClear } from '../../../safeguards/visit/use-in-clear.ts';
import { useCounter } from '../../../session/counter.tsx';
import { useSignedIn } from '../../../session/session-store.ts';
import { useStaffWords } from '../../../session/staff-words.ts';
import { type KeyBinding, useKeys } from '../../../ui/keys.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { orderIn } from '../order-body.ts';
import { orderReview } from '../order-review.ts';
import { orderSlip } from '../order-slip.ts';
import { printPlace } from '../papers/print-place.ts';
import { codeOfSide, ticketIn } from '../ticket/order-fields.ts';
import { CasePanel } from './CasePanel.tsx';
import { EndDialog } from './EndDialog.tsx';
import { fillSheet } from './fill-sheet.ts';
import { fillsOf } from './fills.ts';
import { figuresOf } from './order-figures.ts';
import { orderOffers } from './order-offers.ts';
import { FigurePanel, FillPanel, StoryPanel } from './OrderPanels.tsx';
import { focusUnder } from '../../../ui/focus-under.ts';

type Open = 'none' | 'end' | 'slip' | 'fills' | 'unmask';

/** An order after F8: where it stands, its story, its fills and figures, its papers, and how it ends. */
export function OrderCase({
  detail,
  active,
  onBack,
  onResubmit,
}: {
  readonly detail: CaseDetail;
  readonly active: boolean;
  readonly onBack: () => void;
  /** Opens the ticket again, prefilled, with a new command id. */
  readonly onResubmit: () => void;
}) {
  const counter = useCounter();
  const { store, info, tables, takesActs } = counter;
  const { actor, name } = useSignedIn();
  const [dialog, setDialog] = useState<Open>('none');
  const { shown } = detail;
  const order = orderIn(shown);
  const ticket = order?.ticket ?? ticketIn(shown.command.data);
  const offers = orderOffers(detail, order, store.now());
  const named = useStaffWords([shown.maker]);
  const nothing = useCallback(() => undefined, []);
  const walkUp = useWalkUp(detail, nothing, orderReview);
  const recordPrint = usePrintSlip(detail, nothing);
  const clock = useCallback(() => store.now(), [store]);
  const inClear = useCaseInClear(detail.serial, {
    clientNo: ticket?.client.clientNo,
    idNumber: ticket?.client.idNumber,
  });
  const figures = order === null ? null : figuresOf(order, tables);
  const hasFills = order !== null && fillsOf(order).length > 0;
  const needLabel = needWords[detail.waiting?.needs[0] ?? 'check'];
  const disabled = !takesActs;
  const close = () => setDialog('none');

  // One list for the keys and the buttons, so that they never say different things.
  const offered: readonly (KeyBinding & { readonly label: string; readonly isMain?: true })[] = [
    ...(offers.mayResubmit
      ? [{ key: 'F8', label: '修改后重新提交', run: onResubmit, isMain: true as const }]
      : []),
    ...(offers.mayPrint
      ? [{ key: 'F10', label: '打印受理凭条', run: () => setDialog('slip'), isMain: true as const }]
      : []),
    ...(hasFills ? [{ key: 'F11', label: '成交确认单', run: () => setDialog('fills') }] : []),
    ...(offers.end === null ? [] : [{ key: 'F6', label: offers.end, run: () => setDialog('end') }]),
    ...(inClear ? [] : [{ key: 'Alt+M', label: '查看明文', run: () => setDialog('unmask') }]),
  ];
  useKeys(
    [
      ...(offers.mayDecide
        ? [{ key: 'F9', label: needLabel, run: walkUp.start, disabled: disabled || walkUp.busy }]
        : []),
      ...offered.map(({ key, label, run }) => ({ key, label, run, disabled })),
      { key: 'Esc', label: '返回', run: onBack },
    ],
    { active },
  );
  const page = useRef<HTMLDivElement>(null);
  const { stage } = shown;
  useEffect(() => {
    if (active) focusNext(page.current, stage);
  }, [active, stage]);

  return (
    <>
      <div className="gt-two" ref={page}>
        <div className="gt-stack">
          <CasePanel
            detail={detail}
            order={order}
            ticket={ticket}
            inClear={inClear}
            buttons={
              <>
                {offered.map(({ key, label, run, isMain }) => (
                  <Button
                    key={key}
                    type={isMain === true ? 'primary' : 'default'}
                    disabled={disabled}
                    onClick={run}
                  >
                    {key} {label}
                  </Button>
                ))}
                <Button onClick={onBack}>Esc 返回</Button>
              </>
            }
          />
          <StoryPanel state={shown} order={order} />
        </div>
        <div className="gt-stack">
          {detail.waiting === null || !(offers.mayDecide || offers.mayResubmit) ? null : (
            <ApprovalPanel
              detail={detail}
              waiting={detail.waiting}
              active={active}
              clock={clock}
              walkUp={walkUp}
              disabled={disabled}
            />
          )}
          {order !== null && figures !== null ? (
            <FigurePanel order={order} figures={figures} />
          ) : null}
          {order !== null && figures === null ? (
            <Notice tone="warning">
              没有 {order.day} 适用的费率,不能计算费用。请联系总部更新规则版本。
            </Notice>
          ) : null}
          {hasFills ? <FillPanel order={order} /> : null}
        </div>
      </div>
      {dialog === 'end' && offers.end !== null ? (
        <EndDialog detail={detail} order={order} onRecorded={close} onClose={close} />
      ) : null}
      {dialog === 'unmask' ? (
        <UnmaskDialog
          of={{ serial: detail.serial }}
          page={ticket === null ? '2001' : codeOfSide(ticket.side)}
          onClose={close}
        />
      ) : null}
      {dialog === 'slip' ? (
        <SlipDialog
          slip={orderSlip(shown, {
            branchName:
              branchOf(shown.origin.counter) === branchOf(info.counter.counter)
                ? info.counter.branchName
                : '',
            now: store.now(),
            copy: shown.prints + 1,
            maker: named(shown.maker),
          })}
          record={recordPrint}
          disabled={disabled}
          onClose={close}
        />
      ) : null}
      {dialog === 'fills' && order !== null && figures !== null ? (
        <PaperDialog
          title="成交确认单"
          paper={(at) =>
            fillSheet(
              detail,
              order,
              figures,
              printPlace(info.counter, { staff: actor.staff, name }),
              at,
            )
          }
          content={null}
          onPrinted={close}
          onClose={close}
        />
      ) : null}
    </>
  );
}

/** What comes next has the focus: the approval or the slip; where nothing comes any more, the way back. */
function focusNext(page: HTMLElement | null, stage: Stage): void {
  const buttons = [...(page?.querySelectorAll<HTMLElement>('.gt-actions button') ?? [])];
  const back = buttons.find((one) => one.textContent.startsWith('Esc'));
  const next = buttons.find((one) => one.classList.contains('ant-btn-primary'));
  focusUnder(stage === 'withdrawn' ? back : (next ?? back));
}
