import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headOfficeTestKey, testKey } from '../../../test/helpers/people.ts';
import { ruleTables } from '../../../test/helpers/rule-tables.ts';
import { noHash } from '../../journal/entry.ts';
import type { EvidenceRef } from '../../safeguards/evidence.ts';
import type { VisitBody, VisitStart } from '../../safeguards/visit.ts';
import { intl1 } from '../../suite-intl-1.ts';
import { foldAct } from '../case.ts';
import { type DecideContext, type Facts, isRefused } from '../contract.ts';
import { visit } from './index.ts';

const now = Date.parse('2026-11-23T02:00:00Z');
const visitId = '0190a000-0000-7000-8000-000000000001';
const otherId = '0190a000-0000-7000-8000-000000000002';
const sessionId = '0190a000-0000-7000-8000-00000000aaaa';
const otherSession = '0190a000-0000-7000-8000-00000000bbbb';
const position = { counter: '0101-02', epoch: 1, seq: 7, prev: noHash };

const li = {
  clientNo: '0101000007',
  name: '李明',
  idKind: 'RESIDENT',
  idNumber: '110000199003070124',
} as const;
const document = {
  source: 'reader',
  number: li.idNumber,
  name: li.name,
  validFrom: '2016-12-30',
  validUntil: '2026-12-30',
  issuer: '北京市公安局东城分局',
  ethnicity: '汉',
  device: '模拟设备',
  simulated: true,
} as const;
const ref = (kind: EvidenceRef['kind']): EvidenceRef => ({
  kind,
  digest: (kind === 'chip-photo' ? 'cd' : 'ab').repeat(32),
  mediaType: 'image/jpeg',
  bytes: 1000,
  takenAt: now,
  source: kind === 'chip-photo' ? 'reader' : 'camera',
  page: 1,
});
const face = {
  picture: ref('face'),
  chipPhoto: ref('chip-photo'),
  compared: 'same',
  by: '100023',
} as const;
const statement = {
  purpose: 'client-password',
  clientNo: li.clientNo,
  counter: position.counter,
  visit: visitId,
  at: now,
} as const;
const password = { statement, signature: headOfficeTestKey.sign(statement) };
const agent = {
  document: { ...document, number: '440000196101150083', name: '王芳' },
  mandate: [ref('mandate')],
  until: '2026-11-23',
} as const;

const start: VisitStart = {
  client: li,
  grade: 'face',
  document,
  face,
  password: null,
  agent: null,
};
const byPassword: VisitStart = {
  ...start,
  grade: 'password',
  document: null,
  face: null,
  password,
};
const byAgent: VisitStart = { ...start, grade: 'agent', document: null, agent };
const newcomer: VisitStart = { ...start, client: { ...li, clientNo: null } };

const registered: Facts = { client: [{ key: li.clientNo, asOf: now, body: li }] };

function context(change: Partial<DecideContext> = {}): DecideContext {
  return {
    facts: registered,
    actor: { staff: '100023', role: 'maker', session: sessionId },
    at: now,
    businessDate: '2026-11-23',
    tables: ruleTables,
    caseId: visitId,
    stage: null,
    submitted: { counter: '0101-02', at: now },
    approvers: [],
    position,
    suite: intl1,
    headOfficeKey: headOfficeTestKey.publicKey,
    ...change,
  };
}

function decide(
  type: 'BeginVisit' | 'EndVisit',
  data: unknown,
  state: VisitBody | null,
  change: Partial<DecideContext> = {},
) {
  const parsed = visit.parse({ type, data: JSON.parse(JSON.stringify(data)) });
  if (parsed === null) throw new Error('not a command of the visit');
  return parsed.decide(state, context(change));
}

function rulesOf(begin: VisitStart, change: Partial<DecideContext> = {}): string[] {
  const outcome = decide('BeginVisit', begin, null, change);
  return isRefused(outcome) ? outcome.map((one) => one.rule) : [];
}

function begun(begin: VisitStart = start): VisitBody {
  const outcome = decide('BeginVisit', begin, null);
  if (isRefused(outcome)) throw new Error(JSON.stringify(outcome));
  // Just parsed by the business's own schema.
  return visit.evolve(null, outcome[0]!) as VisitBody;
}

/** A visit as the fact that a rule asks for. */
function visitFact(body: VisitBody, key = otherId): Facts {
  const state = foldAct(visit, null, {
    business: 'visit',
    caseId: key,
    command: { type: 'BeginVisit', version: 1, id: key, data: {} },
    events: [{ type: 'VisitBegan', data: JSON.parse(JSON.stringify(body)) }],
    staff: '100023',
    at: now,
    businessDate: '2026-11-23',
    origin: { counter: position.counter, epoch: 1, seq: 3, hash: noHash },
  });
  return { ...registered, visits: [{ key, asOf: now, body: state }] };
}

