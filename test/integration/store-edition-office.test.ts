import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { publishedEdition } from '../../assets/reference/published.ts';
import type { Database } from '../../headoffice/db/sql.ts';
import { confirmEdition, proposeEdition } from '../../headoffice/editions/propose.ts';
import { askWithdrawal, withdrawEdition } from '../../headoffice/editions/withdraw.ts';
import { streamPacker } from '../../renderer/data/packer.ts';
import { createEngine } from '../../renderer/sync/engine.ts';
import type { Actor } from '../../shared/journal/entry.ts';
import type { RuleEdition } from '../../shared/rulebook/editions/edition.ts';
import { feedItems, verdicts } from '../headoffice/office-look.ts';
import type { KitPerson } from '../helpers/counter-kit.ts';
import { ageEdition } from '../helpers/editions.ts';
import { officeKit, type OfficeKit, openTestDatabase, testNow } from '../helpers/office-kit.ts';
import { testKey } from '../helpers/people.ts';
import { anApplication, TestCounter } from '../helpers/test-counter.ts';
import { type Fate, officeLine } from '../simulation/office-line.ts';

const hourMs = 3_600_000;
/** A quarter to twelve at night in Beijing: an approval asked for now waits into the next business date. */
const lateMonday = testNow + 13.75 * hourMs;
const earlyTuesday = testNow + 14.1 * hourMs;
/** Clients up to 30 from Tuesday on: `anApplication` is of somebody of 36. */
const stricter = ageEdition('2026.12', '2026-11-24', 30);
const laxer = ageEdition('2026.12', '2026-11-24', 75);

let db: Database;
let kit: OfficeKit;
let branches = 5800;
let counter: TestCounter;
let fate: Fate;
let maker: KitPerson;
let checker: KitPerson;
let actor: Actor;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());

/** The real store over a line to the real head office. */
beforeEach(async () => {
  await db.query('delete from rule_editions');
  branches += 1;
  fate = 'fine';
  kit = await officeKit(db, String(branches));
  maker = await kit.person('maker');
  checker = await kit.person('checker');
  await begin();
});

async function begin(): Promise<void> {
  const { headOffice, branch, clock } = kit;
  const name = `${branch}-01`;
  const signingKey = testKey(100);
  const line = { headOffice, branch, counter: name, key: signingKey };
  counter = new TestCounter({
    counter: name,
    uplink: officeLine({ ...line, fate: () => fate, later: () => {} }),
    signingKey,
    clock: () => clock.now,
    headOfficeKey: headOffice.publicKey,
    installation: name,
  });
  await headOffice.enrol({
    code: await headOffice.enrolmentCode(name),
    signingKey: signingKey.publicKey,
    receivingKey: 'age1test',
    installation: 'test',
  });
  await counter.start();
  actor = await counter.signIn(maker);
}

/** Everything goes both ways and is decided. */
async function exchanged(): Promise<void> {
  const { bridge, exchange } = counter;
  const engine = createEngine({ bridge, exchange, packer: streamPacker, report: () => {} });
  for (let rounds = 0; rounds < 3; rounds += 1) {
    while ((await engine.pushOnce()) === 'moved');
    await kit.headOffice.drainLane(kit.branch);
    while ((await engine.pullOnce(0)) === 'moved');
  }
}

async function publish(document: RuleEdition): Promise<void> {
  const { office } = kit.headOffice;
  const { publishedOn: _, ...ask } = document;
  await proposeEdition(office, { ...ask, operator: '赵一' });
  await confirmEdition(office, { edition: document.edition, operator: '钱二' });
}

async function withdraw(edition: string): Promise<void> {
  const { office } = kit.headOffice;
  await askWithdrawal(office, { edition, operator: '赵一', reason: '年龄上限录入有误' });
  await withdrawEdition(office, { edition, operator: '钱二' });
}

async function submitted(n = 0): Promise<string> {
  const outcome = await counter.submit(actor, anApplication(n));
  if (outcome.status !== 'recorded') throw new Error(JSON.stringify(outcome.refusals));
  return outcome.caseId;
}

