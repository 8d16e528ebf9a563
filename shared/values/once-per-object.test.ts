import { describe, expect, it, vi } from 'vitest';
import { oncePerObject } from './once-per-object.ts';

describe('oncePerObject', () => {
  it('reads an object once, also when nothing came of it', () => {
    const read = vi.fn(() => null);
    const reading = oncePerObject(read);
    const body = {};
    expect([reading(body), reading(body)]).toEqual([null, null]);
    expect(read).toHaveBeenCalledTimes(1);
  });

  it('reads another object anew, however alike', () => {
    const reading = oncePerObject((value) => ({ value }));
    expect(reading({ a: 1 })).toEqual({ value: { a: 1 } });
    expect(reading({ a: 1 })).not.toBe(reading({ a: 1 }));
  });

  it('reads what is no object every time', () => {
    const reading = oncePerObject((value) => value === 'x');
    expect([reading('x'), reading(undefined), reading(null)]).toEqual([true, false, false]);
  });
});