describe('a visit begins', () => {
  it('by document and face, by the trading password, or by an agent', () => {
    expect(rulesOf(start)).toEqual([]);
    expect(rulesOf(byPassword)).toEqual([]);
    expect(rulesOf(byAgent)).toEqual([]);
    expect(begun(byAgent)).toMatchObject({ agent: '王芳', grade: 'agent', session: sessionId });
  });

  it('VI-1 only of who the register says', () => {
    const changed = { client: [{ key: li.clientNo, asOf: now, body: { ...li, name: '李鸣' } }] };
    expect(rulesOf(start, { facts: changed })).toEqual(['VI-1']);
    expect(rulesOf(start, { facts: {} })).toEqual(['VI-1']);
  });

  it('VI-1 of a newcomer, whose document no client has', () => {
    expect(rulesOf(newcomer, { facts: {} })).toEqual([]);
    const facts = { holder: [{ key: li.clientNo, asOf: now, body: li }] };
    expect(rulesOf(newcomer, { facts })).toEqual(['VI-1']);
  });

  it('VI-2 with the client’s own document', () => {
    const other = { ...document, number: '110000199003070132' };
    expect(rulesOf({ ...start, document: other })).toEqual(['VI-2']);
    expect(rulesOf({ ...start, document: { ...document, name: '李鸣' } })).toEqual(['VI-2']);
    const wrong = { ...li, clientNo: null, idNumber: '110000199003070123' };
    const typed = { ...document, number: wrong.idNumber };
    expect(rulesOf({ ...start, client: wrong, document: typed }, { facts: {} })).toEqual(['VI-2']);
  });

  it('VI-3 with a document in its validity, first and last day included', () => {
    const until = (validUntil: string | null) =>
      rulesOf({ ...start, document: { ...document, validUntil } });
    expect(until('2026-11-23')).toEqual([]);
    expect(until(null)).toEqual([]);
    expect(until('2026-11-22')).toEqual(['VI-3']);
    const from = (validFrom: string) => rulesOf({ ...start, document: { ...document, validFrom } });
    expect(from('2026-11-23')).toEqual([]);
    expect(from('2026-11-24')).toEqual(['VI-3']);
    expect(from('2027-01-01')).toEqual(['VI-3']);
  });

  it('VI-4 never with another face, and with the pictures that were compared', () => {
    const rules = (change: Partial<VisitStart['face'] & object>) =>
      rulesOf({ ...start, face: { ...face, ...change } });
    expect(rules({ compared: 'different' })).toEqual(['VI-4', 'VI-7']);
    expect(rules({ picture: null })).toEqual(['VI-4']);
    expect(rules({ chipPhoto: null })).toEqual(['VI-4']);
    const typed = { ...document, source: 'typed' as const, device: null };
    expect(rulesOf({ ...start, document: typed, face: { ...face, chipPhoto: null } })).toEqual([]);
    // The right password does not make up for another face.
    const both = { ...start, grade: 'password' as const, password };
    expect(rulesOf({ ...both, face: { ...face, compared: 'different' } })).toEqual(['VI-4']);
  });

  it('VI-16 compared by who begins it, with a picture and a chip photo that are two pieces', () => {
    const rules = (change: Partial<VisitStart['face'] & object>) =>
      rulesOf({ ...start, face: { ...face, ...change } });
    expect(rules({ by: '100025' })).toEqual(['VI-16']);
    expect(rules({ picture: ref('document-front') })).toEqual(['VI-16']);
    expect(rules({ chipPhoto: { ...ref('other'), digest: 'ef'.repeat(32) } })).toEqual(['VI-16']);
    expect(rules({ picture: { ...face.picture, digest: face.chipPhoto.digest } })).toEqual([
      'VI-16',
    ]);
    const notCompared = { ...byPassword, face: { ...face, compared: 'not-compared' } } as const;
    expect(rulesOf(notCompared)).toEqual([]);
    expect(rulesOf({ ...notCompared, face: { ...notCompared.face, by: '100025' } })).toEqual([
      'VI-16',
    ]);
  });

  it('VI-5 with head office’s word on the password, for this visit, client and counter', () => {
    const forged = { statement, signature: testKey(9).sign(statement) };
    expect(rulesOf({ ...byPassword, password: forged })).toEqual(['VI-5']);
    for (const change of [{ visit: otherId }, { clientNo: '0101000008' }, { counter: '0101-01' }]) {
      const other = { ...statement, ...change };
      const signed = { statement: other, signature: headOfficeTestKey.sign(other) };
      expect(rulesOf({ ...byPassword, password: signed })).toEqual(['VI-5']);
    }
    const newPerson = { ...byPassword, client: newcomer.client };
    expect(rulesOf(newPerson, { facts: {} })).toEqual(['VI-5']);
  });

  it('VI-6 by an agent with a valid document of their own and a mandate in term', () => {
    const rules = (change: Partial<VisitStart['agent'] & object>) =>
      rulesOf({ ...byAgent, agent: { ...agent, ...change } });
    expect(rules({ until: '2026-11-22' })).toEqual(['VI-6']);
    expect(rules({ mandate: [] })).toEqual(['VI-6']);
    expect(rules({ document })).toEqual(['VI-6']);
    expect(rules({ document: { ...agent.document, validUntil: '2026-11-22' } })).toEqual(['VI-3']);
    expect(rules({ document: { ...agent.document, number: '440000196101150080' } })).toEqual([
      'VI-2',
    ]);
    expect(rulesOf({ ...byAgent, client: newcomer.client }, { facts: {} })).toEqual(['VI-6']);
  });

  it('VI-7 with the grade that was proved', () => {
    expect(rulesOf({ ...start, face: { ...face, compared: 'not-compared' } })).toEqual(['VI-7']);
    expect(rulesOf({ ...start, document: null })).toEqual(['VI-7']);
    expect(rulesOf({ ...start, grade: 'password' })).toEqual(['VI-7']);
    expect(rulesOf({ ...start, grade: 'agent' })).toEqual(['VI-7']);
    expect(rulesOf({ ...byAgent, grade: 'face' })).toEqual(['VI-7']);
    expect(rulesOf({ ...byAgent, face: null })).toEqual(['VI-7']);
  });

  it('VI-8 once for a client in a session, until it has ended', () => {
    const open = begun();
    expect(rulesOf(start, { facts: visitFact(open) })).toEqual(['VI-8']);
    const ended: VisitBody = { ...open, ended: { at: now, reason: 'idle' } };
    expect(rulesOf(start, { facts: visitFact(ended) })).toEqual([]);
    const elsewhere: VisitBody = { ...open, session: otherSession };
    expect(rulesOf(start, { facts: visitFact(elsewhere) })).toEqual([]);
  });

  it('VI-9 once', () => {
    expect(decide('BeginVisit', start, begun())).toMatchObject([{ rule: 'VI-9' }]);
  });
});

