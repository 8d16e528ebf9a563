import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { type CounterKit, counterKit, type KitSession } from '../../../test/helpers/counter-kit.ts';
import { headOfficeTestKey, testPerson, type TestPerson } from '../../../test/helpers/people.ts';
import type { RegisterRow } from '../../feed/register.ts';
import type { Command, Entry } from '../../journal/entry.ts';
import type { HandOverContent, SessionStatement } from '../../safeguards/session.ts';
import { formatSerial } from '../../values/ids.ts';

const start = Date.parse('2026-11-23T02:00:00Z');
const day = 24 * 3_600_000;
const zhang = testPerson('100023', '张敏', 1, start);
const wang = testPerson('100025', '王磊', 2, start, { checker: true });
const chen = testPerson('100067', '陈静', 3, start, { roles: ['supervisor'] });

let now: number;
let kit: CounterKit;
let session: KitSession;

beforeEach(() => {
  now = start;
  kit = newKit();
  session = kit.signIn(zhang);
});

function newKit(): CounterKit {
  return counterKit({
    counter: '0101-02',
    seed: 100,
    headOfficeKey: headOfficeTestKey.publicKey,
    clock: () => now,
  });
}

type Signed = Partial<Pick<SessionStatement, 'failedTries' | 'sealedAt' | 'handOver'>>;

/** What a person's key signs for the next entry of this counter. */
function sign(person: TestPerson, act: SessionStatement['act'], signed: Signed = {}): string {
  const { epoch, seq, hash: prev } = kit.head();
  const { counter } = kit;
  const { session: id } = session.actor;
  const place = { counter, epoch, seq: seq + 1, prev };
  const { staff } = person;
  return person.key.sign({
    purpose: 'session',
    act,
    staff,
    session: id,
    ...place,
    at: now,
    ...signed,
  });
}

type Content = Readonly<Record<string, unknown>>;

interface Given {
  readonly type: string;
  readonly act: SessionStatement['act'];
  readonly by?: TestPerson;
  readonly signed?: Signed;
  readonly content?: Content;
}

/** An act of the session, signed by `by`; `role` is the one they act in. */
function act({ type, act: what, by = zhang, signed = {}, content = {} }: Given): Entry {
  const role = by.authority.statement.roles[0]!;
  const actor = { ...session.actor, staff: by.staff, role };
  const { hash: prev } = kit.head();
  const signature = sign(by, what, signed);
  // Plain JSON; the journal's type says no more than that.
  const data = { staff: by.staff, prev, signature, ...content } as Command['data'];
  const { session: caseId } = session.actor;
  return kit.act({ person: by, actor }, { business: 'session', type, data, caseId });
}

const lock = (by = zhang) => act({ type: 'Lock', act: 'lock', by, content: { reason: 'key' } });
const unlock = (by = zhang, signed: Signed = {}, content: Content = {}) =>
  act({ type: 'Unlock', act: 'unlock', by, signed, content: { ...signed, ...content } });
const signOut = () => act({ type: 'SignOut', act: 'sign-out' });
const changePassword = () =>
  act({
    type: 'ChangePassword',
    act: 'change-password',
    signed: { sealedAt: now },
    content: { sealedAt: now },
  });
const end = (by: TestPerson) =>
  act({ type: 'EndSession', act: 'end', by, content: { authority: by.authority } });

function contentFor(to: string): HandOverContent {
  const { epoch, seq } = kit.head();
  const counts = { drafts: 1, waiting: 0, returned: 0, accepted: 0, pending: 2 };
  return {
    to,
    note: '印章已交',
    counts,
    headSerial: formatSerial({ counter: kit.counter, epoch, seq }),
  };
}

function handOver(to: TestPerson, change: Partial<HandOverContent> = {}, taken = to): Entry {
  const content = { ...contentFor(to.staff), ...change };
  const handed = { handOver: content };
  const receiverSignature = sign(taken, 'take-over', { handOver: contentFor(to.staff) });
  return act({
    type: 'HandOver',
    act: 'hand-over',
    signed: handed,
    content: { ...handed, receiver: to.authority, receiverSignature },
  });
}

const bodyNow = () => kit.caseOf(session.actor.session)?.body;
const openCase = () =>
  kit.act(session, {
    business: 'notice-receipt',
    type: 'ReadNotice',
    data: { notice: `n${kit.head().seq}`, title: '公告' },
  });

describe('a session', () => {
  it('SE-1 SE-2 begins once and ends once', () => {
    signOut();
    expect(signOut).toThrow('SE-2');
    expect(lock).toThrow('SE-2');
    expect(() => handOver(wang)).toThrow('SE-2');
  });

  it('SE-5 takes nothing while it is locked, but being left', () => {
    lock();
    expect(bodyNow()).toMatchObject({ lockedAt: now });
    expect(openCase).toThrow('SE-5');
    expect(changePassword).toThrow('SE-5');
    expect(() => handOver(wang)).toThrow('SE-5');
    expect(lock).toThrow('SE-6');
    signOut();
    expect(bodyNow()).toMatchObject({ signedOutAt: now });
  });

  it('SE-6 is unlocked by the same person’s key, and only when it is locked', () => {
    expect(() => unlock()).toThrow('SE-6');
    lock();
    expect(() => unlock(wang)).toThrow('SE-3');
    unlock();
    expect(bodyNow()).toMatchObject({ lockedAt: null });
    expect(openCase).not.toThrow();
  });

  it('SE-6 goes on under a newer authority of the same key, and under no other', () => {
    const renewed = testPerson('100023', '张敏', 1, start + day);
    const otherKey = testPerson('100023', '张敏', 9, start + day);
    lock();
    expect(() => unlock(zhang, {}, { authority: otherKey.authority })).toThrow('SE-6');
    unlock(zhang, {}, { authority: renewed.authority });
    now = start + 21 * day + 1;
    expect(openCase).not.toThrow();
  });

  it('SE-12 says with the signature how often the password was wrong before', () => {
    lock();
    expect(() => unlock(zhang, {}, { failedTries: 3 })).toThrow('SE-4');
    const { events } = unlock(zhang, { failedTries: 3 });
    expect(events).toMatchObject([{ type: 'Unlocked', data: { failedTries: 3 } }]);
  });

  it('SE-9 tells of a changed password by its own signature, without any of it', () => {
    const { command, events } = changePassword();
    expect(events).toEqual([{ type: 'PasswordChanged', data: { sealedAt: now } }]);
    expect(Object.keys(Object(command.data)).toSorted()).toEqual([
      'prev',
      'sealedAt',
      'signature',
      'staff',
    ]);
    const forged = { type: 'ChangePassword', act: 'change-password' } as const;
    expect(() => act({ ...forged, signed: { sealedAt: 1 }, content: { sealedAt: 2 } })).toThrow(
      'SE-4',
    );
  });
});

