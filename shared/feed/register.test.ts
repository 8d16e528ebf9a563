import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyRow } from '../../test/helpers/arbitrary-rows.ts';
import { isRegisterRow, RegisterRow } from './register.ts';
import { readSnapshotRow, SnapshotRow } from './snapshot.ts';

/** A row with one of its fields gone, or another value there. */
const almostRow = fc
  .tuple(
    anyRow,
    fc.constantFrom('register', 'key', 'version', 'asOf', 'body', 'lookups', 'more'),
    fc.oneof(
      fc.jsonValue(),
      fc.constantFrom(undefined, 0, -1, 1.5, 2 ** 53, '', 'x'.repeat(65), 'x'.repeat(129)),
      fc.constantFrom(null, [], {}, { a: 1 }, { a: '1' }, { a: [null] }),
    ),
  )
  // Undefined leaves the field out.
  .map(([row, field, value]): unknown => JSON.parse(JSON.stringify({ ...row, [field]: value })));

describe('a register row that is only looked at', () => {
  it('is one where the schema says so, and only there', () => {
    fc.assert(
      fc.property(fc.oneof(anyRow, almostRow, fc.jsonValue()), (value) => {
        expect(isRegisterRow(value)).toBe(RegisterRow.safeParse(value).success);
      }),
      { numRuns: 1000 },
    );
  });

  it('is not one with a number that no JSON can hold again', () => {
    const line = '{"register":"a","key":"1","version":1,"asOf":0,"lookups":{},"body":{"a":1e999}}';
    expect(isRegisterRow(JSON.parse(line))).toBe(false);
    expect(RegisterRow.safeParse(JSON.parse(line)).success).toBe(false);
  });

  it('reads a line of a snapshot as the schema does', () => {
    fc.assert(
      fc.property(fc.oneof(anyRow, almostRow), (row) => {
        const line = { kind: 'register', row };
        const parsed = SnapshotRow.safeParse(line);
        if (parsed.success) expect(readSnapshotRow(JSON.stringify(line))).toEqual(parsed.data);
        else expect(() => readSnapshotRow(JSON.stringify(line))).toThrow();
      }),
    );
  });
});
