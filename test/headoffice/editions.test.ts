import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { publishedEdition } from '../../assets/reference/published.ts';
import { locks } from '../../headoffice/db/locks.ts';
import type { Database } from '../../headoffice/db/sql.ts';
import { editionDifferences } from '../../headoffice/editions/edition-differences.ts';
import { confirmEdition, dropEdition, proposeEdition } from '../../headoffice/editions/propose.ts';
import { askWithdrawal, withdrawEdition } from '../../headoffice/editions/withdraw.ts';
import type { LogLine } from '../../headoffice/office.ts';
import type { FeedPage } from '../../shared/feed/page.ts';
import type { RegisterRow } from '../../shared/feed/register.ts';
import type { RuleEdition } from '../../shared/rulebook/editions/edition.ts';
import { EditionRow, isSignedEdition } from '../../shared/rulebook/editions/signed-edition.ts';
import { intl1 } from '../../shared/suite-intl-1.ts';
import type { CounterKit, KitSession } from '../helpers/counter-kit.ts';
import { ageEdition, ageTable, edition } from '../helpers/editions.ts';
import {
  officeKit,
  type OfficeKit,
  openTestDatabase,
  testApplication,
  testNow,
} from '../helpers/office-kit.ts';
import { registerBody, verdicts } from './office-look.ts';

const dayMs = 24 * 3_600_000;
/** Clients up to 30 from Tuesday on: the test's application is of somebody of 36. */
const stricter = ageEdition('2026.12', '2026-11-24', 30);
const opening = { business: 'account-opening', type: 'SubmitOpening', data: testApplication() };

let db: Database;
let kit: OfficeKit;

/** Editions are of all branches of a database: each test begins with one branch and no edition. */
beforeEach(async () => {
  db = await openTestDatabase();
  kit = await officeKit(db, '5601');
});
afterEach(() => db.close());

const asked = (document: RuleEdition) => {
  const { publishedOn: _, ...ask } = document;
  return ask;
};
const propose = (document: RuleEdition, operator = '赵一') =>
  proposeEdition(kit.headOffice.office, { ...asked(document), operator });
const confirm = (name: string, operator = '钱二') =>
  confirmEdition(kit.headOffice.office, { edition: name, operator });
const publish = async (document: RuleEdition): Promise<void> => {
  await propose(document);
  await confirm(document.edition);
};
const inRegister = (name: string) => registerBody(db, kit.branch, 'rule-edition', name);

async function withdraw(name: string): Promise<void> {
  const { office } = kit.headOffice;
  await askWithdrawal(office, { edition: name, operator: '赵一', reason: '费率录入有误' });
  await withdrawEdition(office, { edition: name, operator: '钱二' });
}

async function desk(): Promise<{ readonly counter: CounterKit; readonly session: KitSession }> {
  const counter = await kit.counter('01');
  return { counter, session: counter.signIn(await kit.person('maker')) };
}

const rowsOf = (pages: readonly FeedPage[]): readonly RegisterRow[] =>
  pages.flatMap(({ items }) => items.flatMap((item) => item.rows));

/** Starts as many processes at once with an edition of their own; gives what they log. */
async function startsWith(builtIn: RuleEdition, processes: number): Promise<readonly LogLine[]> {
  const lines: LogLine[] = [];
  const log = (line: LogLine): void => void lines.push(line);
  const starts = Array.from({ length: processes }, () =>
    officeKit(db, kit.branch, { builtIn, log }),
  );
  await Promise.all(starts);
  return lines;
}

const logged = (name: string) =>
  db.query('select operator, what from operator_log where what like $1 order by id', [
    `%rules ${name}`,
  ]);

async function known(name: string): Promise<boolean> {
  const rows = await db.query('select from rule_editions where edition = $1', [name]);
  return rows.length > 0;
}

