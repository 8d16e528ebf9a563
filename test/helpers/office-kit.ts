import { createHash } from 'node:crypto';
import { openDatabase } from '../../headoffice/db/open.ts';
import { openPostgres } from '../../headoffice/db/postgres.ts';
import { migrate } from '../../headoffice/db/migrate.ts';
import { openPglite } from '../../headoffice/db/pglite.ts';
import type { Database } from '../../headoffice/db/sql.ts';
import {
  createHeadOffice,
  type HeadOffice,
  type HeadOfficeParts,
} from '../../headoffice/head-office.ts';
import type { ContactAnswer, FeedAnswer } from '../../shared/sync/contact.ts';
import type { Role } from '../../shared/journal/entry.ts';
import { type CounterKit, counterKit, type KitPerson, type KitSetup } from './counter-kit.ts';
import { testKey } from './people.ts';

/** A clock a test sets. */
export interface TestClock {
  now: number;
}

/** Monday, a trading day, 10:00 in Beijing. */
export const testNow = Date.UTC(2026, 10, 23, 2);

/** A server to run the same tests on; without it they run on PGlite. */
const server = process.env['GUITAI_TEST_PG'] ?? process.env['DATABASE_URL'];
let schemas = 0;

/** A PGlite nobody uses at the moment: starting one takes longer than most files with all their tests. */
let idle: Database | null = null;

/** An empty database of its own: a schema of a PGlite in memory, or of the server named by the environment. */
export async function openTestDatabase(): Promise<Database> {
  return server === undefined ? await openOnPglite() : await openOnServer(server);
}

async function openOnPglite(): Promise<Database> {
  const lite = idle ?? (await openPglite());
  idle = null;
  schemas += 1;
  const schema = `test_${schemas}`;
  await lite.query(`create schema ${schema}`);
  await lite.query(`set search_path to ${schema}`);
  await migrate(lite);
  let isOpen = true;
  // What a test has left running must not write into the tables of the next one.
  const opened = (): Database => {
    if (!isOpen) throw new Error('the database of this test is closed');
    return lite;
  };
  return {
    query: async (text, parameters) => await opened().query(text, parameters),
    transaction: async (work) => await opened().transaction(work),
    async close() {
      opened();
      isOpen = false;
      await lite.query(`drop schema ${schema} cascade`);
      idle = lite;
    },
  };
}

async function openOnServer(url: string): Promise<Database> {
  schemas += 1;
  const schema = `test_${process.pid}_${schemas}`;
  const admin = openPostgres(url);
  await admin.query(`drop schema if exists ${schema} cascade`);
  await admin.query(`create schema ${schema}`);
  await admin.close();
  const database = await openDatabase({ url, schema });
  return {
    ...database,
    async close() {
      await database.query(`drop schema ${schema} cascade`);
      await database.close();
    },
  };
}

/** Bytes that look random and are the same in every run. */
export function seededRandom(seed: string): (bytes: number) => Uint8Array {
  let count = 0;
  return (bytes) => {
    count += 1;
    return createHash('sha512').update(`${seed} ${count}`).digest().subarray(0, bytes);
  };
}

/** A head office with a branch and its people, and scripted counters enrolled at it. */
export interface OfficeKit {
  readonly headOffice: HeadOffice;
  readonly clock: TestClock;
  readonly branch: string;
  /** Enrols terminal `01`… of the branch. */
  counter(terminal: string, setup?: Partial<KitSetup>): Promise<CounterKit>;
  /** A person with a key of their own and an authority signed by this head office. */
  person(which: keyof typeof people): Promise<KitPerson>;
  /** Opens a contact as the counter would. */
  contact(counter: CounterKit, feedPlace?: number): Promise<ContactAnswer>;
  /** Sends everything, decides it, and gives what the counter is then told. */
  exchange(counter: CounterKit): Promise<FeedAnswer>;
}

const people = {
  maker: { number: '01', roles: ['maker'], checker: true },
  checker: { number: '02', roles: ['maker'], checker: true },
  supervisor: { number: '03', roles: ['supervisor'], checker: true },
  plain: { number: '04', roles: ['maker'], checker: false },
  manager: { number: '05', roles: ['branch-manager'], checker: false },
} as const satisfies Record<
  string,
  { readonly number: string; readonly roles: readonly Role[]; readonly checker: boolean }
>;

/** Sets up a branch on a database; tests of one file share the database and take a branch each. */
export async function officeKit(
  db: Database,
  branch: string,
  parts: Partial<HeadOfficeParts> = {},
): Promise<OfficeKit> {
  const clock = { now: testNow };
  const headOffice = await createHeadOffice({
    db,
    clock: () => clock.now,
    random: seededRandom(branch),
    ...parts,
  });
  const staffNo = (number: string): string => `${branch}${number}`;
  await headOffice.load({
    branch: { branch, name: `测试营业部 ${branch}` },
    terminals: [`${branch}-01`, `${branch}-02`],
    staff: Object.entries(people).map(([name, { number, roles, checker }]) => ({
      staff: staffNo(number),
      name: `测试${name}`,
      roles: [...roles],
      checker,
    })),
    rows: [],
  });
  const contact = async (counter: CounterKit, feedPlace = 0): Promise<ContactAnswer> => {
    const { challenge } = await headOffice.challenge(counter.counter);
    const statement = {
      purpose: 'contact' as const,
      counter: counter.counter,
      challenge,
      head: counter.head(),
      feedPlace,
    };
    const signature = counter.key.sign(statement);
    return await headOffice.openContact({ statement, signature, program: 'test' });
  };
  return {
    headOffice,
    clock,
    branch,
    contact,
    async counter(terminal, setup = {}) {
      const counter = `${branch}-${terminal}`;
      const kit = counterKit({
        counter,
        seed: 100 + Number(terminal),
        headOfficeKey: headOffice.publicKey,
        clock: () => clock.now,
        ...setup,
      });
      await headOffice.enrol({
        code: await headOffice.enrolmentCode(counter),
        signingKey: kit.key.publicKey,
        receivingKey: 'age1test',
        installation: 'test',
      });
      return kit;
    },
    async person(which) {
      const staff = staffNo(people[which].number);
      const key = testKey(Number(people[which].number));
      const { authority } = await headOffice.firstSignIn(branch, {
        staff,
        code: await headOffice.staffCode(staff),
        publicKey: key.publicKey,
        sealedKey: 'sealed',
      });
      return { staff, key, authority };
    },
    async exchange(counter) {
      if (counter.entries.length > 0) await headOffice.intake(counter.batch());
      await headOffice.drainLane(branch);
      const { token } = await contact(counter);
      const asked = { after: 0, waitMs: 0, headSeq: counter.head().seq };
      return await headOffice.feedAfter(await headOffice.contact(token), asked);
    },
  };
}

/** A valid opening; the sequence digits of the identity number (15 to 17) can be chosen. */
export function testApplication(sequence = '101'): {
  readonly application: Record<string, string | string[]>;
} {
  const body = `11010519900307${sequence}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, at) => total + weight * Number(body[at]), 0);
  const idNumber = body + '10X98765432'.charAt(sum % 11);
  return {
    application: {
      name: '测试客户',
      idNumber,
      mobile: '13800000000',
      address: '北京市朝阳区测试路 1 号',
      email: '',
      accounts: ['SH_A', 'SZ_A'],
    },
  };
}
