import type { ClientPasswordTable } from '../shared/rulebook/counter/client-password.ts';
import type { PasswordBoxContent, PasswordChallenge } from '../shared/safeguards/password-box.ts';
import type { PasswordProof } from '../shared/safeguards/password-proof.ts';
import type {
  PasswordChallengeAnswer,
  PasswordChallengeAsk,
  PasswordCheckAnswer,
  PasswordCheckAsk,
} from '../shared/sync/client-password.ts';
import { beijingDate } from '../shared/values/dates.ts';
import { toHex } from '../shared/values/bytes.ts';
import { countCounterTry, needCounterTries, takeBackTry } from './counter-tries.ts';
import type { Counter } from './counters.ts';
import type { Office } from './office.ts';
import { OfficeError } from './office-error.ts';
import { isPasswordOf } from './password-hash.ts';
import { loadPasswordKey, type PasswordKey } from './password-key.ts';
import { type LoadedPassword, loadPasswords } from './password-load.ts';
import { countTry, forgetTries, lockOf } from './password-tries.ts';
import { ProblemError } from './problem.ts';

/** A client has a minute at the keypad; the line may be slow. */
const challengeTermMs = 3 * 60_000;

/** Clients' trading passwords: asked of any counter, opened and judged only here. */
export interface ClientPasswords {
  /** @throws ProblemError COUNTER_FROZEN, COUNTER_TRIES_SPENT */
  challenge(counter: Counter, ask: PasswordChallengeAsk): Promise<PasswordChallengeAnswer>;
  /** Judges a box; its challenge is spent whatever comes of it. @throws ProblemError PASSWORD_BOX_REFUSED, COUNTER_FROZEN, COUNTER_TRIES_SPENT */
  check(counter: Counter, ask: PasswordCheckAsk): Promise<PasswordCheckAnswer>;
  /** Sets passwords of clients who have none. For demonstrations. */
  load(passwords: readonly LoadedPassword[]): Promise<void>;
  /** Forgets wrong tries and lock. @throws OfficeError */
  unlock(clientNo: string): Promise<void>;
}

type ChallengeRow = Pick<PasswordBoxContent, 'visit'> & {
  readonly client_no: string;
  readonly expires_at: number;
};

/** Opens the register of passwords; the key of the boxes is made at the first start. */
export async function openClientPasswords(office: Office): Promise<ClientPasswords> {
  const key = await loadPasswordKey(office.db);
  return {
    challenge: async (counter, ask) =>
      makeChallenge(office, key, await tableToday(office), counter, ask),
    check: async (counter, ask) => checkBox(office, key, await tableToday(office), counter, ask),
    load: (passwords) => loadPasswords(office, passwords),
    unlock: (clientNo) => unlockPassword(office, clientNo),
  };
}

/** The limits of the edition in use today. */
async function tableToday({ db, clock, editions }: Office): Promise<ClientPasswordTable> {
  return (await editions.open(db).on(beijingDate(clock()))).clientPassword;
}

async function makeChallenge(
  office: Office,
  { recipient }: PasswordKey,
  table: ClientPasswordTable,
  asker: Counter,
  { clientNo, visit }: PasswordChallengeAsk,
): Promise<PasswordChallengeAnswer> {
  const { counter, frozenAt } = asker;
  if (frozenAt !== null) throw frozen();
  await needCounterTries(office, table, asker);
  const now = office.clock();
  const refusal = await lockOf(office, clientNo);
  if (refusal !== null) return refusal;
  const challenge = toHex(office.random(32));
  await office.db.query('delete from password_challenges where expires_at < $1', [now]);
  await office.db.query(
    `insert into password_challenges (challenge, client_no, counter, visit, expires_at)
     values ($1, $2, $3, $4, $5)`,
    [challenge, clientNo, counter, visit, now + challengeTermMs],
  );
  const statement: PasswordChallenge = {
    purpose: 'password-challenge',
    challenge,
    clientNo,
    counter,
    visit,
    recipient,
  };
  return { status: 'challenge', challenge: office.keys.sign(statement) };
}

async function checkBox(
  office: Office,
  key: PasswordKey,
  table: ClientPasswordTable,
  counter: Counter,
  { challenge, box }: PasswordCheckAsk,
): Promise<PasswordCheckAnswer> {
  if (counter.frozenAt !== null) throw frozen();
  // Spent first: whatever the box holds, it never comes a second time.
  const [asked] = await office.db.query<ChallengeRow>(
    `delete from password_challenges where challenge = $1 and counter = $2
     returning client_no, visit, expires_at`,
    [challenge, counter.counter],
  );
  if (asked === undefined) throw refused('no such challenge');
  if (office.clock() > asked.expires_at) throw refused('challenge expired');
  const content = await key.open(box);
  if (content === null) throw refused('not a box sealed to this head office');
  const fits =
    content.challenge === challenge &&
    content.counter === counter.counter &&
    content.clientNo === asked.client_no &&
    content.visit === asked.visit;
  if (!fits) throw refused('the box belongs to another challenge');
  return await judge(office, table, counter, content);
}

async function judge(
  office: Office,
  table: ClientPasswordTable,
  asker: Counter,
  { clientNo, counter, visit, password }: PasswordBoxContent,
): Promise<PasswordCheckAnswer> {
  await countCounterTry(office, table, asker);
  const counted = await countTry(office, table, clientNo);
  if (counted.status !== 'counted') {
    await takeBackTry(office, asker);
    return counted;
  }
  if (await isPasswordOf(counted.hash, password)) {
    await takeBackTry(office, asker);
    await forgetTries(office, clientNo);
    const statement: PasswordProof = {
      purpose: 'client-password',
      clientNo,
      counter,
      visit,
      at: office.clock(),
    };
    return { status: 'right', proof: office.keys.sign(statement) };
  }
  const { triesLeft } = counted;
  if (triesLeft > 0) return { status: 'wrong', triesLeft };
  office.log({ event: 'client-password-locked', counter });
  return (await lockOf(office, clientNo)) ?? { status: 'no-password' };
}

async function unlockPassword(office: Office, clientNo: string): Promise<void> {
  if (!(await forgetTries(office, clientNo)))
    throw new OfficeError(`客户 ${clientNo} 没有交易密码。`);
}

const frozen = (): ProblemError =>
  new ProblemError(403, 'COUNTER_FROZEN', 'this counter is stopped');

const refused = (detail: string): ProblemError =>
  new ProblemError(422, 'PASSWORD_BOX_REFUSED', detail);