describe('a hand-over', () => {
  it('SE-7 is signed by both over the same content and ends the giver’s session', () => {
    const { events } = handOver(wang);
    expect(events).toMatchObject([
      { type: 'HandedOver', data: { to: '100025', toName: '王磊', note: '印章已交', at: now } },
    ]);
    expect(bodyNow()).toMatchObject({ signedOutAt: now, handedOver: { to: '100025' } });
    expect(openCase).toThrow('AC-2');
  });

  it('SE-7 is refused to oneself, with another’s signature, or with other content than was signed', () => {
    expect(() => handOver(zhang)).toThrow('SE-7');
    expect(() => handOver(wang, {}, chen)).toThrow('SE-4');
    expect(() => handOver(wang, { note: '另一份' })).toThrow('SE-4');
  });

  it('SE-7 is refused when the journal has gone on since it was listed', () => {
    expect(() => handOver(wang, { headSerial: '0101-02-1-000099' })).toThrow('SE-7');
  });

  it('AU-3 AU-4 is refused to who has no authority', () => {
    const over = testPerson('100025', '王磊', 2, start - 30 * day);
    expect(() => handOver(over)).toThrow('AU-3');
    kit.learn([rosterRow(wang, start - 1)]);
    expect(() => handOver(wang)).toThrow('AU-4');
  });
});

describe('the end by another', () => {
  it('SE-8 is a supervisor’s, by name', () => {
    expect(() => end(wang)).toThrow('SE-8');
    expect(() => end(zhang)).toThrow('SE-8');
    lock();
    const entry = end(chen);
    expect(entry.actor).toMatchObject({ staff: '100067', role: 'supervisor' });
    expect(bodyNow()).toMatchObject({ endedBy: { staff: '100067', name: '陈静' } });
    expect(() => unlock()).toThrow('SE-2');
  });
});

describe('whatever is tried in whatever order', () => {
  const steps = {
    lock: () => lock(),
    unlock: () => unlock(),
    'unlock by another': () => unlock(wang),
    work: () => openCase(),
    'change password': () => changePassword(),
    'sign out': () => signOut(),
    'hand over': () => handOver(wang),
    'end by a supervisor': () => end(chen),
    'end by another': () => end(wang),
  } as const;
  type Step = keyof typeof steps;
  const ends: readonly Step[] = ['sign out', 'hand over', 'end by a supervisor'];

  it('SE-2 SE-5 SE-6: nothing is done while locked or after the end, and only the person unlocks', () => {
    const names = Object.keys(steps) as Step[];
    const met = { locked: 0, ended: 0, worked: 0 };
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...names), { maxLength: 12 }), (tried) => {
        now = start;
        kit = newKit();
        session = kit.signIn(zhang);
        let state: 'open' | 'locked' | 'ended' = 'open';
        for (const step of tried) {
          now += 1000;
          const isTaken = takes(steps[step]);
          expect([step, state, isTaken]).toEqual([step, state, mayBe(step, state)]);
          if (!isTaken) continue;
          if (step === 'work') met.worked += 1;
          if (step === 'lock') state = 'locked';
          if (step === 'unlock') state = 'open';
          if (ends.includes(step)) state = 'ended';
          met[state === 'locked' ? 'locked' : 'ended'] += state === 'open' ? 0 : 1;
        }
      }),
      { numRuns: 80, seed: 20_261_123 },
    );
    expect(Object.values(met).every((count) => count > 0)).toBe(true);
  });

  function mayBe(step: Step, state: 'open' | 'locked' | 'ended'): boolean {
    if (state === 'ended') return false;
    if (step === 'end by another' || step === 'unlock by another') return false;
    if (state === 'locked') return ['unlock', 'sign out', 'end by a supervisor'].includes(step);
    return step !== 'unlock';
  }
});

function takes(step: () => unknown): boolean {
  try {
    step();
    return true;
  } catch (error) {
    // Refusals are thrown by the kit as "RULE words"; anything else is a fault of the test.
    if (error instanceof Error && /^[A-Z]{2}-\d/.test(error.message)) return false;
    throw error;
  }
}

function rosterRow({ staff, name, key, authority }: TestPerson, revokedAt: number): RegisterRow {
  const { branch, roles, checker } = authority.statement;
  const { publicKey } = key;
  const body = { staff, name, branch, roles: [...roles], checker, publicKey, revokedAt };
  return { register: 'staff', key: staff, version: 1, asOf: start, lookups: {}, body };
}
