import { describe, expect, it } from 'vitest';
import published from '../../assets/reference/account-formats.json' with { type: 'json' };
import { DocumentType } from '../../shared/rulebook/identity/document-types.ts';
import { ClearingResult } from '../../shared/safeguards/identity-check.ts';
import { simulatedIdentityServices } from './simulated.ts';

const services = simulatedIdentityServices({ clock: () => Date.UTC(2026, 10, 23, 2), delayMs: 0 });
const resident = (sequence: string) =>
  ({
    name: '李明',
    number: `11010519900307${sequence}X`,
    document: 'RESIDENT_ID',
  }) as const;

const police = async (sequence: string) => (await services.police(resident(sequence))).result;

async function held(sequence: string) {
  const { result } = await services.clearingQuery(resident(sequence));
  if (result === 'UNAVAILABLE') throw new Error(result);
  return result;
}

describe('the simulated services', () => {
  it.each([
    ['101', 'MATCH'],
    ['555', 'MISMATCH'],
    ['666', 'NO_RECORD'],
    ['777', 'UNAVAILABLE'],
    ['444', 'MATCH'],
  ])('have the police answer %s with %s', async (sequence, result) => {
    expect(await police(sequence)).toBe(result);
  });

  it.each(DocumentType.options)('know who answers for %s', async (document) => {
    const person = { name: '李明', number: 'H12345555', document };
    expect(await services.police(person)).toMatchObject({
      result: 'MISMATCH',
      source: expect.stringMatching(/核查\(模拟\)$/),
      simulated: true,
    });
    const { result } = await services.clearingQuery({ ...person, number: 'E12345333' });
    expect(result).toMatchObject({ accounts: [{ kind: 'SH_A' }, { kind: 'SZ_A' }] });
  });

  it('find no account of most people', async () => {
    expect(await held('101')).toEqual({ ymt: null, accounts: [], firstTradeOn: null });
  });

  it('find three Shanghai accounts of 444, where the clearing house refuses a fourth', async () => {
    const { accounts, firstTradeOn } = await held('444');
    expect(accounts.map(({ kind, state }) => `${kind} ${state}`)).toEqual(
      Array(3).fill('SH_A NORMAL'),
    );
    expect(new Set(accounts.map(({ number }) => number)).size).toBe(3);
    expect(firstTradeOn).toBe('2018-11-23');
  });

  it('find an account in each market of 333, the Shanghai one designated elsewhere', async () => {
    expect(await held('333')).toMatchObject({
      accounts: [{ kind: 'SH_A', designatedElsewhere: true }, { kind: 'SZ_A' }],
      firstTradeOn: '2021-11-23',
    });
    // Shenzhen has no designation.
    expect((await held('333')).accounts[1]).not.toHaveProperty('designatedElsewhere');
  });

  it('find accounts of 222 that do not trade', async () => {
    expect((await held('222')).accounts.map(({ state }) => state)).toEqual([
      'DORMANT',
      'UNQUALIFIED',
    ]);
  });

  it('answer nothing of 777', async () => {
    expect((await services.clearingQuery(resident('777'))).result).toBe('UNAVAILABLE');
  });

  it('give the same numbers each time, in the published layouts', async () => {
    const patternOf = (account: string): RegExp =>
      new RegExp(published.rows.find((row) => row.account === account)!.pattern!, 'u');
    for (const sequence of ['222', '333', '444']) {
      const result = await held(sequence);
      expect(await held(sequence)).toEqual(result);
      expect(ClearingResult.parse(result)).toEqual(result);
      expect(result.ymt).toMatch(patternOf('YMT'));
      for (const { kind, number } of result.accounts) {
        expect(number).toMatch(patternOf(`${kind}_PERSON`));
      }
    }
  });
});
