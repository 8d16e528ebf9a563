import type { Refusal } from '../../errors.ts';
import type { DecideContext } from '../contract.ts';
import type { OrderCommand } from './commands.ts';
import { decideConfirm } from './decide-confirm.ts';
import {
  decideCancel,
  decideForward,
  decideHold,
  decideLapse,
  decideReports,
} from './decide-end.ts';
import { decidePlace } from './decide-place.ts';
import type { OrderEvent, OrderState } from './order-events.ts';

/** Decides an act on an order. Rules OR-1 to OR-25 (docs/rules.md). */
export function decideOrder(
  command: OrderCommand,
  state: OrderState | null,
  context: DecideContext,
): readonly Refusal[] | readonly OrderEvent[] {
  switch (command.type) {
    case 'PlaceOrder':
      return decidePlace(command.data, state, context);
    case 'ConfirmOrder':
      return decideConfirm(command.data, state, context);
    case 'LapseOrder':
      return decideLapse({ by: 'client', reason: command.data.reason }, state, context);
    case 'CancelOrder':
      return decideCancel(command.data, state, context);
    case 'ForwardOrder':
      return decideForward(state, context);
    case 'HoldOrder':
      return decideHold(command.data.reason, state, context);
    case 'RecordReports':
      return decideReports(command.data.reports, state, context);
    case 'ExpireOrder':
      return decideLapse({ by: 'day-end', reason: '当日有效,收市未报送' }, state, context);
  }
}
