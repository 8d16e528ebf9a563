import type { Database } from '../../headoffice/db/sql.ts';
import type { HeadOffice } from '../../headoffice/head-office.ts';
import type { CrashMark as OfficeMark } from '../../headoffice/office.ts';
import { loadScreeningList } from '../../headoffice/screening/lists.ts';
import { createEngine, type Engine } from '../../renderer/sync/engine.ts';
import { streamPacker } from '../../renderer/data/packer.ts';
import type { ActOutcome } from '../../renderer/data/types.ts';
import type { CrashMark } from '../../shared/bridge/system.ts';
import { Fault } from '../../shared/errors.ts';
import { canonicalText } from '../../shared/journal/canonical.ts';
import type { Actor } from '../../shared/journal/entry.ts';
import { beijingDate } from '../../shared/values/dates.ts';
import type { KitPerson } from '../helpers/counter-kit.ts';
import { Crash } from '../helpers/fake-shell.ts';
import { testKey } from '../helpers/people.ts';
import { officeKit, type TestClock, testNow } from '../helpers/office-kit.ts';
import { anApplication, TestCounter } from '../helpers/test-counter.ts';
import { type Chance, chanceOf } from './chance.ts';
import { type Fate, officeLine } from './office-line.ts';
import { submitWhole } from './submit-whole.ts';
import { counterRegistry, officeRegistry } from './toy-registries.ts';
import { type WorldRules, worldRules } from './world-rules.ts';

/** What a counter has told its clerk: whatever bears a serial number must be there for ever. */
export interface Told {
  readonly serial: string;
  readonly hash: string;
}

/** A counter of the simulation with what it has promised so far. */
export interface Post {
  readonly counter: TestCounter;
  engine: Engine;
  actor: Actor | null;
  readonly told: Map<string, Told>;
  isUp: boolean;
  /** Times its feed log was lost: what a snapshot does not hold is then not to be built again. */
  feedLosses: number;
  /** Times index and feed log were behind what was shown: its progress starts anew. */
  setBacks: number;
}

const counterMarks: readonly CrashMark[] = [
  'before-append',
  'after-write',
  'after-fsync',
  'after-answer',
  'after-dexie',
  'after-feed-append',
  'mid-apply',
];
const officeMarks: readonly OfficeMark[] = [
  'intake:before-commit',
  'intake:after-commit',
  'lane:before-commit',
  'lane:after-commit',
  'pages:before-commit',
  'pages:after-commit',
  'act:before-commit',
  'act:after-commit',
  'outbox:claimed',
  'outbox:submitted',
  'outbox:answered',
];

const hourMs = 3_600_000;

/** Nobody of the simulation is on the list: without one no whole opening is given a number. */
const screened = [{ name: '名单某人', birthDate: '1970-01-01' }];

/** Two counters and head office in one process, with a virtual clock and weather, all from one seed. */
export class World {
  readonly chance: Chance;
  readonly posts: readonly Post[];
  readonly headOffice: HeadOffice;
  readonly branch: string;
  readonly people: readonly KitPerson[];
  readonly #clock: TestClock;
  readonly #late: (() => Promise<unknown>)[] = [];
  readonly #officeMark: { armed: OfficeMark | null };
  #isCalm = false;
  /** Programs that were started again, by a crash or otherwise. */
  restarts = 0;
  #people = 0;
  /** Publishes and withdraws rule editions. */
  readonly rules: WorldRules;

