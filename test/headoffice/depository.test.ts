import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../headoffice/db/sql.ts';
import { OpeningState } from '../../shared/business/account-opening/events.ts';
import { checkBankCard } from '../../shared/rulebook/identity/bank-card.ts';
import { openTestDatabase } from '../helpers/office-kit.ts';
import { caseOf, registerBody } from './office-look.ts';
import { clientOf, openingKit, type OpeningKit, withList } from './opening-kit.ts';

let db: Database;
let kit: OpeningKit;
beforeAll(async () => {
  db = await openTestDatabase();
  kit = await openingKit(db, '5301', { simulation: { bankConfirmMs: 3_600_000 } });
  await withList(kit);
});
afterAll(() => db.close());

/** A card of 16 digits that ends so and has a right check digit. */
function cardEnding(bin: string, end: string): string {
  for (let middle = 0; ; middle += 1) {
    const card = `${bin}${String(middle).padStart(14 - bin.length, '0')}${end}`;
    if (checkBankCard(card).valid) return card;
  }
}

async function opened(sequence: string, bank: string, card: string): Promise<string> {
  const caseId = await kit.accepted({ ...clientOf(sequence), bank: { bank, card } });
  await kit.stepOn(8);
  return caseId;
}

const bankOf = async (caseId: string) => {
  const { bank, numbers } = OpeningState.parse((await caseOf(db, caseId))?.body);
  const row = await registerBody(db, '5301', 'client', numbers?.clientNo ?? '');
  return { ...bank, row: (row as { bank: { state: string } }).bank.state };
};

describe('a depository bank', () => {
  it('AO-14 that signs at the counter has signed at once', async () => {
    const caseId = await opened('141', 'ICBC', cardEnding('622202', '05'));
    expect(await bankOf(caseId)).toMatchObject({ status: 'SIGNED', row: 'SIGNED' });
  });

  it('AO-14 where the client confirms waits for the client, then has signed', async () => {
    const caseId = await opened('142', 'SPDB', cardEnding('622518', '05'));
    expect(await bankOf(caseId)).toMatchObject({
      status: 'AWAITING_CLIENT',
      row: 'AWAITING_CLIENT',
    });
    expect((await caseOf(db, caseId))?.stage).toBe('done');
    kit.clock.now += 3_600_000;
    await kit.stepOn(3);
    expect(await bankOf(caseId)).toMatchObject({ status: 'SIGNED', row: 'SIGNED' });
    expect(await kit.acts(caseId)).toEqual([
      'RecordIdentity',
      'AskClearing',
      'AllocateNumbers',
      'AnswerBank',
      'AnswerBank',
    ]);
  });

  it('AO-14 that does not know name and card refuses with its reason; the accounts stand', async () => {
    const caseId = await opened('144', 'ICBC', cardEnding('622202', '00'));
    expect(await bankOf(caseId)).toMatchObject({
      status: 'REFUSED',
      reason: expect.stringContaining('户名与卡号不符'),
    });
    expect((await caseOf(db, caseId))?.stage).toBe('done');
  });

  it('AO-14 where the client never comes refuses after its days', async () => {
    const caseId = await opened('143', 'PSBC', cardEnding('622188', '99'));
    kit.clock.now += 29 * 24 * 3_600_000;
    await kit.stepOn(2);
    expect(await bankOf(caseId)).toMatchObject({ status: 'AWAITING_CLIENT' });
    kit.clock.now += 24 * 3_600_000;
    await kit.stepOn(2);
    expect(await bankOf(caseId)).toMatchObject({
      status: 'REFUSED',
      reason: expect.stringContaining('30 天'),
      row: 'REFUSED',
    });
  });
});
