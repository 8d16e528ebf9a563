import { Button } from 'antd';
import type { OrderField, OrderLine } from '../../../../shared/business/order/order-line.ts';
import { ticketTypeShort } from '../../../../shared/business/order/ticket.ts';
import { sideNames } from '../../../../shared/rulebook/trading/side.ts';
import { sellableNow } from '../../../../shared/rulebook/trading/position.ts';
import { turnsAround } from '../../../../shared/rulebook/trading/turnaround.ts';
import type { EvidenceRef } from '../../../../shared/safeguards/evidence.ts';
import type { VisitClient } from '../../../../shared/safeguards/visit.ts';
import { Masked } from '../../../safeguards/visit/Masked.tsx';
import { useInClear } from '../../../safeguards/visit/use-in-clear.ts';
import { useCounter } from '../../../session/counter.tsx';
import { DigitChoice } from '../../../ui/DigitChoice.tsx';
import { Field } from '../../../ui/Field.tsx';
import { walkFields, walkStop } from '../../../ui/field-walk.ts';
import { Notice } from '../../../ui/Notice.tsx';
import { QuotePanel } from '../../../market/QuotePanel.tsx';
import { SignedPaper } from '../papers/SignedPaper.tsx';
import { linesShown } from '../words-shown.ts';
import { BasisFields } from './BasisFields.tsx';
import { modeOf } from './build-ticket.ts';
import { ChecksPanel } from './ChecksPanel.tsx';
import { DeskPanel } from './DeskPanel.tsx';
import { estimateOf } from './estimate.ts';
import { EstimatePanel } from './EstimatePanel.tsx';
import { takesPrice } from './market-facts.ts';
import type { OrderFields } from './order-fields.ts';
import { PriceField } from './PriceField.tsx';
import { QuantityField, type QuantityGround } from './QuantityField.tsx';
import { SecurityField } from './SecurityField.tsx';
import type { TicketBoard } from './use-ticket.ts';

interface TicketView {
  readonly idOf: (name: string) => string;
  readonly fields: OrderFields;
  readonly board: TicketBoard;
  readonly client: VisitClient;
  readonly lines: readonly OrderLine[];
  readonly messageAt: (field: OrderField) => string | null;
  readonly evidence: readonly EvidenceRef[];
  readonly notice: string | null;
  readonly trouble: string | null;
  readonly active: boolean;
  readonly disabled: boolean;
  readonly onChange: (change: Partial<OrderFields>) => void;
  readonly onLeft: (field: OrderField) => void;
  readonly onEvidence: (evidence: readonly EvidenceRef[]) => void;
  /** Takes it without sending, or not; null where that is no choice. */
  readonly onCapture: (() => void) | null;
  readonly onSave: () => void;
  readonly onReview: () => void;
  readonly onBack: () => void;
}

/** The ticket as it is laid out: the fields left, the client's means and the checks beside them, the market right. */
export function TicketLayout(view: TicketView) {
  const { fields, board, client, lines } = view;
  const { store, tables } = useCounter();
  const inClear = useInClear();
  const day = store.businessDate();
  const security = board.chosen?.security ?? null;
  const isSameDay =
    security !== null &&
    turnsAround({ instrument: security.instrument, date: day }, tables.turnaround);
  const { judged } = board;
  const isCounted = judged !== null && !judged.missing.has('quantity');
  return (
    <div className="gt-order">
      <section className="gt-panel" aria-label={`委托${sideNames[fields.side]}`}>
        <header>
          <span className={`gt-tag gt-tag-large ${sideTone[fields.side]}`}>
            {sideNames[fields.side]}
          </span>
          <h1>
            <Masked kind="NAME" value={client.name} open={inClear} />
          </h1>
          <span className="gt-soft gt-push">
            {modeOf(board.quote, fields) === 'CAPTURE' ? '离线登记' : '联网报送'}
          </span>
        </header>
        <TicketFields {...view} isSameDay={isSameDay} inClear={inClear} />
      </section>
      <div className="gt-stack">
        {board.desk.status === 'loading' ? <p className="gt-empty">正在读取客户…</p> : null}
        {board.desk.status === 'failed' ? (
          <Notice tone="danger">{board.desk.message}</Notice>
        ) : null}
        {board.desk.status === 'ready' ? (
          <DeskPanel
            desk={board.desk.value}
            side={fields.side}
            security={security}
            isSameDay={isSameDay}
            open={inClear}
          />
        ) : null}
        <EstimatePanel estimate={isCounted ? estimateOf(judged.ticket, { day, tables }) : null} />
        <ChecksPanel lines={linesShown(lines, judged?.ticket.account ?? '', inClear)} />
      </div>
      <QuotePanel
        security={security}
        standing={board.quote}
        limits={board.market?.limits ?? null}
      />
    </div>
  );
}

