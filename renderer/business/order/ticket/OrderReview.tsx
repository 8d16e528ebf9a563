import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { orderCommandWords } from '../../../../shared/business/order/order-words.ts';
import { type OrderTicket, ticketTypeWords } from '../../../../shared/business/order/ticket.ts';
import { mask } from '../../../../shared/rulebook/identity/mask.ts';
import { sideNames } from '../../../../shared/rulebook/trading/side.ts';
import { securityPrice, unitOf } from '../../../../shared/rulebook/trading/security.ts';
import { figureCount } from '../../../../shared/values/count.ts';
import { figureAmount } from '../../../../shared/values/money.ts';
import { EvidenceStrip } from '../../../safeguards/evidence/EvidenceStrip.tsx';
import { useInClear } from '../../../safeguards/visit/use-in-clear.ts';
import { Notice } from '../../../ui/Notice.tsx';
import { WordList } from '../../../ui/WordList.tsx';
import { wordsShown } from '../words-shown.ts';
import type { Estimate } from './estimate.ts';
import type { Reviewed } from './use-submission.ts';

/** Client and order read back in one sentence with the figures, and what the next F8 does. */
export function OrderReview({
  reviewed: { ticket, evidence, estimate, isWarned },
  active,
  submitting,
  trouble,
  onSubmit,
  onBack,
}: {
  readonly reviewed: Reviewed;
  readonly active: boolean;
  readonly submitting: boolean;
  readonly trouble: string | null;
  readonly onSubmit: () => void;
  readonly onBack: () => void;
}) {
  const inClear = useInClear();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus({ preventScroll: true }), []);
  const words = orderCommandWords({ type: 'PlaceOrder', data: { ticket, evidence: [] } });
  return (
    <section className="gt-panel gt-review" aria-label="提交前核对">
      <header>
        <h2>提交前核对</h2>
        <span className="gt-soft">请向客户复述一遍</span>
      </header>
      <div className="gt-panel-body gt-stack">
        <p className={`gt-order-sentence ${ticket.side === 'BUY' ? 'gt-buy' : 'gt-sell'}`}>
          {orderSentence(ticket, estimate, inClear)}
        </p>
        {isWarned ? (
          <Notice tone="warning">
            该证券高于客户的风险承受能力,客户已签署特别风险警示书;提交后须主管授权。
          </Notice>
        ) : null}
        <WordList columns="fill" lines={wordsShown(words, inClear)} />
        <EvidenceStrip evidence={evidence} active={active} />
      </div>
      <div className="gt-actions">
        <Notice tone="plain">{consequence(ticket)}</Notice>
        {trouble === null ? null : <Notice tone="danger">{trouble}</Notice>}
        <Button ref={button} type="primary" disabled={submitting} onClick={onSubmit}>
          {submitting ? '正在提交…' : 'F8 提交'}
        </Button>
        <Button disabled={submitting} onClick={onBack}>
          Esc 返回修改
        </Button>
      </div>
    </section>
  );
}

/** 李明 买入 600519 贵州茅台 100 股,限价 1,500.00 元,成交金额 …,费用 …,需冻结 … */
function orderSentence(ticket: OrderTicket, estimate: Estimate | null, inClear: boolean): string {
  const { client, security, side, type, priceMilli, quantity } = ticket;
  const name = inClear ? client.name : mask('NAME', client.name);
  const what = `${name} ${sideNames[side]} ${security.code} ${security.name} ${figureCount(quantity)} ${unitOf(security)}`;
  const price = priceMilli === null ? '' : ` ${securityPrice(priceMilli, security)} 元`;
  const parts = [
    what,
    `${ticketTypeWords[type]}${price}`,
    ...(estimate === null
      ? []
      : [
          `金额 ${figureAmount(estimate.amountFen)} 元`,
          `费用约 ${figureAmount(estimate.feesFen)} 元`,
          side === 'BUY'
            ? `冻结 ${figureAmount(estimate.freezeFen)} 元`
            : `预计收入 ${figureAmount(estimate.cashFen)} 元`,
        ]),
  ];
  return `${parts.join(',')}。`;
}

function consequence({ mode }: OrderTicket): string {
  return mode === 'SEND'
    ? '提交后记入业务流水并送总部报送交易所,当日有效;需复核或授权的,通过后报送。是否成交以交易所回报为准。'
    : '提交后仅作登记,未报送交易所,当日有效。联网后须在 2006 经客户再次确认才报送;当日未确认即失效。';
}
