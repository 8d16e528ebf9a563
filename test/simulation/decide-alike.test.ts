import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Database } from '../../headoffice/db/sql.ts';
import type { Verdict } from '../../shared/feed/item.ts';
import type { Actor, Command } from '../../shared/journal/entry.ts';
import type { ApprovalStatement } from '../../shared/safeguards/approval.ts';
import type { VisitStart } from '../../shared/safeguards/visit.ts';
import { openTestDatabase } from '../helpers/office-kit.ts';
import { anApplication, submitOpening } from '../helpers/test-counter.ts';
import { alikeScale, Pair } from './pair.ts';

type Application = ReturnType<typeof anApplication>;

/** One thing a clerk, or somebody who pretends to be one, may try. Numbers choose among what is there. */
type Try =
  | { readonly kind: 'ask'; readonly on: number; readonly whom: number }
  | { readonly kind: 'submit'; readonly application: Application; readonly on: number | null }
  | {
      readonly kind: 'decide';
      readonly on: number;
      readonly by: number;
      readonly refuse: boolean;
      readonly change: Partial<ApprovalStatement>;
    }
  | { readonly kind: 'withdraw' | 'print' | 'end-visit'; readonly on: number }
  | { readonly kind: 'call'; readonly on: number; readonly ahead: boolean }
  | { readonly kind: 'begin-visit'; readonly person: number; readonly start: Partial<VisitStart> }
  | { readonly kind: 'foreign'; readonly type: string; readonly data: Command['data'] };

interface Attempt {
  readonly what: Try;
  readonly actor: number;
  readonly afterMinutes: number;
  /** Which of the visits there are it carries. */
  readonly visit: number | null;
}

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.constantFrom(
    '',
    '阿依古丽·买买提',
    "李'; drop table cases;--",
    '<b>王</b>',
    '\u202e雷李',
    '😀',
  ),
);
const application: fc.Arbitrary<Application> = fc
  .record(
    {
      name: text,
      idNumber: fc.oneof(
        fc.constantFrom('', '110105201503070011', '11010519900307001X', '11010519000307001X'),
        fc.string({ maxLength: 18 }),
      ),
      mobile: fc.constantFrom('13800000000', '1380000000', '23800000000', '１３８００００００００'),
      address: text,
      email: fc.constantFrom('', 'name@example.com', 'no at sign', '@', 'a@b'),
      accounts: fc.subarray<'SH_A' | 'SZ_A'>(['SH_A', 'SZ_A']),
    },
    { requiredKeys: [] },
  )
  .chain((change) => fc.nat(5).map((person) => anApplication(person, change)));
const sound = fc.nat(5).map((person) => anApplication(person));

const attempt: fc.Arbitrary<Attempt> = fc.record({
  actor: fc.nat(4),
  afterMinutes: fc.oneof({ weight: 8, arbitrary: fc.nat(3) }, fc.constantFrom(29, 31, 90)),
  visit: fc.option(fc.nat(5)),
  what: fc.oneof(
    fc.record({ kind: fc.constant('ask' as const), on: fc.nat(9), whom: fc.nat(4) }),
    {
      weight: 5,
      arbitrary: fc.record({
        kind: fc.constant('submit' as const),
        application: fc.oneof(sound, application),
        on: fc.option(fc.nat(9), { freq: 3 }),
      }),
    },
    {
      weight: 5,
      arbitrary: fc.record({
        kind: fc.constant('decide' as const),
        on: fc.nat(9),
        by: fc.nat(4),
        refuse: fc.boolean(),
        change: fc.oneof(
          { weight: 3, arbitrary: fc.constant({}) },
          fc.constantFrom<Partial<ApprovalStatement>>(
            { digest: 'f'.repeat(64) },
            { need: 'supervise' },
            { comment: '' },
            { expiresAt: 1 },
            { at: 1 },
            { branch: '9999' },
            { staff: '999999' },
          ),
        ),
      }),
    },
    fc.record({
      kind: fc.constantFrom('withdraw' as const, 'print' as const, 'end-visit' as const),
      on: fc.nat(9),
    }),
    fc.record({
      kind: fc.constant('call' as const),
      on: fc.nat(9),
      ahead: fc.boolean(),
    }),
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('begin-visit' as const),
        person: fc.nat(5),
        start: fc.oneof(
          { weight: 4, arbitrary: fc.constant({}) },
          fc.constantFrom<Partial<VisitStart>>({ grade: 'password' }, { face: null }),
        ),
      }),
    },
    fc.record({
      kind: fc.constant('foreign' as const),
      type: fc.constantFrom(
        'AllocateNumbers',
        'ReturnCase',
        'ExpireApproval',
        'DecideApproval',
        'X',
      ),
      data: fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<Command['data']>,
    }),
  ),
});

describe('deciding', () => {
  let db: Database;
  let branches = 2000;
  const met = { accepted: 0, refused: 0, rules: new Set<string>() };
  beforeAll(async () => {
    db = await openTestDatabase();
  });
  afterAll(async () => await db.close());

  it(
    'is alike at counter and head office, given the same state, facts and edition',
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(attempt, { minLength: 6, maxLength: 16 }), async (attempts) => {
          branches += 1;
          const tries = await Tries.open(db, String(branches));
          for (const one of attempts) {
            const { counter, office } = await tries.decideBoth(one);
            expect(office).toEqual(counter);
            met[counter.status === 'accepted' ? 'accepted' : 'refused'] += 1;
            if (counter.status === 'refused')
              for (const { rule } of counter.reasons) met.rules.add(rule);
          }
        }),
        { numRuns: Math.max(1, Math.round(12 * alikeScale)) },
      );
      // What was tried was worth trying: both answers, and refusals by many rules.
      expect(met.accepted).toBeGreaterThan(5);
      expect(met.refused).toBeGreaterThan(20);
      expect(met.rules.size).toBeGreaterThan(6);
    },
    120_000 * Math.max(1, alikeScale),
  );
});

