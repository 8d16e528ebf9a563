import { randomBytes } from 'node:crypto';
import { generateIdentity, identityToRecipient } from 'age-encryption';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inBranch } from '../../headoffice/lane/branch-transaction.ts';
import type { Database } from '../../headoffice/db/sql.ts';
import { setFirstPassword } from '../../headoffice/first-password.ts';
import { isPasswordOf } from '../../headoffice/password-hash.ts';
import {
  isGenuineSetting,
  type NewPassword,
  type NewPasswordContent,
  type SignedPasswordSetting,
} from '../../shared/safeguards/new-password.ts';
import { personDigest } from '../../shared/safeguards/person-digest.ts';
import { intl1 } from '../../shared/suite-intl-1.ts';
import { toBase64, utf8 } from '../../shared/values/bytes.ts';
import { uuidV7 } from '../../shared/values/ids.ts';
import { sealedNewPassword } from '../helpers/keypad.ts';
import { officeKit, type OfficeKit, openTestDatabase, testNow } from '../helpers/office-kit.ts';

const chosen = '749306';
const birthDate = '1990-03-07';
const holder = personDigest(intl1, { name: '测试客户', number: '110105199003071010' });
let db: Database;
let kit: OfficeKit;
let setting: SignedPasswordSetting;
let clients = 0;

beforeAll(async () => {
  db = await openTestDatabase();
  kit = await officeKit(db, '8055');
  setting = await settingOf('01');
});
afterAll(async () => {
  await db.close();
});

async function settingOf(terminal: string): Promise<SignedPasswordSetting> {
  const { passwordSetting } = await kit.contact(await kit.counter(terminal));
  if (passwordSetting === undefined) throw new Error('no standing statement');
  return passwordSetting;
}

/** An opening whose numbers are given now. */
function opening() {
  clients += 1;
  const clientNo = `8055${String(clients).padStart(6, '0')}`;
  return { clientNo, caseId: uuidV7(testNow, randomBytes), holder };
}

type Opening = ReturnType<typeof opening>;

const store = (
  { clientNo, caseId, holder }: Opening,
  newPassword: NewPassword,
  counter = '8055-01',
) =>
  inBranch(
    kit.headOffice.office,
    '8055',
    async (work) =>
      await setFirstPassword(kit.headOffice.office, work, {
        clientNo,
        caseId,
        counter,
        holder,
        birthDate,
        newPassword,
      }),
    'act:before-commit',
  );

const typed = (one: Opening, digits = chosen, change: Partial<NewPasswordContent> = {}) =>
  sealedNewPassword(setting, one, digits, change);

async function hashOf({ clientNo }: Opening): Promise<string | null> {
  const [row] = await db.query<{ hash: string }>(
    'select hash from client_passwords where client_no = $1',
    [clientNo],
  );
  return row?.hash ?? null;
}

async function alarmsOf({ clientNo }: Opening): Promise<readonly string[]> {
  const rows = await db.query<{ detail: string }>(
    `select detail from alarms where code = 'PASSWORD_NOT_SET' and detail like $1`,
    [`client ${clientNo},%`],
  );
  return rows.map(({ detail }) => detail.replace(/^.*: /, ''));
}

describe('a standing statement', () => {
  it('TP-7 comes with every contact: for this counter, signed, for 21 days', () => {
    expect(setting.statement).toMatchObject({
      purpose: 'password-setting',
      counter: '8055-01',
      issuedAt: testNow,
      until: testNow + 21 * 86_400_000,
    });
    expect(isGenuineSetting(intl1, kit.headOffice.publicKey, setting)).toBe(true);
  });

  it('TP-7 is not given to a counter that is stopped, nor on a day without a term', async () => {
    const stopped = await kit.counter('02');
    await db.query('update counters set frozen_at = 1 where counter = $1', ['8055-02']);
    expect(await kit.contact(stopped)).toMatchObject({ judgement: 'FROZEN' });
    expect(await kit.contact(stopped)).not.toHaveProperty('passwordSetting');
    const early = await kit.counter('03');
    kit.clock.now = Date.UTC(2019, 5, 3, 2);
    const answer = await kit.contact(early);
    kit.clock.now = testNow;
    expect(answer).toMatchObject({ judgement: 'OK' });
    expect(answer).not.toHaveProperty('passwordSetting');
  });
});

