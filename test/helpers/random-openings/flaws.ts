import fc from 'fast-check';

/** One of these flaws in a twentieth of all cases, else `none`: most parts of a random opening are as they should be. */
export function seldom<const Flaw extends string>(
  ...flaws: readonly Flaw[]
): fc.Arbitrary<Flaw | 'none'> {
  return fc.oneof(
    { weight: 23, arbitrary: fc.constant('none' as const) },
    { weight: 1, arbitrary: fc.constantFrom(...flaws) },
  );
}
