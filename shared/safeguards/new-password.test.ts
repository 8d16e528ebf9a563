import { describe, expect, it } from 'vitest';
import { headOfficeTestKey, testKey } from '../../test/helpers/people.ts';
import { intl1 } from '../suite-intl-1.ts';
import {
  NewPassword,
  newPasswordRefusals,
  type PasswordSetting,
  type SignedPasswordSetting,
} from './new-password.ts';
import { personDigest } from './person-digest.ts';

const issuedAt = Date.UTC(2026, 10, 23, 2);
const until = issuedAt + 21 * 86_400_000;
const statement: PasswordSetting = {
  purpose: 'password-setting',
  counter: '0101-02',
  recipient: 'age1qqqqqqqqqqqq',
  issuedAt,
  until,
};

const signed = (change: Partial<PasswordSetting> = {}, key = headOfficeTestKey) => {
  const changed = { ...statement, ...change };
  return { statement: changed, signature: key.sign(changed) } satisfies SignedPasswordSetting;
};

const newPassword = (change: Partial<NewPassword> = {}): NewPassword =>
  NewPassword.parse({
    box: 'YWdl',
    sealedAt: issuedAt,
    until,
    setting: signed(),
    keypad: '演示密码键盘',
    simulated: true,
    ...change,
  });

const rules = (one: NewPassword, counter = '0101-02') =>
  newPasswordRefusals(intl1, headOfficeTestKey.publicKey, one, { counter }).map(({ rule }) => rule);

describe('a chosen trading password', () => {
  it('TP-8 goes with an opening when head office signed its statement', () => {
    expect(rules(newPassword())).toEqual([]);
  });

  it('TP-8 does not when another key signed it, or it was changed after signing', () => {
    expect(rules(newPassword({ setting: signed({}, testKey(9)) }))).toEqual(['TP-8']);
    const changed = { ...statement, recipient: 'age1zzzz' };
    const forged = { statement: changed, signature: signed().signature };
    expect(rules(newPassword({ setting: forged }))).toEqual(['TP-8']);
  });

  it('TP-9 is of the counter whose statement it was sealed under', () => {
    expect(rules(newPassword(), '0101-03')).toEqual(['TP-9']);
  });

  it('TP-10 was sealed within the term, the last instant included', () => {
    expect(rules(newPassword({ sealedAt: until }))).toEqual([]);
    expect(rules(newPassword({ sealedAt: until + 1 }))).toEqual(['TP-10']);
    // A longer term than head office gave.
    expect(rules(newPassword({ sealedAt: until + 1, until: until + 2 }))).toEqual(['TP-10']);
  });

  it('TP-9 TP-10 says all that is wrong, each with what to do', () => {
    const refusals = newPasswordRefusals(
      intl1,
      headOfficeTestKey.publicKey,
      newPassword({ sealedAt: until + 1 }),
      { counter: '0101-03' },
    );
    expect(refusals.map(({ rule, field }) => [rule, field])).toEqual([
      ['TP-9', 'newPassword'],
      ['TP-10', 'newPassword'],
    ]);
    for (const { message } of refusals) expect(message).toContain('请客户重新设置');
  });
});

describe('personDigest', () => {
  const person = { name: '阿依古丽\u00B7买买提', number: '110000199003070124' };

  it('is the same for the same name and number only', () => {
    expect(personDigest(intl1, person)).toBe(personDigest(intl1, { ...person }));
    expect(personDigest(intl1, person)).toMatch(/^[0-9a-f]{64}$/);
    expect(personDigest(intl1, { ...person, name: '阿依古丽' })).not.toBe(
      personDigest(intl1, person),
    );
    // No name and number run into each other.
    expect(personDigest(intl1, { name: 'A1', number: '2' })).not.toBe(
      personDigest(intl1, { name: 'A', number: '12' }),
    );
  });
});