describe('a first password', () => {
  it('TP-11 is the one that was chosen, kept only as its hash', async () => {
    const one = opening();
    expect(await store(one, await typed(one))).toEqual({ status: 'set' });
    const hash = (await hashOf(one))!;
    expect(hash).toContain('$argon2id$');
    expect(await isPasswordOf(hash, chosen)).toBe(true);
    expect(await isPasswordOf(hash, '318527')).toBe(false);
    expect(await alarmsOf(one)).toEqual([]);
  });

  it('TP-11 set twice is as set once, and never replaces another', async () => {
    const one = opening();
    const newPassword = await typed(one);
    await store(one, newPassword);
    const hash = await hashOf(one);
    expect(await store(one, newPassword)).toEqual({ status: 'set' });
    expect(await store(one, await typed(one, '318527'))).toEqual({ status: 'kept' });
    expect(await hashOf(one)).toBe(hash);
  });

  const others: readonly [string, Partial<NewPasswordContent>][] = [
    ['of another case', { caseId: '01a20621-ad00-739a-ba7b-28ff57940bfb' }],
    ['of another counter', { counter: '8055-02' }],
    ['of somebody else', { holder: 'a'.repeat(64) }],
  ];
  it.each(others)('TP-11 is not taken from a box %s, and the opening stands', async (_, change) => {
    const one = opening();
    const outcome = await store(one, await typed(one, chosen, change));
    expect(outcome).toEqual({ status: 'not-set', why: 'TP-11' });
    expect(await hashOf(one)).toBeNull();
    expect(await alarmsOf(one)).toEqual(['TP-11']);
  });

  it('TP-11 is not taken from what is no box of this head office', async () => {
    const foreign = await identityToRecipient(await generateIdentity());
    const one = opening();
    const statement = { ...setting.statement, recipient: foreign };
    const { box } = await sealedNewPassword({ ...setting, statement }, one, chosen);
    const good = await typed(one);
    for (const other of [box, toBase64(utf8('no box'))]) {
      expect(await store(one, { ...good, box: other })).toEqual({
        status: 'not-set',
        why: 'unreadable',
      });
    }
    const short = await typed(one, '12345');
    expect(await store(one, short)).toEqual({ status: 'not-set', why: 'unreadable' });
    expect(await hashOf(one)).toBeNull();
  });

  it.each(['123456', '900307', '777777'])(
    'TP-1 is not taken when it is %s, whatever the keypad let pass',
    async (digits) => {
      const one = opening();
      expect(await store(one, await typed(one, digits))).toEqual({
        status: 'not-set',
        why: 'TP-1',
      });
      expect(await hashOf(one)).toBeNull();
      expect(await alarmsOf(one)).toEqual(['TP-1']);
    },
  );

  it('TP-8 TP-9 TP-10 is not taken under another statement', async () => {
    const one = opening();
    const good = await typed(one);
    const why = async (newPassword: NewPassword, counter?: string) =>
      await store(one, newPassword, counter);
    const { signature } = setting;
    const statement = { ...setting.statement, until: setting.statement.until + 1 };
    expect(await why({ ...good, setting: { statement, signature } })).toMatchObject({
      why: 'TP-8',
    });
    expect(await why(good, '8055-02')).toMatchObject({ why: 'TP-9' });
    expect(await why({ ...good, sealedAt: good.until + 1 })).toMatchObject({ why: 'TP-10' });
    expect(await hashOf(one)).toBeNull();
  });

  it('TP-5 leaves no digits in any table', async () => {
    const one = opening();
    await store(one, await typed(one));
    await store(one, await typed(one, '318527'));
    const tables = await db.query<{ name: string }>(
      `select table_name as name from information_schema.tables
       where table_schema = current_schema() and table_type = 'BASE TABLE'`,
    );
    let everything = '';
    for (const { name } of tables)
      everything += JSON.stringify(await db.query(`select * from ${name}`));
    expect(everything).toContain(one.clientNo);
    for (const digits of [chosen, '318527'])
      expect(everything).not.toMatch(new RegExp(`(?<![0-9a-zA-Z])${digits}(?![0-9a-zA-Z])`));
  });
});
