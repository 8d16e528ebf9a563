import { describe, expect, it } from 'vitest';
import type { UnmaskAsk } from '../../safeguards/unmask.ts';
import type { DecideContext } from '../contract.ts';
import { unmask } from './index.ts';

const ask: UnmaskAsk = { clientNo: '0101000007', page: '1001', reason: 'call', text: '' };

/** The context is never read: what may be looked at depends on no fact. */
const context = {} as DecideContext;
const decide = (data: UnmaskAsk, state: UnmaskAsk | null = null) =>
  unmask.parse({ type: 'UnmaskFields', data })?.decide(state, context);

describe('personal data in clear', () => {
  it('is recorded with whose it is, where it was shown and why', () => {
    expect(decide(ask)).toEqual([{ type: 'FieldsUnmasked', data: ask }]);
    expect(unmask.keys(ask)).toEqual({ clientNo: '0101000007' });
    expect(unmask.summary(ask).detail).toBe('查看明文 客户来电,核对身份');
  });

  it('of somebody who is no client yet is found by the case that was looked at', () => {
    const { clientNo: _, ...rest } = ask;
    const look = { ...rest, clientNo: null, serial: '0101-02-1-000002', page: '1101' };
    expect(decide(look)).toEqual([{ type: 'FieldsUnmasked', data: look }]);
    expect(unmask.keys(look)).toEqual({ serial: '0101-02-1-000002' });
    expect(unmask.summary(look).subject).toBe('0101-02-1-000002');
  });

  it('UM-1 is one look an entry', () => {
    expect(decide(ask, ask)).toMatchObject([{ rule: 'UM-1' }]);
  });

  it('UM-2 for another reason says which', () => {
    expect(decide({ ...ask, reason: 'other', text: ' 补 ' })).toMatchObject([{ rule: 'UM-2' }]);
    expect(decide({ ...ask, reason: 'other', text: '客户传真核对' })).toMatchObject([
      { type: 'FieldsUnmasked' },
    ]);
  });
});
