import { describe, expect, it } from 'vitest';
import { functionsOf, registry } from './registry.ts';

describe('the registry', () => {
  it('finds every business under its own name, and nothing under another', () => {
    for (const business of registry.all) expect(registry.find(business.name)).toBe(business);
    const names = registry.all.map((business) => business.name);
    expect(names).toEqual(expect.arrayContaining(['session', 'account-opening', 'delegation']));
    expect(new Set(names).size).toBe(names.length);
    expect(registry.find('constructor')).toBeNull();
  });

  it('gives no function code twice', () => {
    const codes = functionsOf(registry).map((one) => one.code);
    expect(codes).toEqual(expect.arrayContaining(['1101', '7003']));
    expect(codes.every((code) => /^\d{4}$/.test(code))).toBe(true);
    expect(new Set(codes).size).toBe(codes.length);
  });
});
