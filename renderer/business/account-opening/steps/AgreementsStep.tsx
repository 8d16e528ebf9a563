import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { routeWords } from '../../../../shared/business/account-opening/application/agreed.ts';
import type { AgreementStanding } from '../../../../shared/business/account-opening/application/agreed-state.ts';
import type { AgreementRow } from '../../../../shared/rulebook/opening/agreements.ts';
import { beijingClock } from '../../../../shared/values/dates.ts';
import { ClientTaskDialog } from '../../../safeguards/client-screen/ClientTaskDialog.tsx';
import { focusStop } from '../../../ui/field-walk.ts';
import { useKeys } from '../../../ui/keys.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import type { StepProps } from '../form/step-props.ts';
import { OpeningPrint } from '../papers/OpeningPrint.tsx';
import { paperStanding } from '../papers/opening-papers.ts';
import { ScanPaper } from '../papers/ScanPaper.tsx';
import { AgreementText } from './AgreementText.tsx';
import { PasswordPart } from './PasswordPart.tsx';
import { StepActions } from './StepActions.tsx';
import { useAgreements } from './use-agreements.ts';

/** Step 6: the agreements that follow from what is chosen, read to the end and signed; then the trading password. */
export function AgreementsStep(step: StepProps) {
  const { standing, left, note, task, begin, answered, close } = useAgreements(step);
  const [open, setOpen] = useState<'none' | 'print' | 'scan'>('none');
  const [read, setRead] = useState<AgreementRow | null>(null);
  const paper = paperStanding(step, 'agreements');
  const isAwaited = paper.printed !== null && paper.holds && left.length > 0;
  const count = left.length;
  useKeys([{ key: 'F10', label: '打印协议', run: () => setOpen('print'), disabled: count === 0 }], {
    active: step.active,
  });
  // What may be left for later is no missing item, so nothing else leads there by keys.
  const goToPassword = () => focusStop(document.getElementById(step.idOf('password')) ?? undefined);
  // Once the last one is signed the password is what is left; a clerk who only looks back is not sent there.
  const wasUnsigned = useRef(false);
  const isAlone = open === 'none' && task === null;
  const goOn = useEffectEvent(() => {
    if (step.application.password === null) goToPassword();
  });
  useEffect(() => {
    if (count > 0) wasUnsigned.current = true;
    else if (wasUnsigned.current && isAlone) {
      wasUnsigned.current = false;
      goOn();
    }
  }, [count, isAlone]);
  return (
    <div className="gt-stack">
      {note === null ? null : <Notice tone="warning">{note}</Notice>}
      {paper.printed !== null && !paper.holds ? (
        <Notice tone="danger">
          打印后内容有变动,签署页作废。请收回原件,由客户在客户屏签署,或按 F10 重新打印。
        </Notice>
      ) : null}
      <StepActions
        id={step.idOf('agreed')}
        label="协议"
        actions={[
          {
            label: `客户屏签署(${count} 份)`,
            run: begin,
            disabled: count === 0,
            isNext: !isAwaited,
          },
          {
            label: `F10 打印协议(${count} 份)`,
            run: () => setOpen('print'),
            disabled: count === 0,
          },
          {
            label: '扫描签署页',
            run: () => setOpen('scan'),
            disabled: paper.printed === null || !paper.holds,
            isNext: isAwaited,
          },
          { label: '到交易密码', run: goToPassword },
        ]}
      />
      <ul className="gt-agreements" aria-label="协议">
        {standing.needed.map((one) => (
          <li key={one.row.code}>
            <button
              type="button"
              id={step.idOf(`agreed.${one.row.code}`)}
              onClick={() => setRead(one.row)}
            >
              <span>{one.row.title}</span>
              <span className="gt-soft gt-tabular">版本 {one.row.version}</span>
              <StateWords standing={one} isAwaited={isAwaited} />
            </button>
          </li>
        ))}
        {standing.idle.map(({ code }) => (
          <li key={code}>
            <span className="gt-agreement-idle">
              <span>{titleOf(step, code)}</span>
              <span className="gt-soft">不再需要</span>
            </span>
          </li>
        ))}
      </ul>
      <PasswordPart {...step} from={5} isNext={count === 0} />
      {task === null ? null : (
        <ClientTaskDialog
          task={task}
          onAnswer={answered}
          onPaper={() => {
            close();
            setOpen('print');
          }}
          onClose={close}
        />
      )}
      {open === 'print' ? (
        <OpeningPrint step={step} paper="agreements" onClose={() => setOpen('none')} />
      ) : null}
      {open === 'scan' ? (
        <ScanPaper step={step} paper="agreements" onClose={() => setOpen('none')} />
      ) : null}
      {read === null ? null : <AgreementText row={read} onClose={() => setRead(null)} />}
    </div>
  );
}

function StateWords({
  standing: { state, agreed },
  isAwaited,
}: {
  readonly standing: AgreementStanding;
  readonly isAwaited: boolean;
}) {
  if (state === 'SIGNED' && agreed !== null) {
    return (
      <span className="gt-good">
        已签({routeWords[agreed.route]}) {beijingClock(agreed.readTo)}
      </span>
    );
  }
  if (isAwaited) return <span className="gt-warning">已打印,待签字扫描</span>;
  return state === 'AGAIN' ? (
    <span className="gt-danger">需重签</span>
  ) : (
    <span className="gt-soft">未阅读</span>
  );
}

function titleOf({ context }: StepProps, code: string): string {
  const row = context.tables.agreements.rows.find((one) => one.code === code);
  return row?.title ?? code;
}
