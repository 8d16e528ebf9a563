import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { newCode, secretHash, tidyCode } from './secrets.ts';

it('makes codes that can be read aloud, and takes them however they are typed', () => {
  const code = newCode((bytes) => randomBytes(bytes));
  expect(code).toMatch(/^[2-9A-HJKMNP-Z]{4}(-[2-9A-HJKMNP-Z]{4}){2}$/);
  expect(tidyCode(` ${code.toLowerCase().replaceAll('-', ' ')} `)).toBe(code.replaceAll('-', ''));
});

it('draws every letter evenly: bytes beyond the last full round are left out', () => {
  const codes = newCode(() => Uint8Array.of(255, 248, 0, 247, ...new Uint8Array(12).fill(30)));
  expect(codes).toBe('2ZZZ-ZZZZ-ZZZZ');
});

it('keeps kinds of secret apart', () => {
  expect(secretHash('staff', 'x')).not.toBe(secretHash('enrolment', 'x'));
});
