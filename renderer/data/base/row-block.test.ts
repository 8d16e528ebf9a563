import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyRow } from '../../../test/helpers/arbitrary-rows.ts';
import { madeClient } from '../../../bench/clients/clients-made.ts';
import { blockIn, packRows } from './row-block.ts';

describe('a block of rows', () => {
  it('gives back the rows that were packed, and finds them as a comparison would', () => {
    fc.assert(
      fc.property(
        fc.array(anyRow, { maxLength: 40 }),
        fc.integer({ min: 1, max: 8 }),
        (rows, most) => {
          const packed = packRows(rows, most);
          expect(packed.flatMap((one) => one.rows)).toHaveLength(rows.length);
          for (const { rows: mine, bytes } of packed) {
            const block = blockIn(bytes);
            expect(mine.map((_, at) => block.row(at))).toEqual(mine);
            for (const register of ['client', 'funds']) {
              expect(block.rows(register)).toEqual(mine.filter((row) => row.register === register));
              const places = (isIt: (row: (typeof mine)[number]) => boolean) =>
                mine.flatMap((row, at) => (row.register === register && isIt(row) ? [at] : []));
              expect(block.find(register, 'key', '2')).toEqual(places(({ key }) => key === '2'));
              for (const by of ['mobile', '__proto__']) {
                expect(block.find(register, by, '张磊')).toEqual(
                  places(({ lookups }) => Object.hasOwn(lookups, by) && lookups[by] === '张磊'),
                );
              }
            }
          }
        },
      ),
    );
  });

  it('takes a client in less than a tenth of its JSON', () => {
    const rows = Array.from({ length: 128 }, (_, n) => madeClient(n));
    const [block] = packRows(rows, 128);
    expect(block?.bytes.length).toBeLessThan(JSON.stringify(rows).length / 10);
  });
});
