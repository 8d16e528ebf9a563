import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../headoffice/db/sql.ts';
import { isSignedByHeadOffice } from '../../shared/safeguards/authority.ts';
import { intl1 } from '../../shared/suite-intl-1.ts';
import { isTimeTokenGenuine } from '../../shared/sync/time-token.ts';
import { counterKit, type CounterKit } from '../helpers/counter-kit.ts';
import { officeKit, type OfficeKit, openTestDatabase } from '../helpers/office-kit.ts';
import { testKey } from '../helpers/people.ts';
import { alarmCodes, feedItems, registerBody, verdicts } from './office-look.ts';

let db: Database;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());

const hours = (count: number): number => count * 3_600_000;

function enrolmentAsk(code: string, seed = 50) {
  const signingKey = testKey(seed).publicKey;
  return { code, signingKey, receivingKey: 'age1test', installation: 'x' };
}

describe('an enrolment code', () => {
  it('enrols one counter, whose lost answer is given again to the same key', async () => {
    const { headOffice } = await officeKit(db, '7001');
    const code = await headOffice.enrolmentCode('7001-01');
    const answer = await headOffice.enrol(enrolmentAsk(code.toLowerCase().replaceAll('-', ' ')));
    expect(answer).toMatchObject({
      counter: '7001-01',
      branchName: '测试营业部 7001',
      era: 1,
      headOfficeKey: headOffice.publicKey,
      snapshotPlace: 0,
    });
    expect(isTimeTokenGenuine(intl1, headOffice.publicKey, answer.timeToken)).toBe(true);
    expect(await headOffice.enrol(enrolmentAsk(code))).toMatchObject({ counter: '7001-01' });
    await expect(headOffice.enrol(enrolmentAsk(code, 51))).rejects.toMatchObject({
      status: 403,
      code: 'ENROLMENT_REFUSED',
    });
  });

  it('is given again for a counter never used, whose new keys replace the lost ones', async () => {
    const kit = await officeKit(db, '7004');
    const { headOffice } = kit;
    const lost = await headOffice.enrolmentCode('7004-01');
    const spare = await headOffice.enrolmentCode('7004-01');
    await headOffice.enrol(enrolmentAsk(lost));
    const again = await headOffice.enrolmentCode('7004-01');
    expect(await headOffice.enrol(enrolmentAsk(again, 101))).toMatchObject({ counter: '7004-01' });
    const refused = { code: 'ENROLMENT_REFUSED' };
    await expect(headOffice.enrol(enrolmentAsk(lost))).rejects.toMatchObject(refused);
    await expect(headOffice.enrol(enrolmentAsk(spare, 52))).rejects.toMatchObject(refused);
    const late = await headOffice.enrolmentCode('7004-01');
    const counter = counterKit({
      counter: '7004-01',
      seed: 101,
      headOfficeKey: headOffice.publicKey,
      clock: () => kit.clock.now,
    });
    expect((await kit.contact(counter)).judgement).toBe('OK');
    // In use: neither a new code nor one made before replaces its keys.
    await expect(headOffice.enrolmentCode('7004-01')).rejects.toThrow('已经登记');
    await expect(headOffice.enrol(enrolmentAsk(late, 53))).rejects.toMatchObject(refused);
  });

  it('is refused when wrong, expired, or a second one of a counter enrolled meanwhile', async () => {
    const { headOffice, clock } = await officeKit(db, '7002');
    const first = await headOffice.enrolmentCode('7002-01');
    const second = await headOffice.enrolmentCode('7002-01');
    const other = await headOffice.enrolmentCode('7002-02');
    const refused = { code: 'ENROLMENT_REFUSED' };
    await expect(headOffice.enrol(enrolmentAsk('AAAA-AAAA-AAAA'))).rejects.toMatchObject(refused);
    await headOffice.enrol(enrolmentAsk(first));
    await expect(headOffice.enrol(enrolmentAsk(second, 51))).rejects.toMatchObject(refused);
    clock.now += 15 * hours(24);
    await expect(headOffice.enrol(enrolmentAsk(other, 52))).rejects.toMatchObject(refused);
    await expect(headOffice.enrolmentCode('9999-01')).rejects.toThrow('没有营业部');
  });

  it('is not in the database', async () => {
    const { headOffice } = await officeKit(db, '7003');
    const code = await headOffice.enrolmentCode('7003-01');
    const rows = await db.query('select * from enrolment_codes');
    expect(JSON.stringify(rows)).not.toContain(code.replaceAll('-', ''));
    expect(JSON.stringify(rows)).not.toContain(code);
  });
});

