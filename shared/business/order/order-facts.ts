import { z } from 'zod';
import { Funds, fundsRegister } from '../../rulebook/money/funds.ts';
import { Position, positionKey, positionRegister } from '../../rulebook/trading/position.ts';
import { Security, securityKey, securityRegister } from '../../rulebook/trading/security.ts';
import { CustomerLevel, InvestorType } from '../../rulebook/suitability/levels.ts';
import type { FactRequest, Facts } from '../contract.ts';
import { type OrderTicket, TicketCommission } from './ticket.ts';

/** What an order asks of a client's row; a row from before the whole form says little, and forbids what it does not say. */
export const OrderClient = z.object({
  name: z.string(),
  idNumber: z.string(),
  capitalAccount: z.string().catch(''),
  shA: z.string().nullable().catch(null),
  szA: z.string().nullable().catch(null),
  securities: z
    .array(z.object({ kind: z.string(), number: z.string(), designated: z.boolean() }))
    .catch([]),
  permissions: z.array(z.object({ permission: z.string(), state: z.string() })).catch([]),
  investorType: InvestorType.catch('ORDINARY'),
  riskLevel: CustomerLevel.nullable().catch(null),
  riskValidTo: z.string().nullable().catch(null),
  lowestCategory: z.boolean().catch(false),
  commission: TicketCommission.nullable().catch(null),
});
/** What an order asks of a client's row. */
export type OrderClient = Readonly<z.infer<typeof OrderClient>>;

/** What was found for an order; null where nothing was. */
export interface OrderFacts {
  readonly client: OrderClient | null;
  readonly security: Security | null;
  readonly funds: Funds | null;
  readonly position: Position | null;
}

/** The rows an order is judged by. */
export function orderFactRequests({
  client,
  security,
}: Pick<OrderTicket, 'client' | 'security'>): readonly FactRequest[] {
  const { clientNo, capitalAccount } = client;
  const key = securityKey(security);
  const row = (name: string, register: string, value: string): FactRequest => ({
    name,
    from: 'register',
    register,
    by: 'key',
    value,
  });
  return [
    row('client', 'client', clientNo),
    row('security', securityRegister, key),
    row('funds', fundsRegister, capitalAccount),
    row('position', positionRegister, positionKey(capitalAccount, key)),
  ];
}

/** The rows that were found, read. */
export function orderFacts(facts: Facts): OrderFacts {
  const read = <Body>(name: string, schema: z.ZodType<Body>): Body | null =>
    schema.safeParse(facts[name]?.[0]?.body).data ?? null;
  return {
    client: read('client', OrderClient),
    security: read('security', Security),
    funds: read('funds', Funds),
    position: read('position', Position),
  };
}