function TicketFields({
  isSameDay,
  inClear,
  ...view
}: TicketView & { readonly isSameDay: boolean; readonly inClear: boolean }) {
  const { idOf, fields, board, messageAt, onChange, onLeft } = view;
  const { store, tables } = useCounter();
  const day = store.businessDate();
  const security = board.chosen?.security ?? null;
  const isPriced = security === null || takesPrice(fields.type, security, day, tables);
  const { judged, market } = board;
  const told = view.lines.filter(
    ({ field, met }) => !met && (field === 'client' || field === 'account'),
  );
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Its fields have the focus. */}
      <div className="gt-panel-body" onKeyDown={walkFields} onBlur={view.onSave}>
        {view.notice === null ? null : <Notice tone="warning">{view.notice}</Notice>}
        {told.map(({ rule, message }) => (
          <Notice key={`${rule} ${message}`} tone="warning">
            {message}
          </Notice>
        ))}
        <CaptureNotice {...view} />
        <SecurityField
          id={idOf('security')}
          read={board.securities}
          chosen={board.chosen}
          message={messageAt('security')}
          onChoose={(key) => {
            if (key === fields.security) return;
            onChange({ security: key, type: 'LIMIT', price: '', quantity: '', captures: false });
            if (key !== '') onLeft('security');
          }}
        />
        <Field id={idOf('type')} label="委托方式" message={messageAt('type')} group>
          <div {...walkStop} id={idOf('type')}>
            <DigitChoice
              label="委托方式"
              choices={(market?.types ?? ['LIMIT' as const]).map((value) => ({
                value,
                label: ticketTypeShort[value],
              }))}
              value={fields.type}
              onChoose={(type) => {
                onChange({ type });
                onLeft('type');
              }}
            />
          </div>
        </Field>
        {isPriced ? (
          <PriceField
            id={idOf('price')}
            fields={fields}
            security={security}
            market={market}
            quote={board.quote.quote?.statement ?? null}
            message={messageAt('price')}
            onChange={(price) => onChange({ price })}
            onLeave={() => onLeft('price')}
          />
        ) : null}
        <QuantityField
          id={idOf('quantity')}
          value={fields.quantity}
          ground={groundOf(board, isSameDay, { day, tables })}
          message={messageAt('quantity')}
          onChange={(quantity) => onChange({ quantity })}
          onLeave={() => onLeft('quantity')}
        />
        <BasisFields
          idOf={idOf}
          label="委托依据"
          typed={fields}
          message={messageAt('instruction')}
          onChange={onChange}
          onLeave={() => onLeft('instruction')}
        >
          {judged?.papers.slip == null ? null : (
            <SignedPaper
              asked={judged.papers.slip}
              evidence={view.evidence}
              signer={view.client.name}
              active={view.active}
              keys={{ print: 'F10', scan: 'F11', pad: 'Alt+B' }}
              onEvidence={view.onEvidence}
            />
          )}
        </BasisFields>
        {judged?.papers.warning == null ? null : (
          <Field id={idOf('warning')} label="风险警示" message={messageAt('warning')} group>
            <div id={idOf('warning')} tabIndex={-1}>
              <SignedPaper
                asked={judged.papers.warning}
                evidence={view.evidence}
                signer={view.client.name}
                active={view.active}
                keys={{ print: 'Alt+P', scan: 'Alt+I', pad: 'Alt+Y' }}
                onEvidence={view.onEvidence}
              />
            </div>
          </Field>
        )}
        {view.trouble === null ? null : <Notice tone="danger">{view.trouble}</Notice>}
        <div className="gt-order-go">
          <Button {...walkStop} type="primary" disabled={view.disabled} onClick={view.onReview}>
            F8 核对
          </Button>
          <span className="gt-soft">{inClear ? '' : '客户未核验到场,资料为脱敏显示。'}</span>
        </div>
      </div>
      <div className="gt-actions">
        <Button onClick={view.onBack}>Esc 返回</Button>
        <span className="gt-soft gt-push">录入自动保存为草稿</span>
      </div>
    </>
  );
}

/** What taking an order without a line means, where it would be taken so. */
function CaptureNotice({ board, fields, onCapture }: TicketView) {
  if (modeOf(board.quote, fields) === 'CAPTURE') {
    return (
      <Notice tone="warning">
        离线登记:只限限价,当日有效,提交后未报送。联网后须在 2006 经客户再次确认才报送,
        不会自动报送;当日未确认即失效。
        {onCapture === null ? null : (
          <Button size="small" onClick={onCapture}>
            Alt+K 改为联网报送
          </Button>
        )}
      </Notice>
    );
  }
  return onCapture === null ? null : (
    <Notice tone="plain">
      没有行情时不能报送。
      <Button size="small" onClick={onCapture}>
        Alt+K 改为离线登记
      </Button>
    </Notice>
  );
}

const sideTone = { BUY: 'gt-buy', SELL: 'gt-sell' } as const;

function groundOf(
  { judged, market, desk }: TicketBoard,
  isSameDay: boolean,
  at: QuantityGround['at'],
): QuantityGround | null {
  if (judged === null || market === null || desk.status !== 'ready') return null;
  const { position } = desk.value.facts;
  const sellable = position === null ? 0 : sellableNow(position, isSameDay);
  return { ticket: judged.ticket, market, desk: desk.value, sellable, at };
}
