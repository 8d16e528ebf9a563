import type { DecideContext, Facts } from '../../shared/business/contract.ts';
import type { OrderTicket } from '../../shared/business/order/ticket.ts';
import type { Funds } from '../../shared/rulebook/money/funds.ts';
import type { Position } from '../../shared/rulebook/trading/position.ts';
import { type Security, securityKey } from '../../shared/rulebook/trading/security.ts';
import type { EvidenceRef } from '../../shared/safeguards/evidence.ts';
import { intl1 } from '../../shared/suite-intl-1.ts';
import { beijingDate } from '../../shared/values/dates.ts';
import { headOfficeTestKey } from './people.ts';
import { ruleTables } from './rule-tables.ts';
import { testQuote } from './test-quotes.ts';

/** Monday 2026-11-23, 10:00 in Beijing: continuous trading. */
export const deskNow = Date.UTC(2026, 10, 23, 2);

/** A stock of Shanghai's main board. */
export const testStock: Security = {
  market: 'XSHG',
  code: '600519',
  name: '贵州茅台',
  board: 'SH_MAIN',
  instrument: 'A_SHARE',
  status: 'NORMAL',
  ownTickMilli: null,
};

/** The body of a client's row who may order. */
export const testClientBody = {
  name: '李明',
  idNumber: '110000199003070124',
  capitalAccount: '010100000007',
  shA: 'A900000007',
  szA: '0200000007',
  securities: [
    { kind: 'SH_A', number: 'A900000007', linked: false, designated: true },
    { kind: 'SZ_A', number: '0200000007', linked: false, designated: false },
  ],
  permissions: [{ permission: 'CHINEXT', state: 'OPEN' }],
  investorType: 'ORDINARY',
  riskLevel: 'C4',
  riskValidTo: '2027-11-01',
  lowestCategory: false,
  commission: { ratePerMillion: 250, minimumFen: 500, mode: 'ALL_IN' },
};

/** A signed paper of an order. */
export function signedPaper(paper: string, digit = 'a'): EvidenceRef {
  return {
    kind: 'signed-paper',
    digest: digit.repeat(64),
    mediaType: 'image/jpeg',
    bytes: 1000,
    takenAt: deskNow,
    source: 'file',
    page: 1,
    paper,
  };
}

/** An order to buy 1,000 at 10.00, signed for by the client. */
export function testTicket(change: Partial<OrderTicket> = {}): OrderTicket {
  const security = change.security ?? testStock;
  return {
    client: {
      clientNo: '0101000007',
      name: testClientBody.name,
      idNumber: testClientBody.idNumber,
      capitalAccount: testClientBody.capitalAccount,
    },
    account: 'A900000007',
    security,
    side: 'BUY',
    type: 'LIMIT',
    priceMilli: 10_000,
    quantity: 1000,
    commission: { ratePerMillion: 250, minimumFen: 500, mode: 'ALL_IN' },
    quote: testQuote(securityKey(security), deskNow),
    instruction: { way: 'SLIP', reference: '', at: null },
    mode: 'SEND',
    ...change,
  };
}

/** Rows an order is judged by. */
export function orderFactRows({
  client = testClientBody,
  security = testStock,
  funds = {},
  position = {},
}: {
  readonly client?: Readonly<Record<string, unknown>> | null;
  readonly security?: Security | null;
  readonly funds?: Partial<Funds> | null;
  readonly position?: Partial<Position> | null;
} = {}): Facts {
  const row = (body: unknown) => (body === null ? [] : [{ key: '', asOf: deskNow, body }]);
  const { capitalAccount } = testClientBody;
  const clientNo = '0101000007';
  const key = securityKey(security ?? testStock);
  return {
    client: row(client),
    security: row(security),
    funds: row(
      funds && { clientNo, totalFen: 5_000_000, frozenFen: 0, unsettledSaleFen: 0, ...funds },
    ),
    position: row(
      position && {
        clientNo,
        capitalAccount,
        security: key,
        opening: 3000,
        bought: 0,
        sold: 0,
        frozen: 0,
        costFen: 2_500_000,
        ...position,
      },
    ),
  };
}

/** What an order is decided with, at the desk's instant unless told otherwise. */
export function orderContext(change: Partial<DecideContext> = {}): DecideContext {
  const at = change.at ?? deskNow;
  return {
    facts: orderFactRows(),
    actor: { staff: '100023', role: 'maker', session: '' },
    at,
    businessDate: beijingDate(at),
    tables: ruleTables,
    caseId: 'a',
    stage: null,
    approvers: [],
    position: null,
    submitted: { counter: '0101-02', at },
    suite: intl1,
    headOfficeKey: headOfficeTestKey.publicKey,
    ...change,
  };
}