describe('a turn of edition while an approval waits', () => {
  /** Submitted late on Monday, decided early on Tuesday. */
  async function decidedOverNight(document: RuleEdition) {
    await publish(document);
    await exchanged();
    kit.clock.now = lateMonday;
    const caseId = await submitted();
    kit.clock.now = earlyTuesday;
    const outcome = await counter.decide(actor, caseId, checker);
    await exchanged();
    return { caseId, outcome };
  }

  it('ED-3: the act that waited is decided by the rules of the day of the approval, by both ends', async () => {
    const { caseId, outcome } = await decidedOverNight(laxer);
    expect(outcome).toMatchObject({ status: 'recorded', state: { stage: 'accepted' } });
    expect(await verdicts(db, kit.branch)).toEqual(['accepted', 'accepted', 'accepted']);
    expect(await editions()).toEqual([
      publishedEdition.edition,
      publishedEdition.edition,
      '2026.12',
    ]);
    const detail = await counter.store.caseById(caseId);
    expect(detail).toMatchObject({ stage: 'accepted', progress: 'confirmed', attention: null });
  });

  it('ED-3: and refused where they no longer allow it, with nothing recorded; it can be sent back', async () => {
    const { caseId, outcome } = await decidedOverNight(stricter);
    expect(outcome).toMatchObject({ status: 'refused', refusals: [{ rule: 'AG-1' }] });
    expect(await counter.decide(actor, caseId, checker, 'refuse')).toMatchObject({
      status: 'recorded',
      state: { stage: 'returned' },
    });
    await exchanged();
    expect(await verdicts(db, kit.branch)).toEqual(['accepted', 'accepted', 'accepted']);
  });
});

describe("head office's edition at the counter", () => {
  it("ED-4: is read from head office's own row: the name of every entry is head office's", async () => {
    const row = await counter.store.register('rule-edition', 'key', publishedEdition.edition);
    expect(row).toHaveLength(1);
    expect(await counter.store.setAside()).toEqual([]);
    await publish(laxer);
    await exchanged();
    expect(await counter.store.setAside()).toEqual([]);
    kit.clock.now = testNow + 24 * hourMs;
    expect(counter.store.tables()).toMatchObject({ edition: '2026.12', validFrom: '2026-11-24' });
    await counter.restart();
    expect(counter.store.tables().edition).toBe('2026.12');
  });

  it('ED-3: an older one is used without a line, and what it decided stands when the line is back', async () => {
    fate = 'drop';
    await publish(stricter);
    await exchanged();
    kit.clock.now = testNow + 24 * hourMs;
    actor = await counter.signIn(maker);
    const caseId = await submitted();
    expect(await counter.decide(actor, caseId, checker)).toMatchObject({ status: 'recorded' });
    fate = 'fine';
    await exchanged();
    expect(await verdicts(db, kit.branch)).toEqual(Array.from({ length: 4 }, () => 'accepted'));
    expect(counter.store.tables().edition).toBe('2026.12');
    expect(await counter.submit(actor, anApplication(1))).toMatchObject({
      status: 'refused',
      refusals: [{ rule: 'AG-1' }],
    });
  });

  it('ED-2: withdrawn, it is used no more; what was done by it without a line in between comes back', async () => {
    await publish(laxer);
    await exchanged();
    kit.clock.now = testNow + 24 * hourMs;
    actor = await counter.signIn(maker);
    const before = await submitted(1);
    await exchanged();
    kit.clock.now += 60_000;
    await withdraw('2026.12');
    kit.clock.now += 60_000;
    const after = await submitted(2);
    await exchanged();
    expect(await verdicts(db, kit.branch)).toEqual(['accepted', 'accepted', 'accepted', 'ED-2']);
    expect(await counter.store.caseById(before)).toMatchObject({ stage: 'awaiting-approval' });
    expect(await counter.store.caseById(after)).toMatchObject({ attention: 'returned' });
    expect(counter.store.tables().edition).toBe(publishedEdition.edition);
    expect(counter.store.tablesStop()).toBeNull();
    await submitted(3);
    await exchanged();
    expect((await verdicts(db, kit.branch)).at(-1)).toBe('accepted');
  });
});

/** The edition each entry of the branch names, in feed order. */
async function editions(): Promise<readonly string[]> {
  const items = await feedItems(db, kit.branch);
  return items.flatMap((item) => (item.kind === 'entry' ? [item.entry.edition] : []));
}
