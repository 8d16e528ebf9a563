import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '../../headoffice/db/sql.ts';
import { isPasswordOf } from '../../headoffice/password-hash.ts';
import { OpeningState } from '../../shared/business/account-opening/events.ts';
import type { Application } from '../../shared/business/account-opening/application/application.ts';
import { personDigest } from '../../shared/safeguards/person-digest.ts';
import { intl1 } from '../../shared/suite-intl-1.ts';
import { sealedNewPassword } from '../helpers/keypad.ts';
import { openTestDatabase } from '../helpers/office-kit.ts';
import { alarmCodes, caseOf } from './office-look.ts';
import { clientOf, openingKit, type OpeningKit, withList } from './opening-kit.ts';

let db: Database;
let kit: OpeningKit;
beforeAll(async () => {
  db = await openTestDatabase();
  kit = await openingKit(db, '5601');
  await withList(kit);
});
afterAll(() => db.close());

/** The opening with a password sealed for this case and holder. */
async function withPassword(application: Application, caseId: string, holder: string) {
  const { passwordSetting } = await kit.contact(kit.sender);
  if (passwordSetting === undefined) throw new Error('no standing statement');
  const password = await sealedNewPassword(passwordSetting, { caseId, holder }, '749306');
  return { ...application, password };
}

const holderOf = ({ identity }: Application): string =>
  personDigest(intl1, { name: identity.name, number: identity.number });

async function hashOf(caseId: string): Promise<string | undefined> {
  const { numbers } = OpeningState.parse((await caseOf(db, caseId))?.body);
  const [row] = await db.query<{ hash: string }>(
    'select hash from client_passwords where client_no = $1',
    [numbers?.clientNo ?? ''],
  );
  return row?.hash;
}

it('TP-11 the password chosen in the opening is set with the number, in one transaction', async () => {
  const caseId = '0190b0c0-0000-7000-8000-0000000000a1';
  const application = clientOf('171');
  await kit.accepted(await withPassword(application, caseId, holderOf(application)), caseId);
  await kit.stepOn(8);
  expect(await isPasswordOf((await hashOf(caseId)) ?? '', '749306')).toBe(true);
});

it('TP-11 one that is another person’s is not taken; the opening stands and the operators are told', async () => {
  const caseId = '0190b0c0-0000-7000-8000-0000000000a2';
  const strange = holderOf(clientOf('173'));
  const application = await withPassword(clientOf('172'), caseId, strange);
  await kit.accepted(application, caseId);
  await kit.stepOn(8);
  expect(await hashOf(caseId)).toBeUndefined();
  expect((await caseOf(db, caseId))?.stage).toBe('done');
  expect(await alarmCodes(db, '5601')).toEqual(['PASSWORD_NOT_SET']);
});
