import { describe, expect, it } from 'vitest';
import { ruleTables } from '../../../test/helpers/rule-tables.ts';
import { documentValidity, visitIdleMs } from './visit-term.ts';

const { visitTerm } = ruleTables;

describe('the terms of a visit', () => {
  it('VI-12 are a dated row; without one nothing is known', () => {
    expect(visitIdleMs(visitTerm, '2026-11-23')).toEqual({ ms: 30 * 60_000 });
    expect(visitIdleMs(visitTerm, '2019-12-31')).toMatchObject({
      message: expect.stringContaining('客户到场时限'),
    });
  });

  it('VI-15 warn of a document from 90 days before its last day', () => {
    const on = (until: string | null) => documentValidity(visitTerm, until, '2026-11-23');
    expect(on('2027-02-22')).toBe('valid');
    expect(on('2027-02-21')).toBe('expiring');
    expect(on('2026-11-23')).toBe('expiring');
    expect(on('2026-11-22')).toBe('expired');
    expect(on(null)).toBe('valid');
  });
});
