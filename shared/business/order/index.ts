import { comparisonName } from '../../values/text.ts';
import { securityKey } from '../../rulebook/trading/security.ts';
import { type Business, erase, type FactRequest } from '../contract.ts';
import { orderApprovals } from './approvals.ts';
import { OrderCommand } from './commands.ts';
import { decideOrder } from './decide-order.ts';
import { evolveOrder } from './evolve-order.ts';
import { orderEffects } from './order-effects.ts';
import { OrderEvent, OrderState } from './order-events.ts';
import { orderFactRequests } from './order-facts.ts';
import { isOver } from './order-status.ts';
import { orderCommandWords, orderSummary } from './order-words.ts';
import { holdingKey, orderName, pendingBuyRequests } from './pending-buys.ts';
import type { OrderTicket } from './ticket.ts';

const title = '证券委托';

const orderBusiness: Business<OrderState, OrderCommand, OrderEvent> = {
  name: orderName,
  version: 1,
  title,
  functions: [
    { code: '2001', title: '委托买入' },
    { code: '2002', title: '委托卖出' },
  ],
  roles: ['maker', 'supervisor'],
  headOfficeCommands: ['ForwardOrder', 'HoldOrder', 'RecordReports', 'ExpireOrder'],
  provesActorItself: false,
  restsOnTables: ['PlaceOrder', 'ConfirmOrder'],
  command: OrderCommand,
  event: OrderEvent,
  state: OrderState,
  facts,
  decide: decideOrder,
  evolve: evolveOrder,
  keys: ({ ticket, day }) => keysOf(ticket, day),
  summary: (state) => orderSummary(state.ticket, state),
  words: orderCommandWords,
  draftSummary: (command) =>
    command.type === 'PlaceOrder'
      ? {
          summary: orderSummary(command.data.ticket, null),
          keys: keysOf(command.data.ticket, null),
        }
      : { summary: { subject: '', document: '', detail: title }, keys: {} },
  approvals: (command, _state, context) =>
    command.type === 'PlaceOrder' ? orderApprovals(command.data.ticket, context) : [],
  evidence: (command) => ('evidence' in command.data ? command.data.evidence : []),
  // A call is the client's word without the client; everybody else is there.
  visit: (command) =>
    command.type === 'PlaceOrder' && command.data.ticket.instruction.way === 'SLIP'
      ? 'agent'
      : null,
  undo: () => ({ kind: 'withdraw', accepted: '委托已经受理,请用撤单。' }),
  isDone: isOver,
  effects: orderEffects,
};

/** Orders of clients at the counter (2001, 2002): entered, sent by head office, followed to the fill. */
export const order = erase(orderBusiness);

function facts(command: OrderCommand, state: OrderState | null): readonly FactRequest[] {
  switch (command.type) {
    case 'PlaceOrder': {
      const { ticket } = command.data;
      const day = ticket.quote?.statement.day ?? '';
      return [...orderFactRequests(ticket), ...pendingBuyRequests(ticket, day)];
    }
    case 'ConfirmOrder':
      return state === null
        ? []
        : [...orderFactRequests(state.ticket), ...pendingBuyRequests(state.ticket, state.day)];
    case 'LapseOrder':
    case 'CancelOrder':
    case 'ForwardOrder':
    case 'HoldOrder':
    case 'RecordReports':
    case 'ExpireOrder':
      return [];
  }
}

function keysOf(ticket: OrderTicket, day: string | null): Readonly<Record<string, string>> {
  const { clientNo, idNumber, name, capitalAccount } = ticket.client;
  return {
    clientNo,
    idNumber,
    name: comparisonName(name),
    capitalAccount,
    security: securityKey(ticket.security),
    ...(day === null ? {} : { holding: holdingKey(ticket, day) }),
  };
}
