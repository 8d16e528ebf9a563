import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { DeviceCard } from '../../electron/services/devices/protocol.ts';
import { ageOn } from '../../shared/rulebook/identity/age.ts';
import { checkName } from '../../shared/rulebook/identity/name.ts';
import { checkResidentNumber } from '../../shared/rulebook/identity/resident-number.ts';
import { branchData } from '../branch-data.ts';
import { clientCard, newcomers, readCard } from './cards.ts';

const today = '2026-11-23';
const { clients } = await branchData(null);
const everybody = [...newcomers(), ...clients.map(clientCard)];

describe('the simulated documents', () => {
  it('are as a reader gives them, of nobody twice', () => {
    for (const one of everybody.slice(0, 60)) DeviceCard.parse(readCard(one));
    const numbers = new Set(everybody.map(({ card }) => card.idNumber));
    expect(numbers.size).toBe(everybody.length);
  });

  it('have numbers, names and terms that fit their holders', () => {
    for (const { card } of everybody) {
      const { birthDate: birth, sex, validFrom, validUntil } = card;
      expect(checkResidentNumber(card.idNumber, today)).toMatchObject({ valid: true, birth, sex });
      expect(checkName(card.name)).toEqual({ valid: true });
      const age = ageOn(birth, validFrom);
      const years = age < 16 ? 5 : age < 26 ? 10 : age < 46 ? 20 : null;
      const until = years === null ? null : `${Number(validFrom.slice(0, 4)) + years}`;
      expect(validUntil?.slice(0, 4) ?? null).toBe(until);
    }
  });

  it('show what a counter meets', () => {
    const cards = newcomers().map(({ card }) => card);
    const ages = cards.map(({ birthDate }) => ageOn(birthDate, today));
    expect(cards.some(({ name }) => name.includes('𬱖'))).toBe(true);
    expect(cards.some(({ name }) => name.includes('\u00B7'))).toBe(true);
    expect(new Set(cards.map(({ ethnicity }) => ethnicity)).size).toBeGreaterThan(4);
    expect(cards.some(({ validUntil }) => validUntil === null)).toBe(true);
    expect(cards.some(({ validUntil }) => validUntil !== null && validUntil < today)).toBe(true);
    expect(Math.min(...ages)).toBeLessThan(18);
    expect(ages).toContain(72);
  });

  it('have a photo of the chip’s size, another for everybody', () => {
    const photos = everybody.slice(0, 8).map((one) => readCard(one).photo.data);
    expect(new Set(photos).size).toBe(8);
    const png = Buffer.from(photos[0]!, 'base64');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([102, 126]);
    const at = png.indexOf('IDAT');
    const pixels = inflateSync(png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4)));
    expect(pixels).toHaveLength(126 * (1 + 102 * 3));
  });
});
