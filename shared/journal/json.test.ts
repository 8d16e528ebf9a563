import fc from 'fast-check';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { Json } from './json.ts';

it('takes what the schema of the library takes, and gives it back as it came', () => {
  const library = z.json();
  const anything = fc.oneof(fc.jsonValue({ stringUnit: 'binary' }), fc.anything());
  fc.assert(
    fc.property(anything, (value) => {
      // The library leaves such a field out; ours refuses it.
      fc.pre(!fc.stringify(value).includes('__proto__'));
      const parsed = Json.safeParse(value);
      expect(parsed.success).toBe(library.safeParse(value).success);
      if (parsed.success) expect(parsed.data).toBe(value);
    }),
    { numRuns: 300 },
  );
});

it('refuses a field named __proto__ wherever it stands', () => {
  for (const text of ['{"__proto__":1}', '[{"a":{"__proto__":{}}}]']) {
    expect(Json.safeParse(JSON.parse(text)).success).toBe(false);
  }
});
