import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { checkResidentNumber } from '../shared/rulebook/identity/resident-number.ts';
import { countCodePoints } from '../shared/values/text.ts';
import { demoClients } from './demo-clients.ts';
import { clientRow } from './fixture-schemas.ts';

const clients = demoClients(3000, 7);

describe('demoClients', () => {
  it('gives rows that a fixture may hold', () => {
    expect(z.array(clientRow).parse(clients)).toEqual(clients);
  });

  it('gives the same for the same seed, and others for another', () => {
    expect(demoClients(50, 7)).toEqual(clients.slice(0, 50));
    expect(demoClients(50, 8)).not.toEqual(clients.slice(0, 50));
  });

  it('never gives a number twice', () => {
    const many = demoClients(200_000, 1);
    for (const field of [
      'clientNo',
      'idNumber',
      'mobile',
      'capitalAccount',
      'ymt',
      'shA',
      'szA',
    ] as const) {
      expect(new Set(many.map((client) => client[field])).size).toBe(many.length);
    }
  });

  it('gives adults with province-level region codes', () => {
    for (const { idNumber, openedOn } of clients) {
      const check = checkResidentNumber(idNumber, openedOn);
      expect(check.valid && check.age).toBeGreaterThanOrEqual(18);
      expect(idNumber.slice(2, 6)).toBe('0000');
    }
  });

  it('shows two-character surnames, interpuncts and rare characters already in a short list', () => {
    const names = clients.slice(0, 40).map(({ name }) => name);
    expect(names.some((name) => name.includes('\u00B7'))).toBe(true);
    expect(
      names.some((name) => /^(?:欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|令狐|慕容)/.test(name)),
    ).toBe(true);
    expect(clients.some(({ name }) => name.length > countCodePoints(name))).toBe(true);
  });

  it('refuses to make more than a million', () => {
    expect(() => demoClients(1_000_001, 1)).toThrow(RangeError);
  });
});
