import { randomBytes } from 'node:crypto';
import { generateIdentity, identityToRecipient } from 'age-encryption';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../../headoffice/app.ts';
import type { Database } from '../../headoffice/db/sql.ts';
import { createHeadOffice } from '../../headoffice/head-office.ts';
import type { LogLine } from '../../headoffice/office.ts';
import { makeOperatorToken } from '../../headoffice/operator/tokens.ts';
import {
  isGenuineChallenge,
  type PasswordChallenge,
} from '../../shared/safeguards/password-box.ts';
import { provesPassword } from '../../shared/safeguards/password-proof.ts';
import { intl1 } from '../../shared/suite-intl-1.ts';
import { PasswordChallengeAnswer, PasswordCheckAnswer } from '../../shared/sync/client-password.ts';
import { protocolPaths } from '../../shared/sync/contact.ts';
import { toBase64, utf8 } from '../../shared/values/bytes.ts';
import { uuidV7 } from '../../shared/values/ids.ts';
import { sealedBox } from '../helpers/keypad.ts';
import { officeKit, type OfficeKit, openTestDatabase, testNow } from '../helpers/office-kit.ts';

const right = '749306';
const wrong = '318527';
const day = 24 * 3_600_000;
const logged: LogLine[] = [];
let db: Database;
let kit: OfficeKit;
let app: FastifyInstance;
let clients = 0;

beforeAll(async () => {
  db = await openTestDatabase();
  kit = await officeKit(db, '8051', { log: (line) => logged.push(line) });
  app = buildApp(kit.headOffice);
});
afterAll(async () => {
  await app.close();
  await db.close();
});

const visit = (): string => uuidV7(testNow, randomBytes);

/** A client of another branch, with a password. */
async function client(): Promise<string> {
  clients += 1;
  const clientNo = `0999${String(clients).padStart(6, '0')}`;
  await kit.headOffice.clientPasswords.load([{ clientNo, password: right }]);
  return clientNo;
}

type Ask = (path: string, body: object) => Promise<{ status: number; body: unknown }>;

/** A counter with its contact, asking over HTTP. */
async function counterAsks(terminal: string): Promise<{ ask: Ask; counter: string }> {
  const counter = await kit.counter(terminal);
  const { token } = await kit.contact(counter);
  const ask: Ask = async (url, payload) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const answer = await app.inject({ method: 'POST', url, payload, headers });
    return { status: answer.statusCode, body: answer.json() };
  };
  return { ask, counter: counter.counter };
}

async function challengeFor(ask: Ask, clientNo: string, inVisit = visit()) {
  const { body } = await ask(protocolPaths.passwordChallenges, { clientNo, visit: inVisit });
  const answer = PasswordChallengeAnswer.parse(body);
  if (answer.status !== 'challenge') throw new Error(answer.status);
  return answer.challenge;
}

async function check(ask: Ask, statement: PasswordChallenge, box: string) {
  const asked = { challenge: statement.challenge, box };
  return await ask(protocolPaths.passwordChecks, asked);
}

/** Asks, types, checks. */
async function typed(ask: Ask, clientNo: string, password: string): Promise<PasswordCheckAnswer> {
  const { body } = await ask(protocolPaths.passwordChallenges, { clientNo, visit: visit() });
  const answer = PasswordChallengeAnswer.parse(body);
  if (answer.status !== 'challenge') return answer;
  const { statement } = answer.challenge;
  return PasswordCheckAnswer.parse(
    (await check(ask, statement, await sealedBox(statement, password))).body,
  );
}

