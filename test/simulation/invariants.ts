import { checkChain } from '../../shared/journal/chain.ts';
import { canonicalText } from '../../shared/journal/canonical.ts';
import { emptyHead } from '../../shared/journal/entry.ts';
import { intl1 } from '../../shared/suite-intl-1.ts';
import { formatSerial } from '../../shared/values/ids.ts';
import type { Progress } from '../../renderer/data/types.ts';
import type { Post, World } from './world.ts';

const progressRank: Readonly<Record<Progress, number>> = { recorded: 0, stored: 1, confirmed: 2 };

/** Watches what must always hold, over the whole run of one world. */
export class Invariants {
  /** What was confirmed at a feed place, by whoever got there first. */
  readonly #confirmedAt = new Map<number, string>();
  readonly #progress = new Map<string, { readonly acts: number; readonly rank: number }>();

  /** After each step: I5 and I6, and that status never runs backwards. */
  async check(world: World): Promise<void> {
    const office = await officeCases(world);
    for (const post of world.posts) {
      const { store } = post.counter;
      const standing = await store.standing();
      if (standing.pending !== standing.headSeq - standing.acknowledgedSeq || standing.pending < 0)
        throw new Error(`I6: ${JSON.stringify(standing)}`);
      const confirmed = await confirmedCases(post);
      this.#compare(standing.feedPlace, confirmed, post.counter.counter);
      if (standing.feedPlace === office.place)
        this.#compare(office.place, office.cases, 'head office');
      await this.#checkProgress(post);
    }
  }

  /** At the end, when faults have stopped and queues have drained. Gives how often what was met. */
  async checkEnd(world: World): Promise<Readonly<Record<string, number>>> {
    await this.check(world);
    for (const post of world.posts) await checkPost(world, post);
    const office = await officeCases(world);
    await checkRules(world);
    for (const { counter } of world.posts) {
      const standing = await counter.store.standing();
      if (standing.pending !== 0 || standing.feedPlace !== office.place)
        throw new Error(`I7: ${counter.counter} ${JSON.stringify(standing)} of ${office.place}`);
    }
    return await checkOffice(world);
  }

  #compare(place: number, confirmed: string, who: string): void {
    const known = this.#confirmedAt.get(place);
    if (known === undefined) this.#confirmedAt.set(place, confirmed);
    else if (known !== confirmed)
      throw new Error(`I5: ${who} differs at ${place}\n${known}\n${confirmed}`);
  }

  async #checkProgress({ counter, setBacks }: Post): Promise<void> {
    for (const row of await counter.store.cases({})) {
      const key = `${counter.counter} ${row.caseId} ${setBacks}`;
      const acts = await ownActs(counter, row.caseId);
      const rank = progressRank[row.progress];
      const before = this.#progress.get(key);
      if (before !== undefined && before.acts === acts && rank < before.rank)
        throw new Error(`status ran backwards: ${key} ${before.rank} → ${row.progress}`);
      this.#progress.set(key, { acts, rank });
    }
  }
}

async function ownActs(counter: Post['counter'], caseId: string): Promise<number> {
  const { headSeq } = await counter.store.standing();
  const detail = await counter.store.caseById(caseId);
  // A new act of this counter starts its progress anew; its head tells whether there was one.
  return detail === null ? 0 : headSeq;
}

/** I1 and I4: what was told is in the log, whose chain verifies from its first entry. */
async function checkPost(world: World, post: Post): Promise<void> {
  const { counter } = post;
  const lines = await counter.exchange.lines(1, { entries: 100_000, bytes: Infinity });
  const entries = (lines?.lines ?? []).map((bytes) => JSON.parse(Buffer.from(bytes).toString()));
  const chain = checkChain(
    intl1,
    counter.counter,
    emptyHead(),
    entries.map((entry) => ({ entry })),
  );
  if (!chain.ok) throw new Error(`I4: ${JSON.stringify(chain.broken)}`);
  const stored = await world.headOffice.office.db.query<{ seq: number; hash: string }>(
    'select seq, hash from journal_entries where counter = $1 order by seq',
    [counter.counter],
  );
  if (stored.length !== entries.length)
    throw new Error(`I2: ${stored.length} stored of ${entries.length}`);
  const hashes = new Map(
    stored.map(({ seq, hash }) => [
      formatSerial({ counter: counter.counter, epoch: 1, seq }),
      hash,
    ]),
  );
  for (const { serial, hash } of post.told.values())
    if (hashes.get(serial) !== hash) throw new Error(`I1: ${serial} was told and is lost`);
  const placed = await world.headOffice.office.db.query<{ seq: number }>(
    'select seq from feed_items where counter = $1 order by place',
    [counter.counter],
  );
  // Each decided once, in the order of the counter.
  const order = placed.map(({ seq }) => seq).join();
  if (order !== entries.map((_, at) => at + 1).join()) throw new Error(`I3: ${order}`);
  const open = await counter.store.cases({});
  const held = open.filter((row) => row.attention === 'unfit');
  const unconfirmed = open.filter((row) => row.progress !== 'confirmed' && !held.includes(row));
  if (unconfirmed.length > 0) throw new Error(`I7: ${JSON.stringify(unconfirmed)}`);
  const strange = open.filter((row) => row.attention === 'upgrade-needed');
  if (strange.length > 0) throw new Error(`not folded: ${JSON.stringify(strange)}`);
  const aside = await counter.store.setAside();
  const other = aside.filter(({ reason }) => !reason.includes('DECIDE_FAILED'));
  // Each is there for as long as its case waits for head office, and no longer.
  const fits = held.length === 0 ? aside.length === 0 : aside.length >= held.length;
  if (other.length > 0 || !fits || held.some(({ business }) => business !== 'toy'))
    throw new Error(`set aside: ${JSON.stringify({ aside, held })}`);
}