describe('a contact', () => {
  const ask = async (kit: OfficeKit, counter: CounterKit, challenge: string) => {
    const statement = {
      purpose: 'contact' as const,
      counter: counter.counter,
      challenge,
      head: counter.head(),
      feedPlace: 0,
    };
    const signature = counter.key.sign(statement);
    return kit.headOffice.openContact({ statement, signature, program: 'test' });
  };

  it('is opened by a challenge once, within a minute, by the counter it was made for', async () => {
    const kit = await officeKit(db, '7011');
    const counter = await kit.counter('01');
    const other = await kit.counter('02');
    const refused = { status: 403, code: 'CONTACT_REFUSED' };
    const { challenge } = await kit.headOffice.challenge(counter.counter);
    expect(await ask(kit, counter, challenge)).toMatchObject({ judgement: 'OK' });
    await expect(ask(kit, counter, challenge)).rejects.toMatchObject(refused);
    const { challenge: foreign } = await kit.headOffice.challenge(counter.counter);
    await expect(ask(kit, other, foreign)).rejects.toMatchObject(refused);
    const { challenge: late } = await kit.headOffice.challenge(counter.counter);
    kit.clock.now += 61_000;
    await expect(ask(kit, counter, late)).rejects.toMatchObject(refused);
    const thief = counterKit({
      counter: counter.counter,
      seed: 99,
      headOfficeKey: '',
      clock: () => kit.clock.now,
    });
    const { challenge: stolen } = await kit.headOffice.challenge(counter.counter);
    await expect(ask(kit, thief, stolen)).rejects.toMatchObject(refused);
  });

  it('supersedes the one before and ends after twelve hours', async () => {
    const kit = await officeKit(db, '7012');
    const counter = await kit.counter('01');
    const first = await kit.contact(counter);
    expect((await kit.headOffice.contact(first.token)).counter.counter).toBe('7012-01');
    const second = await kit.contact(counter);
    const gone = { status: 401, code: 'NO_CONTACT' };
    await expect(kit.headOffice.contact(first.token)).rejects.toMatchObject(gone);
    await kit.headOffice.contact(second.token);
    kit.clock.now += hours(12);
    await expect(kit.headOffice.contact(second.token)).rejects.toMatchObject(gone);
    await expect(kit.headOffice.contact('')).rejects.toMatchObject(gone);
  });

  it('judges by both heads: OK, RESTORED, FORK', async () => {
    const kit = await officeKit(db, '7013');
    const counter = await kit.counter('01');
    const maker = await kit.person('maker');
    counter.signIn(maker);
    expect((await kit.contact(counter)).judgement).toBe('OK');
    await kit.exchange(counter);
    expect((await kit.contact(counter)).ack).toEqual({ era: 1, ...counter.head() });
    const sameKey = {
      counter: counter.counter,
      seed: 101,
      headOfficeKey: kit.headOffice.publicKey,
    };
    const restored = counterKit({ ...sameKey, clock: () => kit.clock.now });
    expect((await kit.contact(restored)).judgement).toBe('RESTORED');
    expect(await alarmCodes(db, '7013')).toEqual(['JOURNAL_RESTORED']);
    restored.signIn(maker, 'maker', { at: kit.clock.now + 1 });
    expect((await kit.contact(restored)).judgement).toBe('FORK');
    expect((await kit.contact(counter)).judgement).toBe('FORK');
    expect(await alarmCodes(db, '7013')).toEqual(['JOURNAL_RESTORED', 'JOURNAL_FORK']);
  });

  it('is not called RESTORED when its request was only overtaken by newer batches', async () => {
    const kit = await officeKit(db, '7015');
    const counter = await kit.counter('01');
    const maker = await kit.person('maker');
    const session = counter.signIn(maker);
    await kit.exchange(counter);
    const old = counter.head();
    const { challenge } = await kit.headOffice.challenge(counter.counter);
    counter.signOut(session);
    await kit.headOffice.intake(counter.batch());
    const statement = {
      purpose: 'contact' as const,
      counter: counter.counter,
      challenge,
      head: old,
      feedPlace: 0,
    };
    const signature = counter.key.sign(statement);
    const late = await kit.headOffice.openContact({ statement, signature, program: 'test' });
    expect(late).toMatchObject({ judgement: 'OK', ack: counter.head() });
    expect(await alarmCodes(db, '7015')).toEqual([]);
    // The same head over a challenge made since shows that the entries were lost.
    const newer = { ...statement, ...(await kit.headOffice.challenge(counter.counter)) };
    const asked = { statement: newer, signature: counter.key.sign(newer), program: 'test' };
    expect((await kit.headOffice.openContact(asked)).judgement).toBe('RESTORED');
  });

  it('tells a counter head office has stopped, and takes nothing from it', async () => {
    const kit = await officeKit(db, '7014');
    const counter = await kit.counter('01');
    counter.signIn(await kit.person('maker'));
    await db.query('update counters set frozen_at = 1 where counter = $1', ['7014-01']);
    expect((await kit.contact(counter)).judgement).toBe('FROZEN');
    await expect(kit.headOffice.intake(counter.batch())).rejects.toMatchObject({
      status: 403,
      code: 'COUNTER_FROZEN',
    });
  });
});

