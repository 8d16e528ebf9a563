import { screen, waitFor } from '@testing-library/react';
import { OrderScreen } from '../../renderer/business/order/OrderScreen.tsx';
import { takeClient } from '../../renderer/session/clients-store.ts';
import { useSession } from '../../renderer/session/session-store.ts';
import { TabProvider } from '../../renderer/session/tab.tsx';
import { beginVisit } from '../../renderer/session/visits.ts';
import type { OrderEvent } from '../../shared/business/order/order-events.ts';
import type { OrderTicket } from '../../shared/business/order/ticket.ts';
import type { RegisterRow } from '../../shared/feed/register.ts';
import type { Funds } from '../../shared/rulebook/money/funds.ts';
import { positionKey } from '../../shared/rulebook/trading/position.ts';
import { type Security, securityKey } from '../../shared/rulebook/trading/security.ts';
import type { VisitClient } from '../../shared/safeguards/visit.ts';
import { type Command, Entry, type JournalEvent } from '../../shared/journal/entry.ts';
import { decided, type FeedMaker, officeAct, registerRow } from './feed-maker.ts';
import { testClientBody, testStock, testTicket } from './order-desk.ts';
import { testQuote } from './test-quotes.ts';
import type { ScreenKit } from './screen-kit.tsx';

/** Who orders. */
export const orderer: VisitClient = {
  clientNo: '0101000007',
  name: testClientBody.name,
  idKind: 'RESIDENT',
  idNumber: testClientBody.idNumber,
};

/** A stock of ChiNext and one of STAR, beside the one of Shanghai's main board. */
export const otherStocks: readonly Security[] = [
  { ...testStock, market: 'XSHE', code: '300750', name: '宁德时代', board: 'CHINEXT' },
  { ...testStock, code: '688981', name: '中芯国际', board: 'STAR' },
];

/** What the snapshot of a counter brings that takes orders. */
export function orderRows(
  change: {
    readonly client?: Readonly<Record<string, unknown>>;
    readonly funds?: Partial<Funds>;
  } = {},
): readonly RegisterRow[] {
  const clientNo = '0101000007';
  const { capitalAccount, idNumber } = testClientBody;
  // Plain JSON: a changed client of a test is no more than that.
  const body = { ...testClientBody, idKind: 'RESIDENT', ...change.client } as RegisterRow['body'];
  const funds = { clientNo, totalFen: 5_000_000, frozenFen: 0, unsettledSaleFen: 0 };
  const security = securityKey(testStock);
  const position = {
    clientNo,
    capitalAccount,
    security,
    opening: 3000,
    bought: 0,
    sold: 0,
    frozen: 0,
    costFen: 2_500_000,
  };
  return [
    registerRow('client', clientNo, 1, body, { idNumber }),
    registerRow('funds', capitalAccount, 1, { ...funds, ...change.funds }, { clientNo }),
    registerRow('position', positionKey(capitalAccount, security), 1, position, { clientNo }),
    ...[testStock, ...otherStocks].map((one) =>
      registerRow('security', securityKey(one), 1, { ...one }, { market: one.market }),
    ),
  ];
}

/** A tab of 2001 or 2002 with the client in hand, ready to be typed in. */
export async function openOrder(
  kit: ScreenKit,
  functionCode: '2001' | '2002' = '2001',
  caseId = kit.counter.newId(),
): Promise<string> {
  takeClient(caseId, orderer);
  kit.render(
    <TabProvider id={caseId}>
      <OrderScreen
        caseId={caseId}
        functionCode={functionCode}
        active
        onSubject={() => undefined}
        onBack={() => undefined}
      />
    </TabProvider>,
  );
  await waitFor(() => screen.getByLabelText('证券').focus());
  await screen.findByText('F3 到这里');
  return caseId;
}

/** The client shows their document and their face. */
export async function verifyOrderer({ counter, context }: ScreenKit): Promise<void> {
  const { signedIn } = useSession.getState();
  if (signedIn === null) throw new Error('nobody is signed in');
  const { staff } = signedIn.actor;
  const kept = await counter.bridge.evidence.keep('image/jpeg', new Uint8Array([0xff, 0xd8, 0xff]));
  const picture = {
    kind: 'face',
    digest: kept.digest,
    mediaType: kept.mediaType,
    bytes: kept.bytes,
    takenAt: context.store.now(),
    source: 'camera',
    page: 1,
  } as const;
  const outcome = await beginVisit(context, signedIn.actor, {
    id: counter.newId(),
    start: {
      client: orderer,
      grade: 'face',
      document: {
        source: 'typed',
        number: orderer.idNumber,
        name: orderer.name,
        validFrom: null,
        validUntil: null,
        issuer: null,
        ethnicity: null,
        device: null,
        simulated: false,
      },
      face: { picture, chipPhoto: null, compared: 'same', by: staff },
      password: null,
      agent: null,
    },
    seen: [],
  });
  if (outcome.status === 'refused') throw new Error(outcome.refusals[0]?.message);
}

/** An order given by a recorded call, recorded here. */
export async function placeOrder(
  { counter, context, clock, quotes }: ScreenKit,
  change: Partial<OrderTicket> = {},
): Promise<string> {
  const { signedIn } = useSession.getState();
  if (signedIn === null) throw new Error('nobody is signed in');
  const key = securityKey(change.security ?? testStock);
  const ticket = testTicket({
    quote: testQuote(key, clock.now, quotes.changes.get(key)),
    instruction: { way: 'PHONE', reference: 'REC-1', at: clock.now - 60_000 },
    ...change,
  });
  const caseId = counter.newId();
  // Plain JSON by its schema.
  const data = { ticket, evidence: [] } as unknown as Command['data'];
  const outcome = await context.store.act({
    business: 'order',
    caseId,
    actor: signedIn.actor,
    command: { type: 'PlaceOrder', version: 1, id: caseId, data },
  });
  if (outcome.status === 'refused') throw new Error(JSON.stringify(outcome.refusals));
  return caseId;
}

/** Head office decides everything this counter recorded so far, then does this with an order. */
export async function officeDoes(
  { counter }: ScreenKit,
  maker: FeedMaker,
  from: number,
  caseId: string,
  events: readonly OrderEvent[],
): Promise<void> {
  const lines = await counter.exchange.lines(from, { entries: 100, bytes: 1e7 });
  const own = (lines?.lines ?? []).map((line) =>
    decided(Entry.parse(JSON.parse(new TextDecoder().decode(line)))),
  );
  const acts = events.map((event) =>
    // Events and the commands they stand for are plain JSON by their schemas.
    officeAct('order', caseId, { type: 'ForwardOrder', data: {} }, [event as JournalEvent]),
  );
  await counter.exchange.takePage(maker.page([...own, ...acts]));
}
