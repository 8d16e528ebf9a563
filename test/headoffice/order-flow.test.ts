import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../headoffice/db/sql.ts';
import { isOver, orderStatus } from '../../shared/business/order/order-status.ts';
import { Position } from '../../shared/rulebook/trading/position.ts';
import { openTestDatabase } from '../helpers/office-kit.ts';
import { alarmCodes, registerBody } from './office-look.ts';
import { account, branch, OrderDay, security } from './order-day.ts';

let db: Database;
beforeEach(async () => {
  db = await openTestDatabase();
});
afterEach(() => db.close());

/** Long enough for dozens of orders, of which some meet a crash. */
const steps = 140;
const seeds =
  process.env['GUITAI_SEED'] === undefined ? [1, 2] : [Number(process.env['GUITAI_SEED'])];

describe('orders through crashes, late entries and a live market', () => {
  it.each(seeds)(
    'OR-20 OR-21 OR-22 OR-26 keep money, shares and orders with GUITAI_SEED=%d',
    async (seed) => {
      const day = await OrderDay.open(db, seed);
      for (let step = 0; step < steps; step += 1) {
        await day.step();
        const { byRegisters, byOrders, wrong } = await day.standing();
        expect({ step, byRegisters, wrong }).toEqual({ step, byRegisters: byOrders, wrong: [] });
      }
      await day.end();
      const orders = await day.orders();
      expect(orders.length).toBeGreaterThan(10);
      expect(orders.filter((order) => !isOver(order)).map(orderStatus)).toEqual([]);
      // What the market has on record is what the orders have, report by report.
      const said = await day.marketSays();
      for (const id of await day.orderIds()) {
        const { reports } = await day.order(id);
        const own = reports.filter(({ no }) => !no.startsWith('unsent-'));
        expect(own).toEqual(said.get(id) ?? []);
      }
      expect(orders.some((order) => orderStatus(order) === 'filled')).toBe(true);
      const before = Position.parse(
        await registerBody(db, branch, 'position', `${account}.${security}`),
      );
      await day.nextDay();
      const after = Position.parse(
        await registerBody(db, branch, 'position', `${account}.${security}`),
      );
      expect(after).toMatchObject({
        opening: before.opening + before.bought - before.sold,
        bought: 0,
        sold: 0,
        frozen: 0,
      });
      expect(await registerBody(db, branch, 'funds', account)).toMatchObject({
        frozenFen: 0,
        unsettledSaleFen: 0,
      });
      expect(await alarmCodes(db, branch)).toEqual([]);
    },
  );
});
