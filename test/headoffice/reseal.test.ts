import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../headoffice/db/sql.ts';
import type { ResealStatement } from '../../shared/safeguards/session.ts';
import { type OfficeKit, officeKit, openTestDatabase, testNow } from '../helpers/office-kit.ts';
import { testKey } from '../helpers/people.ts';
import type { KitPerson } from '../helpers/counter-kit.ts';

let db: Database;
let kit: OfficeKit;
let person: KitPerson;

beforeAll(async () => {
  db = await openTestDatabase();
  kit = await officeKit(db, '0107');
  person = await kit.person('maker');
});
afterAll(() => db.close());

const resealed = (sealedAt: number, sealedKey = `sealed at ${sealedAt}`, key = person.key) => {
  const { staff } = person;
  const statement: ResealStatement = { purpose: 'sealed-key', staff, sealedKey, sealedAt };
  return { statement, signature: key.sign(statement) };
};
const known = async () =>
  (await kit.headOffice.staffDocuments(kit.branch)).find(({ staff }) => staff === person.staff);
const put = (...given: Parameters<typeof resealed>) =>
  kit.headOffice.keepResealed(kit.branch, resealed(...given));

describe('PUT /v1/staff/sealed-key', () => {
  it('keeps the newest sealing for the other counters, whichever arrives last', async () => {
    expect(await known()).not.toHaveProperty('sealedAt');
    await put(testNow + 2);
    // The answer was lost: the same again is fine.
    await put(testNow + 2);
    await expect(put(testNow + 1)).rejects.toMatchObject({ status: 409, code: 'SEALED_KEY_OLDER' });
    await expect(put(testNow + 2, 'another')).rejects.toMatchObject({ code: 'SEALED_KEY_OLDER' });
    expect(await known()).toMatchObject({
      sealedKey: `sealed at ${testNow + 2}`,
      sealedAt: testNow + 2,
    });
  });

  it('takes it from the person’s own key alone, of this branch', async () => {
    const refused = { status: 403, code: 'SEALED_KEY_REFUSED' };
    await expect(put(testNow + 9, 'theirs', testKey(77))).rejects.toMatchObject(refused);
    await expect(kit.headOffice.keepResealed('0199', resealed(testNow + 9))).rejects.toMatchObject(
      refused,
    );
  });

  it('begins anew with a new key: the sealing of the old one is nothing any more', async () => {
    const { headOffice, branch } = kit;
    const code = await headOffice.staffCode(person.staff);
    const key = testKey(88);
    const { staff } = person;
    await headOffice.firstSignIn(branch, {
      staff,
      code,
      publicKey: key.publicKey,
      sealedKey: 'new',
    });
    expect(await known()).toMatchObject({ sealedKey: 'new' });
    expect(await known()).not.toHaveProperty('sealedAt');
    await expect(put(testNow + 20)).rejects.toMatchObject({ code: 'SEALED_KEY_REFUSED' });
    await put(testNow - 5, 'under the new key', key);
    expect(await known()).toMatchObject({ sealedKey: 'under the new key', sealedAt: testNow - 5 });
  });

  it('names who has no key yet, so that a first password is not the person’s own name', async () => {
    const names = (await kit.headOffice.newcomers(kit.branch)).map(({ staff }) => staff);
    expect(names).not.toContain(person.staff);
    expect(names).toEqual(['010702', '010703', '010704', '010705']);
  });
});