/** Acts that are tried one after another in a branch of its own. */
class Tries {
  readonly #pair: Pair;
  readonly #actors: readonly Actor[];
  #cases: readonly string[] = [];
  #visits: readonly string[] = [];

  private constructor(pair: Pair, actors: readonly Actor[]) {
    this.#pair = pair;
    this.#actors = actors;
  }

  static async open(db: Database, branch: string): Promise<Tries> {
    const pair = await Pair.open(db, branch);
    // The last of them is somebody with a session that is not there.
    const lost = pair.actors
      .slice(0, 1)
      .map((first) => ({ ...first, session: pair.counter.newId() }));
    return new Tries(pair, [...pair.actors, ...lost]);
  }

  /** Both decisions on one act; a recorded one is exchanged, so that both know the same again. */
  async decideBoth({ what, actor: which, afterMinutes, visit: carried }: Attempt): Promise<{
    readonly counter: Verdict;
    readonly office: Verdict;
  }> {
    this.#pair.kit.clock.now += afterMinutes * 60_000;
    const actor = this.#actors[which] ?? this.#actors[0];
    if (actor === undefined) throw new Error('nobody is signed in');
    const { caseId, command } = await this.#asked(what);
    const isVisit = what.kind === 'begin-visit' || what.kind === 'end-visit';
    const visit = carried === null || isVisit ? undefined : this.#visits[carried];
    const business = isVisit ? 'visit' : 'account-opening';
    const ask = { business, caseId, actor, command, ...(visit === undefined ? {} : { visit }) };
    const { counter, office, entry } = await this.#pair.decideBoth(ask);
    if (entry !== null) {
      if (what.kind === 'begin-visit') this.#visits = [...this.#visits, caseId];
      else if (!isVisit && !this.#cases.includes(caseId)) this.#cases = [...this.#cases, caseId];
      await this.#pair.sync();
    }
    return { counter, office };
  }

  async #asked(what: Try): Promise<{ readonly caseId: string; readonly command: Command }> {
    const id = this.#pair.counter.newId();
    const caseAt = (at: number): string => this.#cases[at % Math.max(1, this.#cases.length)] ?? id;
    switch (what.kind) {
      case 'submit': {
        const caseId = what.on === null ? id : caseAt(what.on);
        return { caseId, command: submitOpening(id, what.application) };
      }
      case 'decide': {
        const caseId = caseAt(what.on);
        const person = this.#pair.people[what.by] ?? this.#pair.people[0];
        if (person === undefined) throw new Error('no people');
        const decision = what.refuse ? 'refuse' : 'approve';
        const data = await this.#pair.counter.decision(caseId, person, decision, what.change);
        return { caseId, command: { type: 'DecideApproval', version: 1, id, data } };
      }
      case 'withdraw':
        return {
          caseId: caseAt(what.on),
          command: common(id, 'Withdraw', { reason: '客户改变主意' }),
        };
      case 'ask': {
        const staff = this.#pair.people[what.whom]?.staff ?? '999999';
        return {
          caseId: caseAt(what.on),
          command: common(id, 'AskApprover', { staff, name: '某某' }),
        };
      }
      case 'print':
        return {
          caseId: caseAt(what.on),
          command: common(id, 'PrintPaper', { paper: 'acceptance-slip' }),
        };
      case 'call': {
        const at = what.ahead ? Date.UTC(2099, 0, 1) : Date.UTC(2026, 0, 1);
        const call = { at, how: 'phone', outcome: 'reached', note: '' };
        return { caseId: caseAt(what.on), command: common(id, 'NoteCall', call) };
      }
      case 'begin-visit': {
        const { evidence } = this.#pair.counter.bridge;
        const { digest } = await evidence.keep('image/jpeg', new Uint8Array([0xff, 0xd8]));
        return { caseId: id, command: common(id, 'BeginVisit', visitOf(what, digest)) };
      }
      case 'end-visit': {
        const caseId = this.#visits[what.on % Math.max(1, this.#visits.length)] ?? id;
        return { caseId, command: common(id, 'EndVisit', { reason: 'finished' }) };
      }
      case 'foreign':
        return { caseId: caseAt(0), command: common(id, what.type, what.data) };
    }
  }
}

/** A visit of somebody who is no client yet: the same people apply for accounts. */
function visitOf(
  { person, start }: Extract<Try, { kind: 'begin-visit' }>,
  digest: string,
): Command['data'] {
  const { name, idNumber } = anApplication(person);
  const picture = {
    kind: 'face',
    digest,
    mediaType: 'image/jpeg',
    bytes: 2,
    takenAt: 0,
    source: 'camera',
    page: 1,
  } as const;
  const begin: VisitStart = {
    client: { clientNo: null, name, idKind: 'RESIDENT', idNumber },
    grade: 'face',
    document: {
      source: 'typed',
      number: idNumber,
      name,
      validFrom: null,
      validUntil: null,
      issuer: null,
      ethnicity: null,
      device: null,
      simulated: false,
    },
    face: { picture, chipPhoto: null, compared: 'same', by: '100023' },
    password: null,
    agent: null,
    ...start,
  };
  return z.json().parse(begin);
}

function common(id: string, type: string, data: Command['data']): Command {
  return { type, version: 1, id, data };
}
