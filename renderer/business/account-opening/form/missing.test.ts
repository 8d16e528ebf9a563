import { describe, expect, it } from 'vitest';
import { missingByStep, nextMissing } from './missing.ts';

const refusal = (field: string) => ({ rule: 'X-1', field, message: field });
const all = ['contact.mobile', 'need.accounts', 'identity.name', 'evidence.face'].map(refusal);

describe('what is missing', () => {
  it('stands at its step, in the order of the steps', () => {
    const missing = missingByStep(all, [refusal('agent.name')]);
    expect([...missing.values()].flat().map(({ path }) => path)).toEqual([
      'need.accounts',
      'identity.name',
      'agent.name',
      'contact.mobile',
      'evidence.face',
    ]);
    expect(missing.get('identity')?.map(({ isReturned }) => isReturned)).toEqual([false, true]);
  });

  it('is in no step when it names no field of the form', () => {
    const missing = missingByStep([{ rule: 'X-1', message: '无' }, refusal('elsewhere')], []);
    expect([...missing.values()].flat()).toEqual([]);
  });

  it('comes next behind the place one is at, and round again', () => {
    const missing = missingByStep(all, []);
    expect(nextMissing(missing, 'need', null)?.path).toBe('need.accounts');
    expect(nextMissing(missing, 'need', 'need.accounts')?.path).toBe('identity.name');
    expect(nextMissing(missing, 'papers', 'evidence.face')?.path).toBe('need.accounts');
    expect(nextMissing(missing, 'assessment', null)?.path).toBe('evidence.face');
    expect(nextMissing(missingByStep([], []), 'need', null)).toBeNull();
  });
});
