import { Funds, fundsRegister } from '../../../../shared/rulebook/money/funds.ts';
import {
  Position,
  positionKey,
  positionRegister,
} from '../../../../shared/rulebook/trading/position.ts';
import { OrderState } from '../../../../shared/business/order/order-events.ts';
import { OrderClient, type OrderFacts } from '../../../../shared/business/order/order-facts.ts';
import {
  holdingKey,
  orderName,
  pendingBuy,
} from '../../../../shared/business/order/pending-buys.ts';
import {
  Security,
  securityKey,
  securityRegister,
} from '../../../../shared/rulebook/trading/security.ts';
import type { VisitClient } from '../../../../shared/safeguards/visit.ts';
import type { CounterStore, RegisterView } from '../../../data/types.ts';

/** What this counter knows of a client and a security: what an order is judged by, with the age of every figure. */
export interface Desk {
  readonly facts: OrderFacts;
  readonly pendingBuy: number;
  readonly capitalAccount: string;
  readonly client: RegisterView | null;
  readonly funds: RegisterView | null;
  readonly position: RegisterView | null;
}

/** Reads it, as `decide` will be told it. `caseId`: the order itself, which does not count among the open ones. */
export async function readDesk(
  store: CounterStore,
  client: VisitClient,
  security: Security | null,
  caseId: string,
): Promise<Desk> {
  const clientNo = client.clientNo ?? '';
  const clientView = await one(store, 'client', clientNo);
  const row = OrderClient.safeParse(clientView?.projected).data ?? null;
  const capitalAccount = row?.capitalAccount ?? '';
  const key = security === null ? '' : securityKey(security);
  const [funds, position, listed, pending] = await Promise.all([
    capitalAccount === '' ? null : one(store, fundsRegister, capitalAccount),
    key === '' ? null : one(store, positionRegister, positionKey(capitalAccount, key)),
    key === '' ? null : one(store, securityRegister, key),
    security === null ? 0 : openBuys(store, client, capitalAccount, security, caseId),
  ]);
  return {
    capitalAccount,
    client: clientView,
    funds,
    position,
    pendingBuy: pending,
    facts: {
      client: row,
      security: Security.safeParse(listed?.projected).data ?? null,
      funds: Funds.safeParse(funds?.projected).data ?? null,
      position: Position.safeParse(position?.projected).data ?? null,
    },
  };
}

async function one(
  store: CounterStore,
  register: string,
  key: string,
): Promise<RegisterView | null> {
  const [view] = await store.register(register, 'key', key);
  return view ?? null;
}

/** Only a stock with a warning has a cap that counts what is still open. */
async function openBuys(
  store: CounterStore,
  { clientNo, name, idNumber }: VisitClient,
  capitalAccount: string,
  security: Security,
  caseId: string,
): Promise<number> {
  if (security.status !== 'RISK_WARNING') return 0;
  const client = { clientNo: clientNo ?? '', name, idNumber, capitalAccount };
  const wanted = holdingKey({ client, security }, store.businessDate());
  const cases = await store.casesOfClient({ clientNo: '', idNumber });
  const orders = cases
    .filter(({ business, shown }) => business === orderName && holdingOf(shown.body) === wanted)
    .map((one) => ({ key: one.caseId, asOf: one.at, body: one.shown }));
  return pendingBuy({ orders }, caseId);
}

function holdingOf(body: unknown): string | null {
  const order = OrderState.safeParse(body);
  return order.success ? holdingKey(order.data.ticket, order.data.day) : null;
}