  private constructor(parts: {
    readonly chance: Chance;
    readonly headOffice: HeadOffice;
    readonly branch: string;
    readonly people: readonly KitPerson[];
    readonly clock: TestClock;
    readonly officeMark: { armed: OfficeMark | null };
  }) {
    this.chance = parts.chance;
    this.headOffice = parts.headOffice;
    this.branch = parts.branch;
    this.people = parts.people;
    this.#clock = parts.clock;
    this.#officeMark = parts.officeMark;
    this.rules = worldRules(parts.headOffice, parts.chance);
    this.posts = ['01', '02'].map((terminal, at) => this.#post(terminal, at));
  }

  /** A branch of its own on a database, its counters enrolled and started. */
  static async open(db: Database, branch: string, seed: number): Promise<World> {
    // Editions are of all branches: those of another world are from another time.
    await db.query('delete from rule_editions');
    const officeMark: { armed: OfficeMark | null } = { armed: null };
    const kit = await officeKit(db, branch, {
      registry: officeRegistry,
      mark(mark) {
        if (officeMark.armed !== mark) return;
        officeMark.armed = null;
        throw new Crash(mark);
      },
    });
    const list = { version: 'S-1', listedOn: beijingDate(testNow), people: screened };
    await loadScreeningList(kit.headOffice.office, list, '测试');
    const people = [
      await kit.person('maker'),
      await kit.person('checker'),
      await kit.person('supervisor'),
      await kit.person('plain'),
    ];
    const { headOffice, clock } = kit;
    const chance = chanceOf(seed);
    const world = new World({ chance, headOffice, branch, people, clock, officeMark });
    world.#isCalm = true;
    for (const post of world.posts) await world.#enrol(post);
    world.#isCalm = false;
    return world;
  }

  /** One random step: somebody acts, a line moves something, head office works, or something breaks. */
  async step(): Promise<void> {
    const post = this.chance.pick(this.posts);
    const what = this.chance.weighted({
      act: 30,
      push: 18,
      pull: 18,
      lane: 12,
      outbox: 6,
      timer: 3,
      late: 6,
      clock: 4,
      day: 1,
      edition: 2,
      withdrawal: 1,
      crash: 6,
      'office-crash': 4,
      'profile-loss': 1,
      'power-cut': 2,
      'feed-loss': 1,
    });
    switch (what) {
      case 'act':
        return await this.#guard(post, () => this.#act(post));
      case 'push':
        return await this.#guard(post, () => post.engine.pushOnce());
      case 'pull':
        return await this.#guard(post, () => post.engine.pullOnce(0));
      case 'lane':
        return await this.#office(() => this.headOffice.drainLane(this.branch));
      case 'outbox':
        return await this.#office(() => this.headOffice.runOutbox());
      case 'timer':
        return await this.#office(() => this.headOffice.runTimer());
      case 'late':
        return await this.#office(async () => await this.#late.shift()?.());
      case 'clock':
        this.#clock.now += this.chance.below(this.chance.happens(0.2) ? 45 * 60_000 : 60_000);
        return;
      case 'day':
        // Into the next business date: what was published for it is in use then.
        this.#clock.now += 16 * hourMs;
        return;
      case 'edition':
        return await this.#office(() => this.rules.publish());
      case 'withdrawal':
        return await this.#office(() => this.rules.withdraw());
      case 'crash':
        post.counter.shell.crashAt = this.chance.pick(counterMarks);
        return;
      case 'office-crash':
        this.#officeMark.armed = this.chance.pick(officeMarks);
        return;
      case 'profile-loss':
        return await this.#loseProfile(post);
      case 'feed-loss':
        return await this.#loseFeed(post);
      case 'power-cut':
        post.counter.shell.disk.cutPower(this.chance.below(200));
        return await this.#restart(post);
    }
  }

  /** Faults stop: everything is exchanged and decided until nothing moves any more (I7). */
  async calm(): Promise<void> {
    this.#isCalm = true;
    this.#officeMark.armed = null;
    for (const post of this.posts) {
      post.counter.shell.crashAt = null;
      // A feed log that could not be begun anew on a bad line is begun by the next start.
      await this.#restart(post);
    }
    for (const call of this.#late.splice(0)) await this.#office(call);
    for (let rounds = 0; rounds < 60; rounds += 1) {
      // Long enough for whatever head office put off to be due again.
      this.#clock.now += 60_000;
      const before = await this.#marks();
      for (const post of this.posts) {
        while ((await post.engine.pushOnce()) === 'moved');
        while ((await post.engine.pullOnce(0)) === 'moved');
      }
      await this.headOffice.drainLane(this.branch);
      await this.headOffice.runOutbox();
      await this.headOffice.runTimer();
      await this.headOffice.drainLane(this.branch);
      if (rounds > 3 && before === (await this.#marks())) return;
    }
    throw new Error('the queues do not drain');
  }

  async #marks(): Promise<string> {
    const standings = await Promise.all(this.posts.map(({ counter }) => counter.store.standing()));
    const office = await this.headOffice.office.db.query(
      `select feed_place, (select count(*) from outbox where branch = $1 and done_at is null) as open
       from branches where branch = $1`,
      [this.branch],
    );
    return JSON.stringify({ standings, office });
  }

  async #act(post: Post): Promise<void> {
    if (post.actor === null || this.chance.happens(0.04)) {
      post.actor = await post.counter.signIn(this.chance.pick(this.people));
      return;
    }
    const { actor, counter } = post;
    const rows = await counter.store.cases({ business: 'account-opening' });
    const waiting = rows.filter((row) => row.stage === 'awaiting-approval');
    const returned = rows.filter((row) => row.stage === 'returned');
    const kind = this.chance.weighted({
      submit: 10,
      decide: waiting.length > 0 ? 14 : 0,
      withdraw: waiting.length > 0 ? 2 : 0,
      resubmit: returned.length > 0 ? 4 : 0,
      again: rows.length > 0 ? 1 : 0,
      print: rows.length > 0 ? 4 : 0,
      toy: 3,
    });
    this.#note(post, await this.#run(kind, counter, actor, { rows, waiting, returned }));
  }

  async #run(
    kind: 'submit' | 'decide' | 'withdraw' | 'resubmit' | 'again' | 'print' | 'toy',
    counter: TestCounter,
    actor: Actor,
    cases: Readonly<
      Record<'rows' | 'waiting' | 'returned', readonly { readonly caseId: string }[]>
    >,
  ): Promise<ActOutcome> {
    switch (kind) {
      case 'submit': {
        // Few enough people that two counters meet the same one; 444 is refused by the clearing house.
        this.#people += 1;
        const person = this.chance.happens(0.1) ? 444 : this.#people % 60;
        return this.chance.happens(0.4)
          ? await submitWhole(counter, actor, person)
          : await counter.submit(actor, anApplication(person));
      }
      case 'decide': {
        const { caseId } = this.chance.pick(cases.waiting);
        const decision = this.chance.happens(0.2) ? 'refuse' : 'approve';
        // Also the maker, and one without the right: refused, here or at head office.
        return await counter.decide(actor, caseId, this.chance.pick(this.people), decision);
      }
      case 'withdraw':
        return await counter.withdraw(actor, this.chance.pick(cases.waiting).caseId);
      case 'resubmit': {
        const { caseId } = this.chance.pick(cases.returned);
        const application = anApplication(this.chance.below(60));
        return await counter.submit(actor, application, { caseId });
      }
      case 'again': {
        const { caseId } = this.chance.pick(cases.rows);
        const detail = await counter.store.caseById(caseId);
        if (detail === null) throw new Error(`${caseId} is gone`);
        const { command } = detail.shown;
        return await counter.store.act({ business: 'account-opening', caseId, actor, command });
      }
      case 'print': {
        const { caseId } = this.chance.pick(cases.rows);
        const data = { paper: 'acceptance-slip' };
        const command = { type: 'PrintPaper', version: 1, id: counter.newId(), data };
        return await counter.store.act({ business: 'account-opening', caseId, actor, command });
      }
      case 'toy':
        return await this.#toy(counter, actor);
    }
  }

  /** Counts, on a new case or an old one; now and then by an entry that head office sets aside. */
  async #toy(counter: TestCounter, actor: Actor): Promise<ActOutcome> {
    const toys = await counter.store.cases({ business: 'toy' });
    const id = counter.newId();
    const isNew = toys.length === 0 || this.chance.happens(0.4);
    const caseId = isNew ? id : this.chance.pick(toys).caseId;
    const command = this.chance.happens(0.3)
      ? { type: 'Break', version: 1, id, data: { when: 'deciding' } }
      : { type: 'Count', version: 1, id, data: { key: 'k', by: 1 } };
    return await counter.store.act({ business: 'toy', caseId, actor, command });
  }