describe("the program's own edition", () => {
  it('ED-4: is signed and lies in the register of every branch from its first snapshot', async () => {
    const row = EditionRow.parse(await inRegister(publishedEdition.edition));
    expect(isSignedEdition(intl1, kit.headOffice.publicKey, row)).toBe(true);
    expect(row.statement).toMatchObject({ edition: publishedEdition.edition });
    expect(row.withdrawnAt).toBeNull();
  });

  it('ED-6: is published once in a database without any, however many processes start at once', async () => {
    const { counter } = await desk();
    await db.query('delete from rule_editions');
    await startsWith(edition('2026.11.5', '2026-11-01'), 3);
    const { pages } = await kit.exchange(counter);
    const fed = rowsOf(pages).filter(({ register }) => register === 'rule-edition');
    expect(fed.map(({ key, version }) => [key, version])).toEqual([['2026.11.5', 1]]);
    expect(await logged('2026.11.5')).toEqual([
      { operator: 'program', what: 'publish rules 2026.11.5' },
    ]);
  });

  it('ED-6: is proposed once where another is published, and confirmed by an operator', async () => {
    await startsWith(ageEdition('2026.12.5', '2026-11-24', 30), 3);
    await startsWith(ageEdition('2026.12.5', '2026-11-24', 30), 1);
    expect(await inRegister('2026.12.5')).toBeUndefined();
    expect(await logged('2026.12.5')).toEqual([
      { operator: 'program', what: 'propose rules 2026.12.5' },
    ]);
    await confirm('2026.12.5');
    expect(await inRegister('2026.12.5')).toBeDefined();
  });

  it('ED-6: is neither published nor proposed when nobody could confirm it, and told of', async () => {
    const lines = await startsWith(edition('2026.12.6', '2026-11-23'), 1);
    expect(lines).toEqual([
      expect.objectContaining({
        event: 'program-edition-refused',
        edition: '2026.12.6',
        problems: expect.stringContaining('应在今天'),
      }),
    ]);
    expect(await known('2026.12.6')).toBe(false);
  });

  it('under a known name with other tables is told of, and what is kept stays', async () => {
    const before = await db.query('select document from rule_editions');
    const { edition: name, validFrom } = publishedEdition;
    const lines = await startsWith(ageEdition(name, validFrom, 30), 1);
    expect(lines).toEqual([{ event: 'program-edition-differs', edition: name }]);
    expect(await db.query('select document from rule_editions')).toEqual(before);
    expect(await startsWith({ ...publishedEdition, about: '另一说明' }, 1)).toEqual([]);
  });

  it('ED-6: is brought in by no single command', async () => {
    const builtIn = edition('2026.12.7', '2026-12-01');
    await officeKit(db, kit.branch, { builtIn, bringsEdition: false });
    expect(await known('2026.12.7')).toBe(false);
    await db.query('delete from rule_editions');
    await officeKit(db, kit.branch, { builtIn, bringsEdition: false });
    expect(await known('2026.12.7')).toBe(false);
  });

  it('comes to a branch that is loaded later', async () => {
    await publish(stricter);
    const later = '5901';
    await officeKit(db, later);
    expect(await registerBody(db, later, 'rule-edition', '2026.12')).toBeDefined();
    expect(await registerBody(db, later, 'rule-edition', publishedEdition.edition)).toBeDefined();
  });
});

