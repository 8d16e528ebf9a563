import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import ageGate from '../../../assets/reference/age-gate.json' with { type: 'json' };
import vectors from '../../../test/vectors/rules.json' with { type: 'json' };
import { ageGateTable, checkAgeGate } from './age-gate.ts';
import { mask } from './mask.ts';
import { checkMobile } from './mobile.ts';
import { checkResidentNumber } from './resident-number.ts';

const cases = z.array(
  z.object({ id: z.string(), kind: z.string(), input: z.unknown(), expected: z.unknown() }),
);
const all = cases.parse(vectors);
const ofKind = (kind: string) => all.filter((vector) => vector.kind === kind);

const number = z.object({ number: z.string() });
const idInput = number.extend({ as_of: z.string() });
const ageInput = z.object({ birth: z.string(), on: z.string() });
const maskInput = z.object({
  type: z.enum(['ID', 'MOBILE', 'NAME', 'BANK_CARD', 'ACCOUNT', 'PASSPORT']),
  value: z.string(),
});

describe('example cases of the rules', () => {
  it.each(ofKind('id18'))('ID-5 $id', ({ input, expected }) => {
    const { number, as_of } = idInput.parse(input);
    expect(checkResidentNumber(number, as_of)).toEqual(expected);
  });

  it.each(ofKind('age_gate'))('AG-1 $id', ({ input, expected }) => {
    const { allowed, age } = checkAgeGate(ageInput.parse(input), ageGateTable.parse(ageGate));
    expect({ age, decision: allowed ? 'OK' : 'REJECT' }).toEqual(expected);
  });

  it.each(ofKind('mobile'))('ID-7 $id', ({ input, expected }) => {
    expect({ valid: checkMobile(number.parse(input).number).valid }).toEqual(expected);
  });

  it.each(ofKind('mask'))('ID-9 $id', ({ input, expected }) => {
    const { type, value } = maskInput.parse(input);
    expect({ masked: mask(type, value) }).toEqual(expected);
  });
});
