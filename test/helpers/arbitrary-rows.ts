import fc from 'fast-check';
import type { RegisterRow } from '../../shared/feed/register.ts';

/** Any text, with half a character now and then. */
const anyText = fc.string({ unit: 'binary', maxLength: 12 });
const digits = fc.stringMatching(/^[0-9]{0,12}$/);
const someText = fc.oneof(
  anyText,
  digits,
  fc.constantFrom('', '张磊', 'M', '1101051990', '__proto__'),
);

const body = fc.dictionary(
  fc.constantFrom('name', 'mobile', 'risk', '__proto__', '', '2'),
  fc.oneof(someText, fc.integer(), fc.constant(0.5), fc.constant(null), fc.jsonValue()),
  { maxKeys: 5 },
);

/** Rows as a snapshot may bring them: of few registers, keys and values, so that many are alike. */
export const anyRow: fc.Arbitrary<RegisterRow> = fc
  .record({
    register: fc.constantFrom('client', 'funds', 'x'),
    key: fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom('1', '2', '3') },
      someText.filter(Boolean),
    ),
    version: fc.integer({ min: 1, max: 5 }),
    asOf: fc.maxSafeInteger(),
    body: fc.option(body),
    lookups: fc.dictionary(fc.constantFrom('mobile', 'name', '__proto__'), someText),
  })
  // As they are after a road, objects of the ordinary kind; and still such rows.
  .map((row) => JSON.parse(JSON.stringify(row)) as RegisterRow);
