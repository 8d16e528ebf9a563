import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ruleTables } from '../test/helpers/rule-tables.ts';
import { checkBankCard } from '../shared/rulebook/identity/bank-card.ts';
import { explainLevel } from '../shared/rulebook/suitability/risk-level.ts';
import { demoClients } from './demo-clients.ts';
import { demoStanding } from './demo-standing.ts';
import { clientRow } from './fixture-schemas.ts';

const clients = demoClients(60, 7).map((client, index) => ({
  ...client,
  ...demoStanding(index, client),
}));

describe('demoStanding', () => {
  it('gives rows that a fixture may hold, the same for the same client', () => {
    expect(z.array(clientRow).parse(clients)).toEqual(clients);
    const [first] = clients;
    expect(first).toMatchObject(demoStanding(0, first!));
  });

  it('shows what runs out, waits or is missing already in a short list', () => {
    const ends = clients.map(({ riskValidTo = '' }) => riskValidTo);
    expect(ends.some((end) => end < '2026-11-23')).toBe(true);
    expect(ends).toContain('2026-12-20');
    const states = clients.flatMap(({ permissions = [] }) => permissions.map(({ state }) => state));
    expect(new Set(states)).toEqual(new Set(['OPEN', 'AWAITING_RECORDING']));
    const banks = new Set(clients.map(({ bank }) => bank?.state));
    expect(banks).toEqual(new Set(['SIGNED', 'PENDING', 'AWAITING_CLIENT']));
  });

  it('gives valid cards, and points that come to the level of the row', () => {
    for (const { bank, riskScore = 0, riskLevel } of clients) {
      expect(checkBankCard(bank?.card ?? '')).toEqual({ valid: true });
      const grounds = { score: riskScore, hasFullCapacity: true, refusesAnyLoss: false };
      const explained = explainLevel(grounds, '2026-11-23', ruleTables);
      expect(explained.found && explained.answer.level).toBe(riskLevel);
    }
  });
});
