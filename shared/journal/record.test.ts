import fc from 'fast-check';
import { expect, it } from 'vitest';
import { concatBytes, toHex, utf8 } from '../values/bytes.ts';
import { crc32c } from './crc32c.ts';
import { decodeRecord, encodeRecord, type LogRecord, recordHeaderBytes } from './record.ts';

const anyRecord = fc.record<LogRecord>({
  kind: fc.constantFrom('entry', 'page', 'manifest'),
  life: fc.integer({ min: 1, max: 0xffffffff }),
  place: fc.maxSafeNat(),
  hash: fc.uint8Array({ minLength: 32, maxLength: 32 }).map(toHex),
  frame: fc.uint8Array({ maxLength: 600 }),
});

it('computes CRC-32C as RFC 3720 does', () => {
  expect(crc32c(utf8('123456789'))).toBe(0xe3069283);
  expect(crc32c(new Uint8Array(32))).toBe(0x8a9136aa);
  expect(crc32c(utf8('1234'), utf8('56789'))).toBe(0xe3069283);
});

it('reads back what it wrote, one record after another', () => {
  fc.assert(
    fc.property(fc.array(anyRecord, { minLength: 1, maxLength: 4 }), (records) => {
      const bytes = concatBytes(...records.map(encodeRecord));
      let offset = 0;
      for (const record of records) {
        const read = decodeRecord(bytes, offset);
        expect(read).toMatchObject({ status: 'record', record });
        if (read.status === 'record') offset = read.end;
      }
      expect(decodeRecord(bytes, offset)).toEqual({ status: 'end' });
    }),
  );
});

it('calls every cut of a record torn and every flipped bit damaged or torn', () => {
  fc.assert(
    fc.property(anyRecord, fc.nat(), fc.integer({ min: 0, max: 7 }), (record, somewhere, bit) => {
      const bytes = encodeRecord(record);
      const cut = 1 + (somewhere % (bytes.length - 1));
      expect(decodeRecord(bytes.subarray(0, cut), 0)).toEqual({ status: 'torn' });
      const flipped = bytes.slice();
      const at = somewhere % bytes.length;
      flipped[at] = (flipped[at] ?? 0) ^ (1 << bit);
      expect(['torn', 'damaged']).toContain(decodeRecord(flipped, 0).status);
    }),
  );
});

it('tells where the record after a damaged frame starts', () => {
  const record: LogRecord = {
    kind: 'entry',
    life: 1,
    place: 7,
    hash: '0'.repeat(64),
    frame: utf8('frame'),
  };
  const bytes = encodeRecord(record);
  bytes[recordHeaderBytes] = (bytes[recordHeaderBytes] ?? 0) ^ 1;
  expect(decodeRecord(bytes, 0)).toEqual({ status: 'damaged', reason: 'CRC', end: bytes.length });
});
