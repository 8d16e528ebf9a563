import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { passwordFault, passwordLines } from './staff-password.ts';

const owner = { staff: '100023', nameForms: ['张敏', 'zhangmin', 'minzhang'], last: null };
const unmet = (password: string, last: string | null = null) =>
  passwordLines(password, { ...owner, last })
    .filter(({ isMet }) => !isMet)
    .map(({ rule }) => rule);

describe('a staff password', () => {
  it.each(['correct horse', '我的密码 correct horse', 'Tr0ub4dor&3x', '𬱖䶮𬱖䶮今天天气晴朗'])(
    'may be %s',
    (password) => {
      expect(unmet(password)).toEqual([]);
      expect(passwordFault(password, owner)).toBeNull();
    },
  );

  it.each([
    ['PW-1', 'nine chrs'],
    ['PW-1', '𬱖𬱖䶮䶮今天好'],
    ['PW-1', 'lone \ud800 surrogate'],
    ['PW-2', 'number 100023 it is'],
    ['PW-3', 'Zhang-Min likes tea'],
    ['PW-3', 'my name is 张敏 here'],
    ['PW-4', 'aaaaaaaaaaaa'],
    ['PW-4', 'abcabcabcabc'],
    ['PW-4', 'tea 123456 tea'],
    ['PW-4', 'tea 987654 tea'],
    ['PW-4', 'QWERTYuiop tea'],
    ['PW-5', 'Password2026'],
    ['PW-5', '!!woaini1314'],
    ['PW-5', '8305172946'],
  ])('%s is not %s', (rule, password) => {
    expect(unmet(password)).toContain(rule);
    expect(passwordFault(password, owner)).not.toBeNull();
  });

  it('PW-6 is not the one in use, and says nothing of it where it was not given', () => {
    expect(unmet('correct horse', 'correct horse')).toEqual(['PW-6']);
    expect(unmet('correct horse', 'another one')).toEqual([]);
    expect(passwordLines('correct horse', owner).some(({ rule }) => rule === 'PW-6')).toBe(false);
  });

  it('PW-1 counts characters, not halves of them, and judges any text there is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (password) => {
        const line = passwordLines(password, owner).find(({ rule }) => rule === 'PW-1');
        expect(line?.isMet).toBe(Array.from(password).length >= 10);
      }),
    );
  });
});