describe('a proposed edition', () => {
  it('ED-6: is published by another operator, signed, and fed to the counters', async () => {
    const { counter } = await desk();
    await propose(stricter);
    expect(await inRegister('2026.12')).toBeUndefined();
    await confirm('2026.12');
    const { pages } = await kit.exchange(counter);
    const [row] = rowsOf(pages).filter(({ key }) => key === '2026.12');
    const body = EditionRow.parse(row?.body);
    expect(isSignedEdition(intl1, kit.headOffice.publicKey, body)).toBe(true);
    expect(body.statement).toMatchObject({ validFrom: '2026-11-24', publishedOn: '2026-11-23' });
    const log = await db.query<{ operator: string; what: string }>(
      `select operator, what from operator_log where what like '%rules 2026.12' order by id`,
    );
    expect(log.slice(-2)).toEqual([
      { operator: '赵一', what: 'propose rules 2026.12' },
      { operator: '钱二', what: 'publish rules 2026.12' },
    ]);
  });

  it('ED-6: is not published by whoever proposed it, nor twice, nor after it was dropped', async () => {
    await propose(stricter);
    await expect(confirm('2026.12', '赵一')).rejects.toThrow('提出人不能确认');
    await expect(confirm('2026.12', ' 赵 一')).rejects.toThrow('提出人不能确认');
    await confirm('2026.12');
    await expect(confirm('2026.12', '孙三')).rejects.toThrow('已经发布');
    await propose(edition('2027.01', '2026-12-01', { tables: stricter.tables }));
    await dropEdition(kit.headOffice.office, { edition: '2027.01', operator: '赵一' });
    await expect(confirm('2027.01')).rejects.toThrow('已经作废');
    await expect(confirm('2029.01')).rejects.toThrow('没有规则版本');
  });

  it('ED-6: begins after today, and comes after every other by name and day', async () => {
    await expect(propose(ageEdition('2026.12', '2026-11-23', 30))).rejects.toThrow('应在今天');
    await expect(propose(ageEdition('2026.11', '2026-11-24', 30))).rejects.toThrow('2026.11 之后');
    await expect(propose(ageEdition('2026.10', '2026-11-24', 30))).rejects.toThrow('2026.11 之后');
    await publish(ageEdition('2026.12', '2026-12-15', 30));
    await expect(propose(stricter)).rejects.toThrow('2026.12 之后');
    await expect(propose(ageEdition('2026.12.1', '2026-12-01', 40))).rejects.toThrow('早于已发布');
  });

  it('ED-6: that loses a row of the latest published edition is refused when it is confirmed', async () => {
    await propose(stricter);
    await propose(edition('2027.01', '2026-12-01'));
    await confirm('2026.12');
    await expect(confirm('2027.01')).rejects.toThrow(/规则表“开户年龄范围”/);
  });

  it('ED-6: from the day of a published one is listed against it: the row it lost is named', async () => {
    const { office } = kit.headOffice;
    await publish(stricter);
    const { against: builtInName } = await editionDifferences(office, '2026.12');
    expect(builtInName).toBe(publishedEdition.edition);
    await propose(edition('2026.12.1', '2026-11-24'));
    const { against, changes } = await editionDifferences(office, '2026.12.1');
    expect(against).toBe('2026.12');
    expect(changes).toContainEqual(
      expect.stringMatching(/^规则表“开户年龄范围”:删去原第 \d 行.*"maxAge":30/),
    );
    await confirm('2026.12.1');
    expect(await editionDifferences(office, '2026.12.1')).toEqual({ against, changes });
    expect(await editionDifferences(office, '2026.12')).toMatchObject({ against: builtInName });
  });

  it('ED-6: is held up by no proposal, only by what is published', async () => {
    await propose(edition('2090.12', '2026-12-01'));
    await propose(stricter);
    await expect(confirm('2026.12')).resolves.toBeUndefined();
  });

  it('ED-6: whose first day has come before anybody confirmed it is not published', async () => {
    await propose(stricter);
    kit.clock.now = testNow + dayMs;
    await expect(confirm('2026.12')).rejects.toThrow('应在今天');
  });

  it('ED-6: that would change what applied before its first day is refused, the row named', async () => {
    const ageGate = ageTable(null, 60);
    const tables = { ...publishedEdition.tables, ageGate };
    await expect(propose(edition('2026.12', '2026-12-01', { tables }))).rejects.toThrow(
      /规则表“开户年龄范围”第 \d 行:改变了 2026-12-01 之前/,
    );
  });

  it('DT-2: with a fault is refused, table and row named', async () => {
    const ageGate = { name: '开户年龄范围', rows: [{ maxAge: 'alt' }] };
    const tables = { ...publishedEdition.tables, ageGate };
    await expect(propose(edition('2026.12', '2026-12-01', { tables }))).rejects.toThrow(
      /规则表“开户年龄范围”第 1 行/,
    );
  });
});

