import fc from 'fast-check';
import { z } from 'zod';

/** Text of any UTF-16 units, halves of characters included. */
const anyUnits = fc.string({ unit: fc.nat(0xffff).map((unit) => String.fromCharCode(unit)) });

const texts = fc.oneof(
  anyUnits,
  fc.constantFrom('', ' ', '\ud800', '__proto__', '2026-11-23', '9999-12-31', '0000-00-00'),
  fc.constantFrom('110000199003070124', 'CHN', 'ICBC', '01', 'Q-2026-1', 'CLIENT_NOTICE'),
);

/** Anything a schema lets through: what a form never makes but an entry may hold. */
export function anyOf<Value>(schema: z.ZodType<Value>): fc.Arbitrary<Value> {
  // What does not fit after all (a limit, a refinement) is left out; what fits is taken as parsing gives it.
  return shaped(schema)
    .map((value) => schema.safeParse(value).data)
    .filter((value) => value !== undefined);
}

function shaped(schema: unknown): fc.Arbitrary<unknown> {
  if (schema instanceof z.ZodNullable) return fc.option(shaped(schema.unwrap()));
  if (schema instanceof z.ZodExactOptional) return shaped(schema.unwrap());
  if (schema instanceof z.ZodObject) {
    const entries = Object.entries(schema.shape);
    return fc.record(Object.fromEntries(entries.map(([name, inner]) => [name, shaped(inner)])));
  }
  if (schema instanceof z.ZodArray) return fc.array(shaped(schema.element), { maxLength: 3 });
  if (schema instanceof z.ZodRecord) {
    return fc.dictionary(shaped(schema.keyType).map(String), shaped(schema.valueType), {
      maxKeys: 3,
    });
  }
  if (schema instanceof z.ZodUnion) return fc.oneof(...schema.options.map(shaped));
  if (schema instanceof z.ZodEnum) return fc.constantFrom(...schema.options);
  if (schema instanceof z.ZodLiteral) return fc.constantFrom(...schema.values);
  if (schema instanceof z.ZodBoolean) return fc.boolean();
  if (schema instanceof z.ZodNumber) return numbers(schema);
  if (schema instanceof z.ZodString) return strings(schema);
  throw new Error(`no values for ${(schema as z.ZodType).def.type}`);
}

function numbers({ minValue, maxValue }: z.ZodNumber): fc.Arbitrary<number> {
  const limits = {
    min: Math.max(minValue ?? -Infinity, Number.MIN_SAFE_INTEGER),
    max: Math.min(maxValue ?? Infinity, Number.MAX_SAFE_INTEGER),
  };
  return fc.maxSafeInteger().map((any) => Math.min(limits.max, Math.max(limits.min, any)));
}

function strings(schema: z.ZodString): fc.Arbitrary<string> {
  const pattern = schema._zod.bag.patterns;
  const [first] = pattern ?? [];
  return first === undefined
    ? fc.oneof(texts, texts, fc.constant('长'.repeat(schema.maxLength ?? 1)))
    : fc.stringMatching(first);
}
