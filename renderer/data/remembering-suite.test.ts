import { describe, expect, it, vi } from 'vitest';
import type { Suite } from '../../shared/suite.ts';
import { rememberingSuite } from './remembering-suite.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

function counting(isGood: boolean) {
  const verify = vi.fn<Suite['verify']>(() => isGood);
  const suite = rememberingSuite({
    id: 'intl-1',
    hash: (message) => message,
    hashText: (text) => text,
    verify,
  });
  return { suite, verify };
}

describe('a suite that remembers', () => {
  it('verifies a good signature once, and any other key, message or signature anew', () => {
    const { suite, verify } = counting(true);
    const verified = (key: string, message: string, signature: string): boolean =>
      suite.verify(bytes(key), bytes(message), bytes(signature));
    expect([verified('k', 'm', 's'), verified('k', 'm', 's')]).toEqual([true, true]);
    expect(verify).toHaveBeenCalledTimes(1);
    expect([verified('k2', 'm', 's'), verified('k', 'm2', 's'), verified('k', 'm', 's2')]).toEqual([
      true,
      true,
      true,
    ]);
    expect(verify).toHaveBeenCalledTimes(4);
  });

  it('never takes a bad signature for good, however often it is asked', () => {
    const { suite, verify } = counting(false);
    for (let times = 0; times < 3; times += 1)
      expect(suite.verify(bytes('k'), bytes('m'), bytes('s'))).toBe(false);
    expect(verify).toHaveBeenCalledTimes(3);
  });

  it('remembers only so many', () => {
    const { suite, verify } = counting(true);
    const check = (n: number): boolean => suite.verify(bytes('k'), bytes('m'), bytes(`${n}`));
    for (let n = 0; n < 400; n += 1) check(n);
    check(399);
    expect(verify).toHaveBeenCalledTimes(400);
    check(0);
    expect(verify).toHaveBeenCalledTimes(401);
  });
});