describe('a visit ends', () => {
  it('VI-9 once, with its reason', () => {
    const open = begun();
    const outcome = decide('EndVisit', { reason: 'locked' }, open);
    expect(outcome).toEqual([{ type: 'VisitEnded', data: { at: now, reason: 'locked' } }]);
    const ended: VisitBody = { ...open, ended: { at: now, reason: 'locked' } };
    expect(decide('EndVisit', { reason: 'finished' }, ended)).toMatchObject([{ rule: 'VI-9' }]);
    expect(decide('EndVisit', { reason: 'finished' }, null)).toMatchObject([{ rule: 'VI-9' }]);
  });

  it('VI-10 in its own session at its own counter', () => {
    const open = begun();
    const actor = { staff: '100025', role: 'maker', session: otherSession } as const;
    const end = { reason: 'finished' };
    expect(decide('EndVisit', end, open, { actor })).toMatchObject([{ rule: 'VI-10' }]);
    const elsewhere = { position: { ...position, counter: '0101-01' } };
    expect(decide('EndVisit', end, open, elsewhere)).toMatchObject([{ rule: 'VI-10' }]);
  });
});

describe('whatever is shown', () => {
  const some = <Value>(value: Value) => fc.option(fc.constant(value), { nil: null });
  const anyStart: fc.Arbitrary<VisitStart> = fc.record({
    client: fc.constantFrom<VisitStart['client']>(li, newcomer.client, { ...li, name: '李鸣' }),
    grade: fc.constantFrom('agent', 'password', 'face'),
    document: fc.option(
      fc.record({
        source: fc.constantFrom('typed' as const, 'reader' as const),
        number: fc.constantFrom(li.idNumber, agent.document.number, 'X'),
        name: fc.constantFrom(li.name, '王芳'),
        validFrom: fc.constantFrom(null, '2016-12-30', '2027-01-01'),
        validUntil: fc.constantFrom(null, '2026-11-22', '2026-11-23', '2046-01-01'),
        issuer: fc.constant(null),
        ethnicity: fc.constant(null),
        device: fc.constant(null),
        simulated: fc.boolean(),
      }),
      { nil: null },
    ),
    face: fc.option(
      fc.record({
        picture: some(ref('face')),
        chipPhoto: some(ref('chip-photo')),
        compared: fc.constantFrom('same' as const, 'different' as const, 'not-compared' as const),
        by: fc.constant('100023'),
      }),
      { nil: null },
    ),
    password: some(password),
    agent: some({ ...agent, mandate: [...agent.mandate] }),
  });

  it('VI-7 lets nobody pass on less than the grade says', () => {
    fc.assert(
      fc.property(anyStart, (begin) => {
        if (rulesOf(begin).length > 0) return;
        const { grade, document: shown, face: seen, password: proof, agent: came, client } = begin;
        expect(client.name).toBe(li.name);
        expect(seen?.compared).not.toBe('different');
        if (grade === 'password') expect(proof).toEqual(password);
        else expect(seen).toMatchObject({ compared: 'same', picture: ref('face') });
        if (grade === 'face') expect(shown?.number).toBe(li.idNumber);
        expect(came !== null).toBe(grade === 'agent');
        if (shown?.validUntil != null) expect(shown.validUntil >= '2026-11-23').toBe(true);
      }),
      { numRuns: 400 },
    );
  });
});
