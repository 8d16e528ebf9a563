import { describe, expect, it } from 'vitest';
import { ruleTables } from '../../test/helpers/rule-tables.ts';
import { headOfficeTestKey, testPerson } from '../../test/helpers/people.ts';
import { ordinaryClient } from '../../test/helpers/whole-application.ts';
import { openingSubmitted } from '../../test/helpers/whole-opening.ts';
import { type Actor, type Command, type JournalEvent, noHash } from '../journal/entry.ts';
import { SessionBody } from '../safeguards/session.ts';
import { intl1 } from '../suite-intl-1.ts';
import { accountOpening } from './account-opening/index.ts';
import { CaseState, foldAct, foldDecided, newCase } from './case.ts';
import { decideAct, withdrawal } from './decide-act.ts';

const start = Date.parse('2026-11-23T02:00:00Z');
const zhang = testPerson('100023', '张敏', 1, start);
const sessionId = '0190a000-0000-7000-8000-00000000aaaa';
const caseId = '0190a000-0000-7000-8000-000000000001';
const maker: Actor = { staff: zhang.staff, role: 'maker', session: sessionId };
const tools = { suite: intl1, headOfficeKey: headOfficeTestKey.publicKey, tables: ruleTables };
const session: CaseState = {
  ...newCase({
    caseId: sessionId,
    business: 'session',
    origin: { counter: '0101-02', epoch: 1, seq: 1, hash: noHash },
    staff: zhang.staff,
    at: start,
    businessDate: '2026-11-23',
    command: { id: sessionId, type: 'SignIn', version: 1, data: {} },
  }),
  body: SessionBody.parse({
    staff: zhang.staff,
    counter: '0101-02',
    authority: zhang.authority,
    signedInAt: start,
    signedOutAt: null,
  }),
};

/** A case after these events. */
function caseAfter(...events: readonly JournalEvent[]): CaseState {
  const command: Command = { id: caseId, type: 'SubmitOpening', version: 1, data: {} };
  const state = foldAct(accountOpening, null, {
    business: 'account-opening',
    caseId,
    command,
    events,
    staff: zhang.staff,
    at: start,
    businessDate: '2026-11-23',
    origin: { counter: '0101-02', epoch: 1, seq: 2, hash: noHash },
  });
  if (state === null) throw new Error('no case');
  expect(state.unfit).toEqual([]);
  return state;
}

function decide(state: CaseState | null, type: string, data: Command['data']) {
  const command: Command = { id: '0190a000-0000-7000-8000-0000000000ff', type, version: 1, data };
  const act = {
    business: accountOpening,
    caseId,
    command,
    actor: maker,
    at: start + 60_000,
    businessDate: '2026-11-23',
    position: { counter: '0101-02', epoch: 1, seq: 3, prev: noHash },
  };
  const facts = { session: [{ key: sessionId, asOf: start, body: session }] };
  const decided = decideAct(act, state, facts, tools);
  const folded = { ...act, business: 'account-opening', staff: maker.staff, origin: null };
  return {
    rules: decided.status === 'refused' ? decided.refusals.map(({ rule }) => rule) : [],
    fields: decided.status === 'refused' ? decided.refusals.map(({ field }) => field) : [],
    after:
      decided.status === 'refused' || state === null
        ? state
        : foldAct(accountOpening, state, { ...folded, events: decided.events }),
  };
}

const submitted = openingSubmitted(ordinaryClient()) as JournalEvent;
const firstSubmitted: JournalEvent = {
  type: 'OpeningSubmitted',
  data: {
    application: {
      name: '李明',
      idNumber: '110000199003070124',
      mobile: '13800000001',
      address: '北京市东城区某街 1 号',
      email: '',
      accounts: ['SH_A'],
    },
    birthDate: '1990-03-07',
    sex: 'F',
  },
};
const found: JournalEvent = {
  type: 'IdentityRecorded',
  data: {
    police: { result: 'MATCH', reference: 'G1', source: '公安', at: start },
    screening: { result: 'CLEAR', version: '1', listedOn: '2026-11-20', at: start },
  },
};
const asked: JournalEvent = { type: 'ClearingAsked', data: { at: start } };
const returned: JournalEvent = {
  type: 'Returned',
  data: { reasons: [{ rule: 'ZD-1', message: '请补正。' }], by: 'head-office' },
};
const withdraw = (state: CaseState | null, reason = '客户不再开户') =>
  decide(state, 'Withdraw', { reason });