describe('an entry under a published edition', () => {
  it("ED-3: is decided by it: yesterday's case, sent late, has yesterday's answer", async () => {
    const { counter, session } = await desk();
    counter.act(session, opening);
    await publish(stricter);
    kit.clock.now = testNow + dayMs;
    await kit.exchange(counter);
    expect(await verdicts(db, kit.branch)).toEqual(['accepted', 'accepted']);
  });

  it('ED-3: of an older edition is accepted after a new one began: its counter had no line', async () => {
    const { counter, session } = await desk();
    await publish(stricter);
    kit.clock.now = testNow + dayMs;
    counter.act(session, opening);
    await kit.exchange(counter);
    expect(await verdicts(db, kit.branch)).toEqual(['accepted', 'accepted']);
  });

  it('ED-3: by the new edition is decided by its rows', async () => {
    const { counter, session } = await desk();
    await publish(stricter);
    kit.clock.now = testNow + dayMs;
    counter.act(session, opening, { edition: '2026.12' });
    await kit.exchange(counter);
    expect(await verdicts(db, kit.branch)).toEqual(['accepted', 'AG-1']);
  });

  it('ED-3: is refused before the first day of its edition', async () => {
    const { counter, session } = await desk();
    await publish(ageEdition('2026.12', '2026-11-24', 70));
    counter.act(session, opening, { edition: '2026.12' });
    await kit.exchange(counter);
    expect(await verdicts(db, kit.branch)).toEqual(['accepted', 'ED-3']);
  });

  it('ED-1: of a proposal nobody has confirmed is refused', async () => {
    const { counter, session } = await desk();
    await propose(stricter);
    counter.act(session, opening, { edition: '2026.12' });
    await kit.exchange(counter);
    expect(await verdicts(db, kit.branch)).toEqual(['accepted', 'ED-1']);
  });

  it('is known to a head office that runs beside and did not publish it', async () => {
    const { counter, session } = await desk();
    const beside = await officeKit(db, kit.branch);
    await publish(ageEdition('2026.12', '2026-11-24', 70));
    kit.clock.now = testNow + dayMs;
    beside.clock.now = testNow + dayMs;
    counter.act(session, opening, { edition: '2026.12' });
    await beside.exchange(counter);
    expect(await verdicts(db, kit.branch)).toEqual(['accepted', 'accepted']);
  });
});

