import { canonicalBytes } from '../shared/journal/canonical.ts';
import type { Head } from '../shared/journal/entry.ts';
import type { ContactAnswer, ContactAsk } from '../shared/sync/contact.ts';
import { fromHex, toHex } from '../shared/values/bytes.ts';
import { raiseAlarms } from './alarms.ts';
import { type Counter, findCounter, noteExchange, noteTold } from './counters.ts';
import type { Sql } from './db/sql.ts';
import { ackOf, freeze } from './intake.ts';
import type { Office } from './office.ts';
import { passwordSettingFor } from './password-setting.ts';
import { ProblemError } from './problem.ts';
import { newToken, secretHash } from './secrets.ts';
import { timeToken } from './time.ts';

const challengeTermMs = 60_000;
const contactTermMs = 12 * 3_600_000;

/** A challenge that was answered, and how far the counter was stored when it was made. */
interface Spent {
  readonly expires_at: number;
  readonly epoch: number;
  readonly seq: number;
}

/** An open contact: whose, and its id, which time tokens carry. */
export interface Contact {
  readonly contact: string;
  readonly counter: Counter;
}

/** A challenge for a counter to sign within a minute. An unknown counter gets one too: asking tells nothing. */
export async function makeChallenge(
  office: Office,
  counter: string,
): Promise<{ readonly challenge: string }> {
  const challenge = toHex(office.random(32));
  await office.db.query(
    `insert into challenges (challenge, counter, expires_at, epoch, seq)
     select $1::text, $2::text, $3::bigint, coalesce(max(epoch), 1), coalesce(max(seq), 0)
     from counters where counter = $2`,
    [challenge, counter, office.clock() + challengeTermMs],
  );
  return { challenge };
}

/**
 * Opens a contact on a signed challenge, compares the heads, and supersedes the counter's contact before.
 * @throws ProblemError CONTACT_REFUSED
 */
export async function openContact(
  office: Office,
  { statement, signature, program, clock }: ContactAsk,
): Promise<ContactAnswer> {
  const spent = await office.db.query<Spent>(
    'delete from challenges where challenge = $1 and counter = $2 returning expires_at, epoch, seq',
    [statement.challenge, statement.counter],
  );
  const [challenge] = spent;
  if (challenge === undefined) throw refused('no such challenge');
  if (office.clock() > challenge.expires_at) throw refused('challenge expired');
  const known = await findCounter(office.db, statement.counter);
  const genuine =
    known !== null &&
    office.suite.verify(fromHex(known.signingKey), canonicalBytes(statement), fromHex(signature));
  if (!genuine) throw refused('not signed by an enrolled counter');
  const token = newToken(office.random);
  const contact = toHex(office.random(16));
  const setting = await passwordSettingFor(office, statement.counter);
  return await office.db.transaction(async (sql) => {
    const counter = (await findCounter(sql, statement.counter, 'for update')) ?? known;
    const judgement = await judgeHeads(office, sql, counter, statement.head, challenge);
    const now = office.clock();
    await sql.query('delete from contacts where counter = $1', [counter.counter]);
    await sql.query(
      `insert into contacts (contact, token_hash, counter, opened_at, expires_at, program)
       values ($1, $2, $3, $4, $5, $6)`,
      [
        contact,
        secretHash('contact', token),
        counter.counter,
        now,
        now + contactTermMs,
        JSON.stringify(program),
      ],
    );
    const told = { ...statement.head, feedPlace: statement.feedPlace };
    if (judgement === 'OK') await noteExchange(sql, counter, told, now);
    else await noteTold(sql, counter, told, now);
    await noteContact(sql, counter.counter, {
      at: now,
      judgement,
      program,
      clockDifferenceMs: clock === undefined ? null : clock - now,
    });
    const ack = ackOf(office, counter);
    const answer = { token, contact, judgement, ack, timeToken: timeToken(office, contact) };
    // A counter that must not work on must not take new passwords either.
    return judgement === 'OK' && setting !== null
      ? { ...answer, passwordSetting: setting }
      : answer;
  });
}

/** What the operators' page says of a counter's newest contact, whatever its judgement. */
async function noteContact(
  sql: Sql,
  counter: string,
  of: {
    readonly at: number;
    readonly judgement: ContactAnswer['judgement'];
    readonly program: string;
    readonly clockDifferenceMs: number | null;
  },
): Promise<void> {
  await sql.query(
    `update counters set contact_at = $2, judgement = $3, program = $4, clock_difference_ms = $5
     where counter = $1`,
    [counter, of.at, of.judgement, JSON.stringify(of.program), of.clockDifferenceMs],
  );
}

/** The contact of a bearer token. @throws ProblemError NO_CONTACT when it ran out or was superseded */
export async function contactOf(office: Office, token: string): Promise<Contact> {
  const [row] = await office.db.query<{ contact: string; counter: string }>(
    'select contact, counter from contacts where token_hash = $1 and expires_at > $2',
    [secretHash('contact', token), office.clock()],
  );
  const counter = row === undefined ? null : await findCounter(office.db, row.counter);
  if (row === undefined || counter === null) {
    throw new ProblemError(401, 'NO_CONTACT', 'open a contact first');
  }
  return { contact: row.contact, counter };
}

/**
 * A head is signed after its challenge was made, and every entry stored by then came from the counter
 * itself: a head without them shows that they were lost. One that lacks only what was stored since is
 * simply old: its request was under way while the counter went on sending.
 */
async function judgeHeads(
  office: Office,
  sql: Sql,
  counter: Counter,
  head: Head,
  challenge: Spent,
): Promise<ContactAnswer['judgement']> {
  const { cursor, branch } = counter;
  if (counter.frozenAt !== null) return counter.fork === null ? 'FROZEN' : 'FORK';
  const restored = async (): Promise<'RESTORED'> => {
    const detail = `its head is ${head.epoch}-${head.seq}, stored is ${cursor.epoch}-${cursor.seq}`;
    const alarm = { branch, counter: counter.counter, code: 'JOURNAL_RESTORED', detail } as const;
    await raiseAlarms(sql, office.clock(), [alarm]);
    return 'RESTORED';
  };
  if (head.epoch < challenge.epoch) return await restored();
  const stored = await hashAt(sql, counter, head);
  if (head.epoch > cursor.epoch || (stored !== null && stored !== head.hash)) {
    await freeze(office, sql, counter, Math.min(head.seq, cursor.seq));
    return 'FORK';
  }
  const hasLost = head.epoch === challenge.epoch && head.seq < challenge.seq;
  return hasLost ? await restored() : 'OK';
}

/** The stored hash at the counter's head, or null when nothing is stored there to compare with. */
async function hashAt(sql: Sql, counter: Counter, head: Head): Promise<string | null> {
  const [row] = await sql.query<{ hash: string }>(
    'select hash from journal_entries where counter = $1 and epoch = $2 and seq = $3',
    [counter.counter, head.epoch, head.seq],
  );
  return row?.hash ?? null;
}

function refused(detail: string): ProblemError {
  return new ProblemError(403, 'CONTACT_REFUSED', detail);
}
