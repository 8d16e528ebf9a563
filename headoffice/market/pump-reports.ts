import { orderName } from '../../shared/business/order/pending-buys.ts';
import { raiseAlarms } from '../alarms.ts';
import { queryOne } from '../db/sql.ts';
import { performAct, stepId } from '../lane/act.ts';
import type { Office } from '../office.ts';
import type { OrderReport } from './order-gateway.ts';

const reportsAtOnce = 500;
const placeName = 'market-reports-place';

/**
 * Records what the market has reported since it was asked last, each order's in one act. The place is moved on after
 * that: what was recorded and is read again is known by its numbers. Gives how many reports there were.
 */
export async function pumpReports(office: Office): Promise<number> {
  // Nothing on the market, nothing to hear: without a question it costs no write either.
  if (!(await isAnyOpen(office))) return 0;
  let count = 0;
  for (;;) {
    const place = await placeIn(office);
    const { reports, next } = await office.gateway.reportsAfter(place, reportsAtOnce);
    for (const [orderId, ofOrder] of byOrder(reports)) await record(office, orderId, ofOrder);
    office.mark('market:recorded');
    if (next !== place) await movePlace(office, next);
    count += reports.length;
    if (reports.length === 0 && next === place) return count;
  }
}

async function isAnyOpen({ db }: Office): Promise<boolean> {
  const open = await db.query(
    `select from cases where business = $1 and stage = 'accepted' limit 1`,
    [orderName],
  );
  return open.length > 0;
}

async function record(
  office: Office,
  orderId: string,
  reports: readonly OrderReport['report'][],
): Promise<void> {
  const [found] = await office.db.query<{ branch: string }>(
    'select branch from cases where case_id = $1',
    [orderId],
  );
  if (found === undefined) {
    // Nobody's order here: told to operators by the log, and no reason to keep all others' reports waiting.
    office.log({ event: 'report-of-unknown-order', order: orderId });
    return;
  }
  const { branch } = found;
  const numbers = reports.map(({ no }) => no).join(' ');
  const command = {
    id: stepId(office.suite, orderId, `reports:${numbers}`),
    type: 'RecordReports',
    version: 1,
    data: { reports: reports.map((report) => ({ ...report })) },
  };
  const outcome = await performAct(office, branch, {
    business: orderName,
    caseId: orderId,
    command,
  });
  if (outcome.status !== 'refused' || outcome.refusals.every(({ rule }) => rule === 'OR-24')) {
    return;
  }
  const rules = outcome.refusals.map(({ rule }) => rule).join(' ');
  const detail = `reports of ${orderId} not recorded: ${rules}`;
  await raiseAlarms(office.db, office.clock(), [
    { branch, counter: null, code: 'ORDER_REPORT_REFUSED', detail },
  ]);
}

function byOrder(
  reports: readonly OrderReport[],
): ReadonlyMap<string, readonly OrderReport['report'][]> {
  const orders = new Map<string, OrderReport['report'][]>();
  for (const { orderId, report } of reports) {
    orders.set(orderId, [...(orders.get(orderId) ?? []), report]);
  }
  return orders;
}

async function placeIn({ db }: Office): Promise<string> {
  const { place } = await queryOne<{ place: string }>(
    db,
    `select coalesce((select value from meta where name = $1), '') as place`,
    [placeName],
  );
  return place;
}

async function movePlace({ db }: Office, place: string): Promise<void> {
  await db.query(
    `insert into meta (name, value) values ($1, $2)
     on conflict (name) do update set value = excluded.value`,
    [placeName, place],
  );
}
