import { describe, expect, it } from 'vitest';
import type { HeldAccounts } from '../../shared/safeguards/identity-check.ts';
import type { ClearingRequest } from './clearing-house.ts';
import { wholeRequest } from './clearing-house.ts';
import { refusalsOf } from './simulated-refusals.ts';

const wish = { kind: 'SH_A', way: 'LINK', number: 'A000000001' } as const;
const request: ClearingRequest = {
  kind: 'open-accounts',
  form: 2,
  name: '李明',
  document: 'RESIDENT_ID',
  number: '110000199003070124',
  accounts: [{ kind: 'SZ_A', way: 'NEW', number: '' }, wish],
  designated: true,
};
const held = (change: Partial<HeldAccounts['accounts'][number]>): HeldAccounts => ({
  ymt: '180000000001',
  accounts: [
    {
      kind: 'SH_A',
      number: 'A000000001',
      broker: '演示甲证券',
      designatedElsewhere: false,
      state: 'NORMAL',
      ...change,
    },
  ],
  firstTradeOn: null,
});
const codes = (has: HeldAccounts, asked = request) =>
  refusalsOf(asked, has, '124').map(({ code, field, presence }) => `${code} ${field} ${presence}`);

describe('the simulated clearing house', () => {
  it('links an account in order', () => expect(codes(held({}))).toEqual([]));

  it('ZD-5 refuses one that is dormant or unqualified, ZD-4 one of another kind', () => {
    for (const state of ['DORMANT', 'UNQUALIFIED'] as const) {
      expect(codes(held({ state }))).toEqual(['ZD-5 accounts.1.number client']);
    }
    expect(codes(held({ kind: 'SH_B' }))).toEqual(['ZD-4 accounts.1.number counter']);
  });

  it('ZD-2 refuses to designate one that is designated elsewhere, not to link it', () => {
    const elsewhere = held({ designatedElsewhere: true });
    expect(codes(elsewhere)).toEqual(['ZD-2 designated client']);
    expect(codes(elsewhere, { ...request, designated: false })).toEqual([]);
  });

  it('ZD-1 counts the Shanghai accounts a person has, of any broker', () => {
    const [one] = held({}).accounts;
    const three = {
      ...held({}),
      accounts: ['1', '2', '3'].map((end) => ({ ...one!, number: `A00000000${end}` })),
    };
    const asked: ClearingRequest = { ...request, accounts: [{ ...wish, way: 'NEW', number: '' }] };
    expect(codes(three, asked)).toEqual(['ZD-1 accounts client']);
  });
});

it('reads the request an older program left in the outbox', () => {
  const old = { kind: 'open-accounts', name: '李明', idNumber: '1', accounts: ['SH_A'] };
  expect(wholeRequest(old)).toEqual({
    kind: 'open-accounts',
    form: 1,
    name: '李明',
    document: 'RESIDENT_ID',
    number: '1',
    accounts: [{ kind: 'SH_A', way: 'NEW', number: '' }],
    designated: false,
  });
  expect(wholeRequest(request)).toBe(request);
});
