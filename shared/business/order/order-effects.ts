import type { RegisterChange } from '../../feed/register.ts';
import { fundsRegister } from '../../rulebook/money/funds.ts';
import { positionKey, positionRegister } from '../../rulebook/trading/position.ts';
import { nothingSettled } from './settle.ts';
import type { OrderEvent, Settled } from './order-events.ts';

interface Holding {
  readonly clientNo: string;
  readonly capitalAccount: string;
  readonly security: string;
}

/** What an order's events mean for money and positions. Only fills make a new position, and they are head office's. */
export function orderEffects(event: OrderEvent): readonly RegisterChange[] {
  switch (event.type) {
    case 'OrderPlaced': {
      const { frozenFen, frozenUnits } = event.data.settled;
      return changes(event.data.holding, { ...nothingSettled, frozenFen, frozenUnits });
    }
    case 'OrderLapsed':
    case 'ReportsRecorded':
      return changes(event.data.holding, event.data.moves);
    case 'OrderHeld':
    case 'OrderConfirmed':
    case 'OrderForwarded':
    case 'CancelAsked':
      return [];
  }
}

function changes(holding: Holding, moves: Settled): readonly RegisterChange[] {
  const { clientNo, capitalAccount, security } = holding;
  const { frozenFen, totalFen, unsettledSaleFen } = moves;
  const funds = only({ frozenFen, totalFen, unsettledSaleFen });
  const { frozenUnits, boughtUnits, soldUnits, costFen } = moves;
  const position = only({ frozen: frozenUnits, bought: boughtUnits, sold: soldUnits, costFen });
  const key = positionKey(capitalAccount, security);
  const named = { set: { clientNo, capitalAccount, security }, lookups: { clientNo } };
  return [
    ...(funds === null ? [] : [{ register: fundsRegister, key: capitalAccount, add: funds }]),
    ...(position === null
      ? []
      : [
          {
            register: positionRegister,
            key,
            add: position,
            // The first purchase makes the row.
            ...(boughtUnits === 0 ? {} : named),
          },
        ]),
  ];
}

/** Without what does not change; null where nothing does. */
function only(deltas: Readonly<Record<string, number>>): Readonly<Record<string, number>> | null {
  const moved = Object.entries(deltas).filter(([, delta]) => delta !== 0);
  return moved.length === 0 ? null : Object.fromEntries(moved);
}