describe('a trading password', () => {
  it('TP-3 is proved for one client, visit and counter, whichever branch the client is of', async () => {
    const { ask, counter } = await counterAsks('11');
    const clientNo = await client();
    const inVisit = visit();
    const challenge = await challengeFor(ask, clientNo, inVisit);
    expect(isGenuineChallenge(intl1, kit.headOffice.publicKey, challenge)).toBe(true);
    const { statement } = challenge;
    expect(statement).toMatchObject({ clientNo, counter, visit: inVisit });
    const { body } = await check(ask, statement, await sealedBox(statement, right));
    const answer = PasswordCheckAnswer.parse(body);
    if (answer.status !== 'right') throw new Error(answer.status);
    const about = { clientNo, visit: inVisit, counter };
    const proves = (change: Partial<typeof about>): boolean =>
      provesPassword(intl1, kit.headOffice.publicKey, answer.proof, { ...about, ...change });
    expect(proves({})).toBe(true);
    expect(proves({ visit: visit() })).toBe(false);
    expect(proves({ clientNo: '0999999999' })).toBe(false);
    expect(proves({ counter: '8051-12' })).toBe(false);
  });

  it('TP-2 is locked for a day by the fifth wrong try in a row, also against the right digits', async () => {
    const { ask } = await counterAsks('12');
    const clientNo = await client();
    const left = [];
    for (let tries = 0; tries < 4; tries += 1) left.push(await typed(ask, clientNo, wrong));
    expect(left).toEqual([4, 3, 2, 1].map((triesLeft) => ({ status: 'wrong', triesLeft })));
    const until = testNow + day;
    expect(await typed(ask, clientNo, wrong)).toEqual({ status: 'locked', until });
    expect(await typed(ask, clientNo, right)).toEqual({ status: 'locked', until });
    kit.clock.now = until - 1;
    // The contact of before has run out in the meantime.
    const later = await counterAsks('13');
    expect(await typed(later.ask, clientNo, right)).toEqual({ status: 'locked', until });
    kit.clock.now = until;
    expect(await typed(later.ask, clientNo, wrong)).toEqual({ status: 'wrong', triesLeft: 4 });
    expect(await typed(later.ask, clientNo, right)).toMatchObject({ status: 'right' });
    expect(await typed(later.ask, clientNo, wrong)).toEqual({ status: 'wrong', triesLeft: 4 });
    kit.clock.now = testNow;
  });

  it('TP-2 counts a challenge asked before the lock as a try after it', async () => {
    const { ask } = await counterAsks('14');
    const clientNo = await client();
    const { statement: early } = await challengeFor(ask, clientNo);
    for (let tries = 0; tries < 5; tries += 1) await typed(ask, clientNo, wrong);
    const { body } = await check(ask, early, await sealedBox(early, right));
    expect(body).toMatchObject({ status: 'locked' });
  });

  it('TP-2 counts tries that arrive at once one by one', async () => {
    const { ask } = await counterAsks('15');
    const clientNo = await client();
    const boxes = [];
    for (let tries = 0; tries < 8; tries += 1) {
      const { statement } = await challengeFor(ask, clientNo);
      boxes.push({ statement, box: await sealedBox(statement, wrong) });
    }
    const answers = await Promise.all(
      boxes.map(async ({ statement, box }) => (await check(ask, statement, box)).body),
    );
    const words = answers.map((body) => PasswordCheckAnswer.parse(body).status).toSorted();
    expect(words).toEqual([...Array(4).fill('locked'), ...Array(4).fill('wrong')]);
  });

  it('TP-2 is unlocked by an operator, with name and reason', async () => {
    const { ask } = await counterAsks('16');
    const clientNo = await client();
    for (let tries = 0; tries < 5; tries += 1) await typed(ask, clientNo, wrong);
    const token = await makeOperatorToken(kit.headOffice.office, '赵运维');
    const unlock = async (payload: object): Promise<string> => {
      const url = '/v1/operator/client-password-unlocks';
      const headers = { authorization: `Bearer ${token}` };
      const answer = await app.inject({ method: 'POST', url, payload, headers });
      return `${answer.statusCode} ${answer.statusCode === 204 ? '' : answer.json().code}`;
    };
    expect(await unlock({ clientNo, reason: '' })).toBe('400 REASON_NEEDED');
    expect(await unlock({ clientNo: '1', reason: '客户到场核验' })).toBe('409 NOT_POSSIBLE');
    expect(await unlock({ clientNo, reason: '客户到场核验' })).toBe('204 ');
    expect(await typed(ask, clientNo, right)).toMatchObject({ status: 'right' });
    const notes = await db.query<{ what: string }>(
      `select what from operator_log where operator = '赵运维' order by id desc limit 1`,
    );
    expect(notes[0]?.what).toBe(`unlock client password ${clientNo}`);
  });

  it('TP-6 is judged for a counter up to twenty wrong tries an hour, of whatever clients', async () => {
    const { ask, counter } = await counterAsks('41');
    const last = await client();
    const { statement: early } = await challengeFor(ask, last);
    await typed(ask, last, wrong);
    expect(await typed(ask, last, right)).toMatchObject({ status: 'right' });
    // Seventeen more of other clients: the one before is counted, the right one is not.
    await db.query('update counter_tries set wrong = wrong + 17 where counter = $1', [counter]);
    for (let tries = 0; tries < 2; tries += 1) {
      expect(await typed(ask, await client(), wrong)).toEqual({ status: 'wrong', triesLeft: 4 });
    }
    const spent = { status: 429, body: { code: 'COUNTER_TRIES_SPENT' } };
    const challenge = { clientNo: last, visit: visit() };
    expect(await ask(protocolPaths.passwordChallenges, challenge)).toMatchObject(spent);
    expect(await check(ask, early, await sealedBox(early, right))).toMatchObject(spent);
    const alarms = await db.query<{ code: string }>('select code from alarms where counter = $1', [
      counter,
    ]);
    expect(alarms).toEqual([{ code: 'PASSWORD_TRIES' }]);
    const other = await counterAsks('42');
    expect(await typed(other.ask, last, right)).toMatchObject({ status: 'right' });
    kit.clock.now = testNow + 3_600_000;
    // The contact may have run out; the counter asks head office itself.
    const asker = { counter, branch: '8051', frozenAt: null } as Parameters<
      typeof kit.headOffice.clientPasswords.challenge
    >[0];
    expect(await kit.headOffice.clientPasswords.challenge(asker, challenge)).toMatchObject({
      status: 'challenge',
    });
    kit.clock.now = testNow;
  });

  it('is not asked of a client who has none', async () => {
    const { ask } = await counterAsks('17');
    expect(await typed(ask, '0999888888', right)).toEqual({ status: 'no-password' });
  });

  it('stays as it is when a branch is loaded again', async () => {
    const { ask } = await counterAsks('18');
    const clientNo = await client();
    await kit.headOffice.clientPasswords.load([{ clientNo, password: wrong }]);
    expect(await typed(ask, clientNo, right)).toMatchObject({ status: 'right' });
  });
});

