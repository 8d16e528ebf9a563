import type { AuthorityStatement, StaffRow } from '../shared/safeguards/authority.ts';
import type { RegisterRow } from '../shared/feed/register.ts';
import { Role } from '../shared/journal/entry.ts';
import type { FirstSignInAsk, Newcomer, StaffDocument } from '../shared/sync/contact.ts';
import type { Sql } from './db/sql.ts';
import { rowsItem } from './feed/append.ts';
import { cutPages } from './feed/pages.ts';
import { type BranchWork, inBranch } from './lane/branch-transaction.ts';
import type { Office } from './office.ts';
import { OfficeError } from './office-error.ts';
import { ProblemError } from './problem.ts';
import { newCode, secretHash, tidyCode } from './secrets.ts';

const authorityTermMs = 21 * 24 * 3_600_000;
const codeTermMs = 14 * 24 * 3_600_000;

interface Person {
  readonly staff: string;
  readonly branch: string;
  readonly name: string;
  readonly roles: string;
  readonly checker: boolean;
  readonly public_key: string | null;
  readonly sealed_key: string | null;
  /** 0 while the key is sealed as at the first sign-in. */
  readonly sealed_at: number;
  readonly revoked_at: number | null;
}

/** A one-time code for a person's first sign-in, or for a new key after a reset. @throws OfficeError */
export async function makeStaffCode(office: Office, staff: string): Promise<string> {
  const known = await office.db.query('select from staff where staff = $1', [staff]);
  if (known.length === 0) throw new OfficeError(`没有柜员 ${staff}。`);
  const code = newCode(office.random);
  const now = office.clock();
  await office.db.query(
    'insert into staff_codes (code_hash, staff, made_at, expires_at) values ($1, $2, $3, $4)',
    [staffCodeHash(staff, code), staff, now, now + codeTermMs],
  );
  return code;
}

/**
 * Takes a person's new key, tells every counter of the branch by the feed, and signs the authority. The
 * same key may ask again, because the answer may have been lost.
 *
 * @throws ProblemError FIRST_SIGN_IN_REFUSED
 */
export async function firstSignIn(
  office: Office,
  branch: string,
  ask: FirstSignInAsk,
): Promise<StaffDocument> {
  const person = await inBranch(
    office,
    branch,
    async (work) => {
      const { sql } = work;
      const [code] = await sql.query<{ expires_at: number; used_at: number | null }>(
        'select expires_at, used_at from staff_codes where code_hash = $1 for update',
        [staffCodeHash(ask.staff, ask.code)],
      );
      const person = await findPerson(sql, ask.staff);
      if (code === undefined || person?.branch !== branch) throw refused('no such code');
      if (person.revoked_at !== null) throw refused('authority revoked');
      if (code.used_at !== null) {
        if (person.public_key === ask.publicKey) return person;
        throw refused('code used');
      }
      if (work.now > code.expires_at) throw refused('code expired');
      await sql.query('update staff_codes set used_at = $2 where code_hash = $1', [
        staffCodeHash(ask.staff, ask.code),
        work.now,
      ]);
      return await changePerson(work, {
        ...person,
        public_key: ask.publicKey,
        sealed_key: ask.sealedKey,
        sealed_at: 0,
      });
    },
    'act:before-commit',
  );
  await cutPages(office, branch, 'all');
  const document = documentOf(office, person);
  if (document === null) throw refused('no key');
  return document;
}

/** Documents of everybody of the branch who has a key, with authority renewed from now. */
export async function staffDocuments(
  office: Office,
  branch: string,
): Promise<readonly StaffDocument[]> {
  const people = await office.db.query<Person>(
    'select * from staff where branch = $1 and public_key is not null order by staff',
    [branch],
  );
  return people.flatMap((person) => documentOf(office, person) ?? []);
}

/** People of the branch who have no key yet and may make one. */
export async function newcomers(office: Office, branch: string): Promise<readonly Newcomer[]> {
  return await office.db.query<Newcomer>(
    'select staff, name from staff where branch = $1 and public_key is null and revoked_at is null order by staff',
    [branch],
  );
}

/** Takes a person's authority away, from now. Counters learn it by the feed. @throws OfficeError */
export async function revokeStaff(office: Office, staff: string): Promise<void> {
  const found = await findPerson(office.db, staff);
  if (found === null) throw new OfficeError(`没有柜员 ${staff}。`);
  await inBranch(
    office,
    found.branch,
    async (work) => {
      const person = await findPerson(work.sql, staff);
      if (person === null || person.revoked_at !== null) return;
      await changePerson(work, { ...person, revoked_at: work.now });
    },
    'act:before-commit',
  );
  await cutPages(office, found.branch, 'all');
}

/** The roster row of a person, as counters keep it. */
export function rosterBody(person: StaffRow): NonNullable<RegisterRow['body']> {
  const { staff, name, branch, roles, checker, publicKey, revokedAt } = person;
  return { staff, name, branch, roles: [...roles], checker, publicKey, revokedAt };
}

async function changePerson(work: BranchWork, person: Person): Promise<Person> {
  const { sql, set, feed, now } = work;
  await sql.query(
    'update staff set public_key = $2, sealed_key = $3, sealed_at = $4, revoked_at = $5 where staff = $1',
    [person.staff, person.public_key, person.sealed_key, person.sealed_at, person.revoked_at],
  );
  const change = { register: 'staff', key: person.staff, set: rosterBody(rowOf(person)) };
  const rows = await set.changed([change], now);
  set.putRows(rows);
  feed.add(rowsItem(feed.nextPlace(), now, rows));
  return person;
}

function documentOf(office: Office, person: Person): StaffDocument | null {
  const { staff, name, branch, roles, checker, publicKey, revokedAt } = rowOf(person);
  if (publicKey === null || person.sealed_key === null) return null;
  const issuedAt = office.clock();
  const until = revokedAt === null ? issuedAt + authorityTermMs : revokedAt;
  const authority = office.keys.sign<AuthorityStatement>({
    purpose: 'authority',
    staff,
    name,
    branch,
    roles,
    checker,
    publicKey,
    issuedAt,
    until,
  });
  const sealed = person.sealed_at === 0 ? {} : { sealedAt: person.sealed_at };
  return { staff, authority, sealedKey: person.sealed_key, ...sealed, revokedAt };
}

async function findPerson(sql: Sql, staff: string): Promise<Person | null> {
  const [person] = await sql.query<Person>('select * from staff where staff = $1', [staff]);
  return person ?? null;
}

function rowOf(person: Person): StaffRow {
  return {
    staff: person.staff,
    name: person.name,
    branch: person.branch,
    roles: Role.array().parse(JSON.parse(person.roles)),
    checker: person.checker,
    publicKey: person.public_key,
    revokedAt: person.revoked_at,
  };
}

function staffCodeHash(staff: string, code: string): string {
  return secretHash('staff', `${staff}:${tidyCode(code)}`);
}

function refused(detail: string): ProblemError {
  return new ProblemError(403, 'FIRST_SIGN_IN_REFUSED', detail);
}
