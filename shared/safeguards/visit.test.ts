import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meetsGrade, type VisitBody, type VisitedAct, visitRefusals } from './visit.ts';

const minute = 60_000;
const beganAt = Date.parse('2026-11-23T02:00:00Z');
const id = '0190a000-0000-7000-8000-000000000001';
const session = '0190a000-0000-7000-8000-00000000aaaa';
const body: VisitBody = {
  client: {
    clientNo: '0101000007',
    name: '李明',
    idKind: 'RESIDENT',
    idNumber: '110000199003070124',
  },
  grade: 'password',
  agent: null,
  session,
  counter: '0101-02',
  beganAt,
  ended: null,
};
const act: VisitedAct = {
  visit: { id, lastActAt: null },
  body,
  session,
  counter: '0101-02',
  at: beganAt + minute,
  needs: null,
  clientNo: undefined,
  idNumber: undefined,
  term: { ms: 30 * minute },
};
const rules = (change: Partial<VisitedAct>) =>
  visitRefusals({ ...act, ...change }).map((one) => one.rule);

describe('an act', () => {
  it('VI-10 carries a visit of its own session and counter', () => {
    expect(rules({})).toEqual([]);
    expect(rules({ body: null })).toEqual(['VI-10']);
    expect(rules({ session: id })).toEqual(['VI-10']);
    expect(rules({ counter: '0101-01' })).toEqual(['VI-10']);
  });

  it('VI-11 carries no visit that has ended', () => {
    const ended = { ...body, ended: { at: beganAt, reason: 'locked' as const } };
    expect(rules({ body: ended })).toEqual(['VI-11']);
  });

  it('VI-12 carries none that lapsed: 30 minutes after the last act that carried it', () => {
    expect(rules({ at: beganAt + 30 * minute })).toEqual([]);
    expect(rules({ at: beganAt + 30 * minute + 1 })).toEqual(['VI-12']);
    const renewed = { id, lastActAt: beganAt + 20 * minute };
    expect(rules({ visit: renewed, at: beganAt + 50 * minute })).toEqual([]);
    expect(rules({ visit: renewed, at: beganAt + 51 * minute })).toEqual(['VI-12']);
    expect(rules({ term: { message: '没有条目' } })).toEqual(['VI-12']);
  });

  it('VI-13 carries none of another client', () => {
    expect(rules({ clientNo: '0101000007', idNumber: '110000199003070124' })).toEqual([]);
    expect(rules({ clientNo: '0101000008' })).toEqual(['VI-13']);
    expect(rules({ idNumber: '440000196101150083' })).toEqual(['VI-13']);
    // Somebody who is no client yet has no client's business.
    const newcomer = { ...body, client: { ...body.client, clientNo: null } };
    expect(rules({ body: newcomer, clientNo: '0101000007' })).toEqual(['VI-13']);
    const other = { ...act, clientNo: '0101000008' };
    expect(visitRefusals(other)[0]?.message).toContain('按 F2 核对客户');
    expect(visitRefusals({ ...other, body: newcomer })[0]?.message).toContain('按 F7 重新核验');
  });

  it('VI-14 is refused without the grade its business asks for', () => {
    expect(rules({ visit: null, body: null })).toEqual([]);
    expect(rules({ visit: null, body: null, needs: 'agent' })).toEqual(['VI-14']);
    expect(rules({ needs: 'password' })).toEqual([]);
    expect(rules({ needs: 'face' })).toEqual(['VI-14']);
    expect(meetsGrade('face', 'agent')).toBe(true);
    expect(meetsGrade('agent', 'password')).toBe(false);
  });
});

describe('over any day at the counter', () => {
  /** What happens next, by so much later; the clock may be set back. */
  const step = fc.record({
    minutes: fc.oneof(
      { weight: 6, arbitrary: fc.integer({ min: 0, max: 40 }) },
      fc.integer({ min: -600, max: 600 }),
    ),
    what: fc.constantFrom('act', 'act', 'act', 'other-client', 'other-session', 'end'),
  });

  it('no act carries another client’s visit, an ended one or one unused for 30 minutes', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let at = beganAt;
        let visit: VisitBody = body;
        let lastActAt: number | null = null;
        for (const { minutes, what } of steps) {
          at += minutes * minute;
          if (what === 'end') {
            visit = { ...visit, ended: { at, reason: 'finished' } };
            continue;
          }
          const refusals = rules({
            body: visit,
            visit: { id, lastActAt },
            at,
            session: what === 'other-session' ? id : session,
            ...(what === 'other-client' ? { clientNo: '0101000008' } : {}),
          });
          const since = Math.abs(at - (lastActAt ?? beganAt));
          const may = what === 'act' && visit.ended === null && since <= 30 * minute;
          expect(refusals.length === 0).toBe(may);
          if (may) lastActAt = at;
        }
      }),
      { numRuns: 300 },
    );
  });
});
