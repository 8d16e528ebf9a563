import { describe, expect, it } from 'vitest';
import { signedCheck } from '../../test/helpers/checks.ts';
import { headOfficeTestKey, testKey } from '../../test/helpers/people.ts';
import { intl1 } from '../suite-intl-1.ts';
import {
  checkRefusals,
  checkSubject,
  type HeldAccounts,
  isAnswered,
  SignedCheck,
} from './identity-check.ts';

const person = { name: '李明', number: '110105199003071010' };
const at = Date.UTC(2026, 10, 23, 2);
const about = {
  caseId: '01a20621-ad00-739a-ba7b-28ff57940bfb',
  counter: '0101-02',
  subject: checkSubject(intl1, person),
  at,
};
const match = { check: 'police', result: 'MATCH' } as const;
const nothing: HeldAccounts = { ymt: null, accounts: [], firstTradeOn: null };
const none = { check: 'clearing', result: nothing } as const;

const rules = (signed: SignedCheck, change: Partial<typeof about> = {}) =>
  checkRefusals(intl1, headOfficeTestKey.publicKey, signed, { ...about, ...change }).map(
    ({ rule, field }) => `${rule} ${field}`,
  );

describe('a check’s answer', () => {
  it.each([match, none])('IC-1 counts when head office signed it: $check', (answer) => {
    const signed = SignedCheck.parse(signedCheck(person, answer));
    expect(rules(signed)).toEqual([]);
  });

  it('IC-1 does not when another key signed it or the result was changed', () => {
    expect(rules(signedCheck(person, match, {}, testKey(9)))).toEqual(['IC-1 police']);
    const mismatch = signedCheck(person, { check: 'police', result: 'MISMATCH' });
    const changed = { ...mismatch, statement: { ...mismatch.statement, ...match } };
    expect(rules(changed)).toEqual(['IC-1 police']);
  });

  it('IC-2 is for one case at one counter', () => {
    const signed = signedCheck(person, none);
    expect(rules(signed, { counter: '0101-03' })).toEqual(['IC-2 clearing']);
    const caseId = '01a20621-ad00-739a-ba7b-28ff57940bfc';
    expect(rules(signed, { caseId })).toEqual(['IC-2 clearing']);
  });

  it('IC-3 is of one name and number', () => {
    for (const change of [{ name: '李敏' }, { number: '110105199003071037' }]) {
      const subject = checkSubject(intl1, { ...person, ...change });
      expect(rules(signedCheck(person, match), { subject })).toEqual(['IC-3 police']);
    }
  });

  it('IC-4 is of the day, Beijing time', () => {
    const lastOfDay = Date.UTC(2026, 10, 23, 15, 59, 59);
    expect(rules(signedCheck(person, match), { at: lastOfDay })).toEqual([]);
    expect(rules(signedCheck(person, match), { at: lastOfDay + 1000 })).toEqual(['IC-4 police']);
    // A counter's clock that is behind makes no answer old.
    expect(rules(signedCheck(person, match), { at: at - 86_400_000 })).toEqual([]);
  });

  it('says all that is wrong, with what to do', () => {
    const refusals = checkRefusals(intl1, headOfficeTestKey.publicKey, signedCheck(person, match), {
      ...about,
      counter: '0101-03',
      at: at + 86_400_000,
    });
    expect(refusals.map(({ message }) => message)).toEqual([
      '公安联网核查结果不是为本笔业务查询的,不能采用。请重新核查。',
      '公安联网核查结果是 2026-11-23 的,不能采用。请重新核查。',
    ]);
  });

  it('without the service’s word is pending', () => {
    for (const check of ['police', 'clearing'] as const) {
      const { statement } = signedCheck(person, { check, result: 'UNAVAILABLE' });
      expect(isAnswered(statement)).toBe(false);
    }
    expect(isAnswered(signedCheck(person, none).statement)).toBe(true);
    const mismatch = signedCheck(person, { check: 'police', result: 'MISMATCH' });
    expect(isAnswered(mismatch.statement)).toBe(true);
  });
});