describe('a sealed box', () => {
  const refused = { status: 422, body: { code: 'PASSWORD_BOX_REFUSED' } };

  it('TP-4 is taken once', async () => {
    const { ask } = await counterAsks('21');
    const { statement } = await challengeFor(ask, await client());
    const box = await sealedBox(statement, right);
    expect(await check(ask, statement, box)).toMatchObject({ body: { status: 'right' } });
    expect(await check(ask, statement, box)).toMatchObject(refused);
  });

  it('TP-4 serves no other client, visit, counter or challenge', async () => {
    const { ask } = await counterAsks('22');
    const other = await counterAsks('23');
    const clientNo = await client();
    const captured = (await challengeFor(ask, clientNo)).statement;
    const box = await sealedBox(captured, right);
    for (const target of [
      (await challengeFor(ask, await client())).statement,
      (await challengeFor(ask, clientNo)).statement,
    ]) {
      expect(await check(ask, target, box)).toMatchObject(refused);
    }
    expect(await check(other.ask, captured, box)).toMatchObject(refused);
    const changes = [
      { clientNo: await client() },
      { visit: visit() },
      { counter: '8051-23' },
      { challenge: 'a'.repeat(64) },
    ];
    for (const change of changes) {
      const { statement } = await challengeFor(ask, clientNo);
      expect(await check(ask, statement, await sealedBox(statement, right, change))).toMatchObject(
        refused,
      );
    }
    // None of it was a try.
    expect(await typed(ask, clientNo, wrong)).toEqual({ status: 'wrong', triesLeft: 4 });
  });

  it('TP-4 is refused when late, sealed to another key, or no box at all', async () => {
    const { ask } = await counterAsks('24');
    const clientNo = await client();
    const late = (await challengeFor(ask, clientNo)).statement;
    const lateBox = await sealedBox(late, right);
    kit.clock.now = testNow + 3 * 60_000 + 1;
    expect(await check(ask, late, lateBox)).toMatchObject(refused);
    kit.clock.now = testNow;
    const { statement } = await challengeFor(ask, clientNo);
    const foreign = await identityToRecipient(await generateIdentity());
    const toOther = await sealedBox({ ...statement, recipient: foreign }, right);
    expect(await check(ask, statement, toOther)).toMatchObject(refused);
    const again = (await challengeFor(ask, clientNo)).statement;
    expect(await check(ask, again, toBase64(utf8('no box')))).toMatchObject(refused);
    const short = (await challengeFor(ask, clientNo)).statement;
    expect(await check(ask, short, await sealedBox(short, '12345'))).toMatchObject(refused);
  });

  it('TP-4 is opened by every process of head office', async () => {
    const { ask } = await counterAsks('25');
    const { statement } = await challengeFor(ask, await client());
    const second = await createHeadOffice({ db, clock: () => testNow, random: randomBytes });
    const box = await sealedBox(statement, right);
    const { challenge, counter } = statement;
    const asking = { counter, frozenAt: null } as Parameters<
      typeof second.clientPasswords.check
    >[0];
    expect(await second.clientPasswords.check(asking, { challenge, box })).toMatchObject({
      status: 'right',
    });
  });
});