describe('a first sign-in', () => {
  const sign = (kit: OfficeKit, code: string, seed: number, branch = kit.branch) =>
    kit.headOffice.firstSignIn(branch, {
      staff: `${kit.branch}01`,
      code,
      publicKey: testKey(seed).publicKey,
      sealedKey: 'sealed',
    });

  it('takes a key once, signs the authority and tells the branch by the feed', async () => {
    const kit = await officeKit(db, '7021');
    const code = await kit.headOffice.staffCode('702101');
    const document = await sign(kit, code, 60);
    expect(isSignedByHeadOffice(intl1, kit.headOffice.publicKey, document.authority)).toBe(true);
    expect(document.authority.statement).toMatchObject({
      roles: ['maker'],
      branch: '7021',
      until: kit.clock.now + 21 * hours(24),
    });
    expect(await feedItems(db, '7021')).toMatchObject([
      {
        kind: 'rows',
        rows: [
          {
            register: 'staff',
            key: '702101',
            version: 2,
            body: { publicKey: testKey(60).publicKey },
          },
        ],
      },
    ]);
    // The answer was lost.
    expect(await sign(kit, code, 60)).toEqual(document);
    await expect(sign(kit, code, 61)).rejects.toMatchObject({ code: 'FIRST_SIGN_IN_REFUSED' });
    expect(await feedItems(db, '7021')).toHaveLength(1);
  });

  it('is refused with another person’s or branch’s code, an expired one, or after revocation', async () => {
    const kit = await officeKit(db, '7022');
    const refused = { status: 403, code: 'FIRST_SIGN_IN_REFUSED' };
    const others = await kit.headOffice.staffCode('702202');
    await expect(sign(kit, others, 60)).rejects.toMatchObject(refused);
    const own = await kit.headOffice.staffCode('702201');
    await expect(sign(kit, own, 60, '7021')).rejects.toMatchObject(refused);
    kit.clock.now += 15 * hours(24);
    await expect(sign(kit, own, 60)).rejects.toMatchObject(refused);
    const fresh = await kit.headOffice.staffCode('702201');
    await kit.headOffice.revoke('702201');
    await expect(sign(kit, fresh, 60)).rejects.toMatchObject(refused);
    await expect(kit.headOffice.staffCode('999999')).rejects.toThrow('没有柜员');
  });
});

describe('staff documents', () => {
  it('renew authority at every exchange, and never for somebody revoked', async () => {
    const kit = await officeKit(db, '7031');
    const maker = await kit.person('maker');
    const checker = await kit.person('checker');
    kit.clock.now += hours(48);
    const revokedAt = kit.clock.now;
    await kit.headOffice.revoke(checker.staff);
    await kit.headOffice.revoke(checker.staff);
    kit.clock.now += hours(1);
    const documents = await kit.headOffice.staffDocuments('7031');
    expect(documents).toMatchObject([
      { staff: maker.staff, revokedAt: null, sealedKey: 'sealed' },
      { staff: checker.staff, revokedAt },
    ]);
    const untils = documents.map(({ authority }) => authority.statement.until);
    expect(untils).toEqual([kit.clock.now + 21 * hours(24), revokedAt]);
    expect(await registerBody(db, '7031', 'staff', checker.staff)).toMatchObject({ revokedAt });
    // Two keys and one revocation.
    expect(await feedItems(db, '7031')).toHaveLength(3);
  });

  it('AU-4 what a revoked person did is refused by arrival', async () => {
    const kit = await officeKit(db, '7032');
    const counter = await kit.counter('01');
    const maker = await kit.person('maker');
    counter.signIn(maker);
    kit.clock.now += 1000;
    await kit.headOffice.revoke(maker.staff);
    await kit.exchange(counter);
    expect(await verdicts(db, '7032')).toEqual(['AU-4']);
  });
});
