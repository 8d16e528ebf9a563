import { expect, it } from 'vitest';
import { ruleTables } from '../../../test/helpers/rule-tables.ts';
import { waitingBand } from './approval-term.ts';

const minute = 60_000;
const band = (minutes: number, date = '2026-11-23') =>
  waitingBand(ruleTables.approvalTerm, date, minutes * minute);

it('AP-13 marks what waits from the tenth minute and calls it late from the twentieth', () => {
  expect([0, 9.99, 10, 19.99, 20, 600].map((minutes) => band(minutes))).toEqual([
    'fresh',
    'fresh',
    'remind',
    'remind',
    'overdue',
    'overdue',
  ]);
});

it('AP-13 calls everything late on a day without a row', () => {
  expect(band(0, '2019-12-31')).toBe('overdue');
});
