import type { Database } from '../../headoffice/db/sql.ts';
import { inBranch } from '../../headoffice/lane/branch-transaction.ts';
import { judge } from '../../headoffice/lane/judge.ts';
import { streamPacker } from '../../renderer/data/packer.ts';
import type { ActAsk } from '../../renderer/data/types.ts';
import { createEngine } from '../../renderer/sync/engine.ts';
import type { Verdict } from '../../shared/feed/item.ts';
import type { Actor, Command, Entry } from '../../shared/journal/entry.ts';
import type { KitPerson } from '../helpers/counter-kit.ts';
import { type OfficeKit, officeKit, seededRandom } from '../helpers/office-kit.ts';
import { testKey } from '../helpers/people.ts';
import { ruleTables } from '../helpers/rule-tables.ts';
import { TestCounter } from '../helpers/test-counter.ts';
import { officeLine } from './office-line.ts';

/** How often what is tried at both ends is tried, 1 being the usual: GUITAI_ALIKE_RUNS=120 tries ten times as much. */
export const alikeScale = Number(process.env['GUITAI_ALIKE_RUNS'] ?? 12) / 12;

/** An act as a form hands it to the counter. */
type PairAsk = ActAsk & { readonly command: Command };

/** What both ends say of one act. */
export interface BothVerdicts {
  readonly counter: Verdict;
  readonly office: Verdict;
  /** What the counter recorded; null where it refused. */
  readonly entry: Entry | null;
}

/** A counter and head office that know the same after each `sync`, in a branch of their own. */
export class Pair {
  readonly kit: OfficeKit;
  readonly counter: TestCounter;
  /** A maker, a checker, a supervisor, and somebody without the right to check. */
  readonly people: readonly KitPerson[];
  /** The same people, each signed in. */
  readonly actors: readonly Actor[];
  /** Everything recorded is decided by the lane, and the counter told. */
  readonly sync: () => Promise<void>;

  private constructor(parts: {
    readonly kit: OfficeKit;
    readonly counter: TestCounter;
    readonly people: readonly KitPerson[];
    readonly actors: readonly Actor[];
    readonly sync: () => Promise<void>;
  }) {
    this.kit = parts.kit;
    this.counter = parts.counter;
    this.people = parts.people;
    this.actors = parts.actors;
    this.sync = parts.sync;
  }

  static async open(db: Database, branch: string): Promise<Pair> {
    const kit = await officeKit(db, branch);
    const { headOffice, clock } = kit;
    const people = [
      await kit.person('maker'),
      await kit.person('checker'),
      await kit.person('supervisor'),
      await kit.person('plain'),
    ];
    const key = testKey(100);
    const name = `${branch}-01`;
    const line = { headOffice, branch, counter: name, key };
    const uplink = officeLine({ ...line, fate: () => 'fine', later: () => {} });
    const counter = new TestCounter({
      counter: name,
      uplink,
      signingKey: key,
      clock: () => clock.now,
      headOfficeKey: headOffice.publicKey,
      random: seededRandom(name),
      installation: name,
    });
    await headOffice.enrol({
      code: await headOffice.enrolmentCode(name),
      signingKey: key.publicKey,
      receivingKey: 'age1test',
      installation: 'test',
    });
    await counter.start();
    const { bridge, exchange } = counter;
    const engine = createEngine({ bridge, exchange, packer: streamPacker, report: () => {} });
    const sync = async (): Promise<void> => {
      while ((await engine.pushOnce()) === 'moved');
      await headOffice.drainLane(branch);
      while ((await engine.pullOnce(0)) === 'moved');
    };
    const actors: Actor[] = [];
    for (const person of people) actors.push(await counter.signIn(person));
    await sync();
    return new Pair({ kit, counter, people, actors, sync });
  }

  /** Both decisions on one act: the counter's, with its store, and head office's on the entry it made or would have made. */
  async decideBoth(ask: PairAsk): Promise<BothVerdicts> {
    const { exchange, store } = this.counter;
    const { seq, epoch, hash: prev } = exchange.head();
    const outcome = await store.act(ask);
    if (outcome.status === 'recorded') {
      const recorded = await exchange.lines(seq + 1, { entries: 1, bytes: 1 });
      const entry: Entry = JSON.parse(Buffer.from(recorded?.lines[0] ?? []).toString());
      return { counter: { status: 'accepted' }, office: await this.#judge(entry), entry };
    }
    const [first, ...more] = outcome.refusals;
    if (first === undefined) throw new Error('refused without a reason');
    const entry: Entry = {
      counter: this.counter.counter,
      epoch,
      seq: seq + 1,
      prev,
      business: ask.business,
      caseId: ask.caseId,
      actor: ask.actor,
      command: ask.command,
      ...(ask.visit === undefined ? {} : { visit: ask.visit }),
      events: [],
      at: store.now(),
      businessDate: store.businessDate(),
      timeToken: null,
      edition: ruleTables.edition,
      seen: [],
    };
    const counter: Verdict = { status: 'refused', reasons: [first, ...more] };
    return { counter, office: await this.#judge(entry), entry: null };
  }

  async #judge(entry: Entry): Promise<Verdict> {
    const { headOffice, branch } = this.kit;
    const { office } = headOffice;
    const finding = await inBranch(
      office,
      branch,
      async ({ set, visits, editions }) => {
        const stored = await set.findCase(entry.caseId);
        const state = stored?.state ?? null;
        const lastVisitAct = entry.visit === undefined ? null : await visits.lastOf(entry.visit);
        return await judge(
          office,
          { entry, receivedAt: office.clock(), edition: await editions.find(entry.edition) },
          state,
          (asked) => set.facts(asked),
          lastVisitAct,
        );
      },
      'lane:before-commit',
    );
    return finding.verdict;
  }
}
