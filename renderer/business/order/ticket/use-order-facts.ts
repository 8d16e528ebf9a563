import { z } from 'zod';
import { CaseState } from '../../../../shared/business/case.ts';
import type { FactRow, Facts } from '../../../../shared/business/contract.ts';
import { OrderClient } from '../../../../shared/business/order/order-facts.ts';
import { orderName, pendingBuyRequests } from '../../../../shared/business/order/pending-buys.ts';
import type { OrderTicket } from '../../../../shared/business/order/ticket.ts';
import { fundsRegister } from '../../../../shared/rulebook/money/funds.ts';
import { positionKey, positionRegister } from '../../../../shared/rulebook/trading/position.ts';
import {
  type Security,
  securityKey,
  securityRegister,
} from '../../../../shared/rulebook/trading/security.ts';
import type { CounterStore, RegisterView } from '../../../data/types.ts';
import { type Read, useRead } from '../../../session/use-read.ts';

/** Rows an order is judged by, as the counter has them: head office's figures with what is pending here. */
export interface OrderRows {
  readonly client: OrderClient | null;
  readonly funds: RegisterView | null;
  readonly position: RegisterView | null;
  /** The same as `decide` gets them. */
  readonly facts: Facts;
}

/** Follows the rows of a client, and of what they hold of a security; null: nobody is chosen. */
export function useOrderRows(
  clientNo: string | null,
  security: Security | null,
): Read<OrderRows | null> {
  const key = security === null ? null : securityKey(security);
  const isWarned = security?.status === 'RISK_WARNING';
  return useRead(
    async (store) =>
      clientNo === null ? null : await orderRows(store, clientNo, isWarned ? security : null, key),
    [clientNo, key, isWarned ? 1 : 0],
  );
}

async function orderRows(
  store: CounterStore,
  clientNo: string,
  warned: Security | null,
  key: string | null,
): Promise<OrderRows> {
  const [row] = await store.register('client', 'key', clientNo);
  const client = OrderClient.safeParse(row?.projected).data ?? null;
  const account = client?.capitalAccount ?? '';
  const one = async (register: string, value: string | null) =>
    value === null || account === ''
      ? null
      : ((await store.register(register, 'key', value))[0] ?? null);
  const [funds, position, security, orders] = await Promise.all([
    one(fundsRegister, account),
    one(positionRegister, key === null ? null : positionKey(account, key)),
    one(securityRegister, key),
    warned === null || client === null ? [] : openOrdersOf(store, clientNo, client, warned),
  ]);
  const facts: Facts = {
    client: factOf(row ?? null),
    funds: factOf(funds),
    position: factOf(position),
    security: factOf(security),
    orders,
  };
  return { client, funds, position, facts };
}

function factOf(view: RegisterView | null): readonly FactRow[] {
  return view === null ? [] : [{ key: view.key, asOf: view.asOf, body: view.projected }];
}

/** Today's orders of a client in one security, as `decide` finds them by the key of account, security and day. */
async function openOrdersOf(
  store: CounterStore,
  clientNo: string,
  { idNumber, capitalAccount }: OrderClient,
  security: Security,
): Promise<readonly FactRow[]> {
  const about: Pick<OrderTicket, 'client' | 'security' | 'side'> = {
    client: { clientNo, name: '', idNumber, capitalAccount },
    security,
    side: 'BUY',
  };
  const day = store.businessDate();
  const [request] = pendingBuyRequests(about, day);
  if (request === undefined) return [];
  const details = await store.casesOfClient({ clientNo, idNumber });
  return details
    .filter(({ business, shown }) => business === orderName && isOf(shown, security, day))
    .map(({ caseId, at, shown }) => ({ key: caseId, asOf: at, body: shown }));
}

const Named = z.object({
  day: z.string(),
  ticket: z.object({ security: z.object({ market: z.string(), code: z.string() }) }),
});

function isOf(shown: unknown, { market, code }: Security, day: string): boolean {
  const named = Named.safeParse(CaseState.safeParse(shown).data?.body).data;
  return (
    named !== undefined &&
    named.day === day &&
    named.ticket.security.market === market &&
    named.ticket.security.code === code
  );
}