describe('a withdrawn edition', () => {
  beforeEach(async () => {
    await publish(ageEdition('2026.12', '2026-11-24', 70));
    kit.clock.now = testNow + dayMs;
  });

  it('ED-2: refuses what was done by it from then on, and nothing before; a sign-in stands', async () => {
    const counter = await kit.counter('01');
    const maker = await kit.person('maker');
    const first = counter.signIn(maker, 'maker', { edition: '2026.12' });
    counter.act(first, opening, { edition: '2026.12' });
    kit.clock.now += 60_000;
    await withdraw('2026.12');
    kit.clock.now += 60_000;
    const second = counter.signIn(maker, 'maker', { edition: '2026.12' });
    const other = { ...opening, data: testApplication('303') };
    counter.act(second, other, { edition: '2026.12' });
    counter.act(second, { ...opening, data: testApplication('505') });
    await kit.exchange(counter);
    expect(await verdicts(db, kit.branch)).toEqual([
      'accepted',
      'accepted',
      'accepted',
      'ED-2',
      'accepted',
    ]);
  });

  it('ED-2: lets stand what rests on no table, such as a withdrawal of what waits', async () => {
    const counter = await kit.counter('01');
    const session = counter.signIn(await kit.person('maker'), 'maker', { edition: '2026.12' });
    const { caseId, business } = counter.act(session, opening, { edition: '2026.12' });
    kit.clock.now += 60_000;
    await withdraw('2026.12');
    kit.clock.now += 60_000;
    const takenBack = { business, type: 'Withdraw', data: { reason: '客户改期' }, caseId };
    counter.act(session, takenBack, { edition: '2026.12' });
    await kit.exchange(counter);
    expect(await verdicts(db, kit.branch)).toEqual(['accepted', 'accepted', 'accepted']);
  });

  it('ED-2: says so in the register of every branch, and head office goes on by the one before', async () => {
    await withdraw('2026.12');
    expect(await inRegister('2026.12')).toMatchObject({ withdrawnAt: kit.clock.now });
    const book = kit.headOffice.office.editions.open(db);
    expect(await book.on('2026-12-31')).toMatchObject({ edition: publishedEdition.edition });
  });

  it('ED-2: is withdrawn by two people, with a reason, once', async () => {
    const { office } = kit.headOffice;
    const ask = { edition: '2026.12', operator: '赵一', reason: '费率录入有误' };
    const act = { edition: '2026.12', operator: '赵一' };
    await expect(withdrawEdition(office, act)).rejects.toThrow('没有人申请');
    await expect(askWithdrawal(office, { ...ask, reason: '错' })).rejects.toThrow();
    await askWithdrawal(office, ask);
    await expect(withdrawEdition(office, act)).rejects.toThrow('申请人不能确认');
    const spaced = { ...act, operator: '赵\u3000一 ' };
    await expect(withdrawEdition(office, spaced)).rejects.toThrow('申请人不能确认');
    const second = { ...ask, operator: '钱二', reason: '另有原因' };
    await expect(askWithdrawal(office, second)).rejects.toThrow('赵一 已申请撤回');
    await withdrawEdition(office, { ...act, operator: '钱二' });
    await expect(askWithdrawal(office, ask)).rejects.toThrow('已经撤回');
  });

  it('ED-2: is withdrawn as of an instant at which every branch was held', async () => {
    const { clock } = kit;
    const held = new Set<unknown>();
    // Waiting for a branch the first time takes a minute.
    const slow = await officeKit(
      {
        ...db,
        transaction: (work) =>
          db.transaction((sql) =>
            work({
              async query(text, values = []) {
                if (
                  text.includes('advisory') &&
                  values[0] === locks.branch &&
                  !held.has(values[1])
                ) {
                  held.add(values[1]);
                  clock.now += 60_000;
                }
                return await sql.query(text, values);
              },
            }),
          ),
      },
      kit.branch,
    );
    const office = { ...slow.headOffice.office, clock: () => clock.now };
    await askWithdrawal(office, { edition: '2026.12', operator: '赵一', reason: '费率录入有误' });
    held.clear();
    const before = clock.now;
    await withdrawEdition(office, { edition: '2026.12', operator: '钱二' });
    const branchesHeld = await db.query('select from branches');
    expect(held.size).toBe(branchesHeld.length);
    expect(await inRegister('2026.12')).toMatchObject({
      withdrawnAt: before + held.size * 60_000,
    });
  });

  it('ED-2: leaves another to go on by: the last one stays', async () => {
    await withdraw(publishedEdition.edition);
    await expect(withdraw('2026.12')).rejects.toThrow('没有可用的规则版本');
  });
});

describe("head office's own limits", () => {
  it('are those of the edition of the day', async () => {
    const book = kit.headOffice.office.editions.open(db);
    expect(await book.on('2026-11-23')).toMatchObject({ edition: publishedEdition.edition });
    await expect(book.on('2019-12-31')).rejects.toThrow('没有 2019-12-31 可用的规则版本');
  });
});
