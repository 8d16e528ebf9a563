import { sideNames } from '../../rulebook/trading/side.ts';
import { securityPrice, unitOf } from '../../rulebook/trading/security.ts';
import { figureCount } from '../../values/count.ts';
import { figureAmount } from '../../values/money.ts';
import type { CaseSummary, WordLine } from '../contract.ts';
import type { OrderCommand } from './commands.ts';
import type { OrderState } from './order-events.ts';
import { filledOf, orderStatus, orderStatusWords } from './order-status.ts';
import { instructionWords, type OrderTicket, ticketTypeWords } from './ticket.ts';

/** An order in one line: 买入 600519 贵州茅台 100 股 @ 1,500.00 */
export function ticketText({ side, security, quantity, type, priceMilli }: OrderTicket): string {
  const what = `${sideNames[side]} ${security.code} ${security.name}`;
  const count = `${figureCount(quantity)} ${unitOf(security)}`;
  const price = priceMilli === null ? '' : ` @ ${securityPrice(priceMilli, security)}`;
  return `${what} ${count}${price}${type === 'LIMIT' ? '' : ` ${ticketTypeWords[type]}`}`;
}

/** What lists show of an order. */
export function orderSummary(ticket: OrderTicket, state: OrderState | null): CaseSummary {
  const { name, idNumber } = ticket.client;
  const filled = state === null ? 0 : filledOf(state).quantity;
  const status = state === null ? '' : ` ${orderStatusWords[orderStatus(state)]}`;
  const done = filled === 0 ? '' : ` 成交 ${figureCount(filled)}`;
  return { subject: name, document: idNumber, detail: `${ticketText(ticket)}${status}${done}` };
}

/** A command in words, for review, approval and slip. */
export function orderCommandWords(command: OrderCommand): readonly WordLine[] {
  switch (command.type) {
    case 'PlaceOrder':
      return ticketWords(command.data.ticket);
    case 'CancelOrder':
      return [{ label: '撤单依据', value: instructionWords[command.data.instruction.way] }];
    case 'ConfirmOrder':
      return [{ label: '再次确认', value: command.data.confirmation.who }];
    case 'LapseOrder':
      return [{ label: '取消登记', value: command.data.reason }];
    case 'ForwardOrder':
    case 'HoldOrder':
    case 'RecordReports':
    case 'ExpireOrder':
      return [];
  }
}

function ticketWords(ticket: OrderTicket): readonly WordLine[] {
  const { client, account, security, side, type, priceMilli, quantity, instruction, mode } = ticket;
  const { name, idNumber, capitalAccount } = client;
  return [
    { label: '客户', value: name, mask: 'NAME' },
    { label: '证件号码', value: idNumber, mask: 'ID' },
    { label: '资金账户', value: capitalAccount, mask: 'ACCOUNT' },
    { label: '证券账户', value: account, mask: 'ACCOUNT' },
    { label: '方向', value: sideNames[side] },
    { label: '证券', value: `${security.code} ${security.name}` },
    { label: '委托方式', value: ticketTypeWords[type] },
    {
      label: type === 'LIMIT' ? '委托价格' : '保护限价',
      value: priceMilli === null ? '—' : securityPrice(priceMilli, security),
    },
    { label: '委托数量', value: `${figureCount(quantity)} ${unitOf(security)}` },
    ...(priceMilli === null
      ? []
      : [{ label: '委托金额', value: figureAmount(Math.round((priceMilli * quantity) / 10)) }]),
    { label: '委托依据', value: instructionOf(instruction) },
    ...(mode === 'SEND' ? [] : [{ label: '报送', value: '离线登记,未报送' }]),
  ];
}

function instructionOf({ way, reference }: OrderTicket['instruction']): string {
  return reference === '' ? instructionWords[way] : `${instructionWords[way]} ${reference}`;
}
