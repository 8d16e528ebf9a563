import { describe, expect, it } from 'vitest';
import { completed, ordinaryClient } from '../../../../test/helpers/whole-application.ts';
import { tidyApplication } from '../../../../shared/business/account-opening/application/application.ts';
import { isMended } from './opening-fields.ts';

const { application: values, evidence } = completed(ordinaryClient());
const held = { values, evidence, refusals: [] };

describe('a return without a field', () => {
  it('is not answered by looking at the form, nor by the checks that make themselves again', () => {
    expect(isMended(held, tidyApplication(values), evidence)).toBe(false);
    const asked = { ...values, checks: { police: null, clearing: null } };
    expect(isMended(held, tidyApplication(asked), evidence)).toBe(false);
  });

  it('is answered by anything else that changes: what is typed, a picture, a paper', () => {
    const contact = { ...values.contact, address: '北京市东城区某街 2 号' };
    expect(isMended(held, tidyApplication({ ...values, contact }), evidence)).toBe(true);
    expect(isMended(held, tidyApplication(values), evidence.slice(1))).toBe(true);
    const [first, ...rest] = evidence;
    const anew = [{ ...first!, digest: 'f'.repeat(64) }, ...rest];
    expect(isMended(held, tidyApplication(values), anew)).toBe(true);
  });
});