describe('taking an accepted case back', () => {
  it('CA-10 AO-15 voids an opening until the clearing house is asked', () => {
    for (const state of [caseAfter(submitted), caseAfter(submitted, found)]) {
      expect(withdrawal(accountOpening, state)).toBeNull();
      expect(withdraw(state).after).toMatchObject({ stage: 'withdrawn' });
    }
    const sent = caseAfter(submitted, found, asked);
    expect(withdraw(sent).rules).toEqual(['CA-10']);
    expect(withdrawal(accountOpening, sent)).toBe('已送中登,不能作废。');
  });

  it('CA-10 voids only with a reason', () => {
    expect(withdraw(caseAfter(submitted), ' ')).toMatchObject({
      rules: ['CA-10'],
      fields: ['reason'],
    });
  });

  it('AO-15 takes an opening back that the clearing house returned', () => {
    const state = caseAfter(submitted, found, asked, returned);
    expect(withdraw(state, '').after).toMatchObject({ stage: 'withdrawn' });
  });

  it('CA-4 keeps an opening of the first form, which is asked for at once', () => {
    const state = caseAfter(firstSubmitted);
    expect(withdraw(state).rules).toEqual(['CA-4']);
  });

  it('CA-10 a void that head office refuses leaves the case as it was there', () => {
    const sent = caseAfter(submitted, found, asked);
    const command: Command = {
      id: '0190a000-0000-7000-8000-0000000000ff',
      type: 'Withdraw',
      version: 1,
      data: { reason: '客户不再开户' },
    };
    const act = {
      business: 'account-opening',
      caseId,
      command,
      events: [{ type: 'Withdrawn', data: { reason: '客户不再开户' } }],
      staff: maker.staff,
      at: start,
      businessDate: '2026-11-23',
      origin: null,
    };
    const reasons = [{ rule: 'CA-10', message: '已送中登,不能作废。' }];
    expect(foldDecided(accountOpening, sent, act, { status: 'refused', reasons })).toEqual(sent);
  });
});

describe('a call to the client of a returned case', () => {
  const call = { at: start + 1000, how: 'phone', outcome: 'reached', note: '明天上午来' };

  it('CA-9 is noted beside the case, which stays returned', () => {
    const state = caseAfter(submitted, returned);
    const once = decide(state, 'NoteCall', call).after;
    const twice = decide(once, 'NoteCall', { ...call, outcome: 'not-reached' }).after;
    expect(twice).toMatchObject({
      stage: 'returned',
      returned: { by: 'head-office' },
      calls: [
        { ...call, staff: zhang.staff, notedAt: start + 60_000 },
        { outcome: 'not-reached', staff: zhang.staff },
      ],
    });
  });

  it('CA-9 is refused of a case that is not returned, and ahead of its time', () => {
    expect(decide(caseAfter(submitted), 'NoteCall', call).rules).toEqual(['CA-9']);
    const later = { ...call, at: start + 61_000 };
    expect(decide(caseAfter(submitted, returned), 'NoteCall', later)).toMatchObject({
      rules: ['CA-9'],
      fields: ['at'],
    });
  });

  it('CA-9 stays with the case when it is submitted again, and is none of an older one', () => {
    const noted = decide(caseAfter(submitted, returned), 'NoteCall', call).after;
    expect(noted?.calls).toHaveLength(1);
    const { calls: _, ...older } = caseAfter(submitted);
    expect(CaseState.parse(older).calls).toEqual([]);
  });
});
