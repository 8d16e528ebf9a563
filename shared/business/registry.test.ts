import { describe, expect, it } from 'vitest';
import { functionsOf, registry } from './registry.ts';

describe('the registry', () => {
  it('finds every business under its own name, and nothing under another', () => {
    for (const business of registry.all) expect(registry.find(business.name)).toBe(business);
    expect(registry.all.map((business) => business.name)).toEqual(['session', 'account-opening']);
    expect(registry.find('constructor')).toBeNull();
  });

  it('gives no function code twice', () => {
    const codes = functionsOf(registry).map((one) => one.code);
    expect(codes).toEqual(['1101']);
    expect(new Set(codes).size).toBe(codes.length);
  });
});