it('asks and checks nothing for who has no contact, nor for a counter that is stopped', async () => {
  const { ask, counter } = await counterAsks('31');
  const clientNo = await client();
  for (const url of [protocolPaths.passwordChallenges, protocolPaths.passwordChecks]) {
    expect((await app.inject({ method: 'POST', url, payload: {} })).statusCode).toBe(401);
  }
  const { statement } = await challengeFor(ask, clientNo);
  await db.query('update counters set frozen_at = 1 where counter = $1', [counter]);
  const frozen = { status: 403, body: { code: 'COUNTER_FROZEN' } };
  expect(await ask(protocolPaths.passwordChallenges, { clientNo, visit: visit() })).toMatchObject(
    frozen,
  );
  expect(await check(ask, statement, await sealedBox(statement, right))).toMatchObject(frozen);
});

it('TP-5 keeps no digits: not in any table, log or answer', async () => {
  const { ask } = await counterAsks('32');
  const clientNo = await client();
  const { statement } = await challengeFor(ask, clientNo);
  const answer = await check(ask, statement, await sealedBox(statement, right));
  await typed(ask, clientNo, wrong);
  const tables = await db.query<{ name: string }>(
    `select table_name as name from information_schema.tables
     where table_schema = current_schema() and table_type = 'BASE TABLE'`,
  );
  let everything = JSON.stringify([logged, answer]);
  for (const { name } of tables)
    everything += JSON.stringify(await db.query(`select * from ${name}`));
  // The control: what is kept is found.
  expect(everything).toContain(clientNo);
  expect(everything).toContain('$argon2id$');
  // Standing alone: six digits may well come up within a long number.
  for (const digits of [right, wrong]) {
    expect(everything).not.toMatch(new RegExp(`(?<![0-9a-zA-Z])${digits}(?![0-9a-zA-Z])`));
  }
});