  #note(post: Post, outcome: ActOutcome): void {
    if (outcome.status === 'refused') return;
    const { serial, hash } = outcome;
    if (serial.startsWith(post.counter.counter)) post.told.set(serial, { serial, hash });
  }

  /** A crash ends the program of that counter, which is started again over what its disk then holds. */
  async #guard(post: Post, work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!isCrash(error)) {
        // The same command id for another act on a foreign case is refused at the counter.
        if (error instanceof Fault && error.code === 'COMMAND_ID_REUSED') return;
        throw error;
      }
      if (this.chance.happens(0.5)) post.counter.shell.disk.cutPower(this.chance.below(300));
      await this.#restart(post);
    }
  }

  /** The whole browser profile is gone: what is built again from the two logs is what was there. */
  async #loseProfile(post: Post): Promise<void> {
    const { store, exchange } = post.counter;
    // A counter whose feed log was lost on a bad line has nothing of head office's; its next start may bring it.
    const place = exchange.feedPlace();
    const isWhole = place > 0 && (await store.standing()).feedPlace === place;
    const held = (await store.cases({})).filter(({ attention }) => attention === 'unfit');
    // A snapshot does not say what was set aside before it.
    const without = post.feedLosses > 0 ? held.map(({ caseId }) => caseId) : [];
    const before = await this.#picture(post, without);
    post.counter.loseProfile();
    await this.#restart(post);
    if (!isWhole) {
      post.setBacks += 1;
      return;
    }
    const after = await this.#picture(post, without);
    if (after !== before) throw new Error(`rebuilt is not what was there:\n${before}\n${after}`);
  }

  /** The feed log is gone, with the browser profile or without; head office gives it a new beginning. */
  async #loseFeed(post: Post): Promise<void> {
    if (this.chance.happens(0.7))
      await this.#office(() => this.headOffice.makeSnapshot(this.branch));
    post.feedLosses += 1;
    if (this.chance.happens(0.4)) {
      post.setBacks += 1;
      post.counter.loseProfile();
    }
    post.counter.shell.disk.wipe('/feed/');
    await this.#restart(post);
  }

  /** Everything a counter can show, as text. */
  async #picture({ counter, feedLosses }: Post, without: readonly string[]): Promise<string> {
    const { store } = counter;
    const rows = (await store.cases({})).filter(({ caseId }) => !without.includes(caseId));
    const cases = await Promise.all(rows.map(({ caseId }) => store.caseById(caseId)));
    const staff = this.people.map((person) => store.register('staff', 'key', person.staff));
    const clients = rows.map((row) => store.register('client', 'idNumber', row.summary.document));
    const registers = await Promise.all([...staff, ...clients]);
    const aside = feedLosses > 0 ? [] : await store.setAside();
    const standing = await store.standing();
    return canonicalText({ cases, registers, aside, standing });
  }

  async #restart(post: Post): Promise<void> {
    post.isUp = false;
    this.restarts += 1;
    await post.counter.restart();
    post.engine = this.#engine(post.counter);
    post.isUp = true;
    // Nobody is signed in after a start.
    post.actor = null;
  }

  async #office(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (isCrash(error)) return;
      // A call that comes after its contact was superseded is refused; nobody waits for the answer.
      if (error instanceof Error && error.name === 'ProblemError') return;
      throw error;
    }
  }

  async #enrol({ counter }: Post): Promise<void> {
    const name = counter.counter;
    await this.headOffice.enrol({
      code: await this.headOffice.enrolmentCode(name),
      signingKey: counter.shell.signingKey.publicKey,
      receivingKey: 'age1test',
      installation: 'test',
    });
    await counter.start();
  }

  #post(terminal: string, at: number): Post {
    const name = `${this.branch}-${terminal}`;
    const signingKey = testKey(100 + at);
    const uplink = officeLine({
      headOffice: this.headOffice,
      branch: this.branch,
      counter: name,
      key: signingKey,
      fate: () => this.#fate(),
      later: (call) => this.#late.push(call),
    });
    const counter = new TestCounter({
      counter: name,
      uplink,
      signingKey,
      clock: () => this.#clock.now,
      headOfficeKey: this.headOffice.publicKey,
      random: (count) => this.chance.bytes(count),
      installation: name,
      registry: counterRegistry,
    });
    const engine = this.#engine(counter);
    const told = new Map<string, Told>();
    return { counter, engine, actor: null, told, isUp: true, feedLosses: 0, setBacks: 0 };
  }

  #engine(counter: TestCounter): Engine {
    const { bridge, exchange } = counter;
    return createEngine({ bridge, exchange, packer: streamPacker, report: () => {} });
  }

  #fate(): Fate {
    if (this.#isCalm) return 'fine';
    return this.chance.weighted({
      fine: 70,
      drop: 8,
      'lost-reply': 8,
      duplicate: 5,
      late: 4,
      error: 3,
      html: 2,
    });
  }
}

function isCrash(error: unknown): boolean {
  return (
    error instanceof Crash ||
    (error instanceof Error && error.cause !== undefined && isCrash(error.cause)) ||
    (error instanceof Error && 'inner' in error && isCrash(error.inner))
  );
}