/**
 * Both ends use the same edition in the end, and on the way head office decided by the one each entry names: what a
 * counter accepted by its rules is never refused by others. Only a withdrawal sends back.
 */
async function checkRules({ headOffice, posts, branch, rules }: World): Promise<void> {
  const { editions, db } = headOffice.office;
  for (const { counter } of posts) {
    const { edition } = await editions.open(db).on(counter.store.businessDate());
    const used = counter.store.tables().edition;
    if (used !== edition) throw new Error(`ED-3: ${counter.counter} ${used}, not ${edition}`);
  }
  const refused = await db.query<{ item: string }>(
    `select item from feed_items where branch = $1 and verdict = 'refused'`,
    [branch],
  );
  for (const { item } of refused) {
    const { verdict, entry } = JSON.parse(item);
    for (const { rule } of verdict.reasons) {
      const isWithdrawn = rule === 'ED-2' && rules.withdrawn > 0;
      if (/^(?:AG|ED|HO)-/.test(rule) && !isWithdrawn)
        throw new Error(`not alike by ${entry.edition}: ${JSON.stringify(verdict)}`);
    }
  }
}

/** I2 and I9 at head office: one client for each opening with numbers, nobody checked their own work. */
async function checkOffice(world: World): Promise<Readonly<Record<string, number>>> {
  const { db } = world.headOffice.office;
  const states = await db.query<{ state: string }>('select state from cases where branch = $1', [
    world.branch,
  ]);
  const openings = states
    .map(({ state }) => JSON.parse(state))
    .filter(({ business }) => business === 'account-opening');
  for (const { maker, decisions, caseId } of openings)
    for (const { staff, decision } of decisions)
      if (decision === 'approve' && staff === maker) throw new Error(`I9: ${caseId}`);
  const clients = await db.query<{ key: string }>(
    `select key from registers where branch = $1 and register = 'client'`,
    [world.branch],
  );
  // One with numbers whose bank has not answered is not done yet.
  const numbered = openings.filter(({ body }) => body !== null && body.numbers !== null);
  if (clients.length !== numbered.length)
    throw new Error(`I2: ${clients.length} clients of ${numbered.length} openings`);
  const whole = numbered.filter(({ body }) => body.application.form === 2);
  const stages: Record<string, number> = {};
  for (const { stage } of openings) stages[stage] = (stages[stage] ?? 0) + 1;
  const aside = await db.query(
    `select place from feed_items where branch = $1 and verdict = 'set-aside'`,
    [world.branch],
  );
  const printed = openings.filter(({ prints }) => prints > 0);
  const feedLosses = world.posts.reduce((sum, post) => sum + post.feedLosses, 0);
  const { published, withdrawn } = world.rules;
  return {
    ...stages,
    whole: whole.length,
    published,
    withdrawn,
    aside: aside.length,
    printed: printed.length,
    feedLosses,
  };
}

async function confirmedCases({ counter }: Post): Promise<string> {
  const rows = await counter.store.cases({});
  const details = await Promise.all(rows.map(({ caseId }) => counter.store.caseById(caseId)));
  return sorted(details.map((detail) => detail?.confirmed ?? null));
}

async function officeCases(
  world: World,
): Promise<{ readonly place: number; readonly cases: string }> {
  const { db } = world.headOffice.office;
  const [branch] = await db.query<{ feed_place: number }>(
    'select feed_place from branches where branch = $1',
    [world.branch],
  );
  const rows = await db.query<{ state: string }>('select state from cases where branch = $1', [
    world.branch,
  ]);
  return {
    place: branch?.feed_place ?? 0,
    cases: sorted(rows.map(({ state }) => JSON.parse(state))),
  };
}

function sorted(states: readonly unknown[]): string {
  const texts = states.filter((state) => state !== null).map((state) => canonicalText(state));
  return texts.sort().join('\n');
}
