import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evidenceCipher } from '../../electron/services/evidence/box-cipher.ts';
import { digestOf, pieceFiles } from '../../electron/services/evidence/piece-files.ts';
import { evidenceCipher as officeCipher } from '../../headoffice/evidence/box-cipher.ts';
import type { Fault } from '../../shared/errors.ts';
import { chunkBytes, type SealedHeader } from '../../shared/safeguards/sealed-file.ts';
import { MemoryDisk } from '../helpers/memory-disk.ts';

const folder = '/evidence';
const key = new Uint8Array(32).fill(3);

async function written(bytes: Uint8Array, deviceKey = key) {
  const disk = new MemoryDisk();
  const files = pieceFiles({
    files: disk,
    folder,
    cipher: evidenceCipher(deviceKey, randomBytes),
    reach: () => undefined,
  });
  const header: SealedHeader = {
    digest: digestOf(bytes),
    mediaType: 'image/jpeg',
    bytes: bytes.length,
    keptAt: 1_795_400_467_000,
  };
  await files.write(header, bytes);
  const read = async (): Promise<Uint8Array> => {
    const head = await files.head(header.digest);
    if (head === null) throw new Error('no file');
    return await files.whole(head);
  };
  return { disk, files, header, read, path: `${folder}/${header.digest}` };
}

/** What reading says is wrong: nothing, or the place. */
async function damageOf(read: () => Promise<Uint8Array>): Promise<string | null> {
  try {
    await read();
    return null;
  } catch (error) {
    const { code, detail } = error as Fault;
    expect(code).toBe('EVIDENCE_DAMAGED');
    expect(detail).not.toBe('');
    return detail;
  }
}

const sizes = [1, 2, chunkBytes - 1, chunkBytes, chunkBytes + 1, 3 * chunkBytes + 17];

describe('a sealed file', () => {
  it.each(sizes)('of %i bytes gives them back, whole and in part', async (size) => {
    const bytes = randomBytes(size);
    const { files, header, read } = await written(bytes);
    expect(Buffer.from(await read()).equals(bytes)).toBe(true);
    const head = await files.head(header.digest);
    await fc.assert(
      fc.asyncProperty(fc.nat(size), fc.nat(size), async (a, b) => {
        const [from, to] = a < b ? [a, b] : [b, a];
        const part = await files.slice(head!, from, to);
        expect(Buffer.from(part).equals(bytes.subarray(from, to))).toBe(true);
      }),
      { numRuns: 20 },
    );
    expect(await files.looksWhole(header.digest)).toBe(true);
  });

  it('hides what is in it', async () => {
    const bytes = Buffer.from('张敏 11010519900307803X'.repeat(20));
    const { disk } = await written(bytes);
    for (const file of disk.everything())
      expect(Buffer.from(file).includes('11010519900307803X')).toBe(false);
  });

  it('does not open under another key', async () => {
    const bytes = randomBytes(1000);
    const { disk, path, header } = await written(bytes);
    const other = await written(bytes, new Uint8Array(32).fill(4));
    const content = await disk.read(path);
    other.disk.change(path, () => content);
    expect(await damageOf(other.read)).toBe('header');
    expect(header.digest).toBe(other.header.digest);
  });

  it('shows any changed bit, and says where', async () => {
    const bytes = randomBytes(2 * chunkBytes + 500);
    const { disk, path, read } = await written(bytes);
    const whole = await disk.read(path);
    const places = fc.oneof(fc.nat(400), fc.nat(whole.length - 1));
    await fc.assert(
      fc.asyncProperty(places, fc.nat(7), async (at, bit) => {
        disk.change(path, () => flipped(whole, at, bit));
        const place = await damageOf(read);
        const [, start] = /at byte (\d+)$/.exec(place ?? '') ?? [];
        // The header's box, or the box whose beginning is named.
        if (start === undefined) expect(place).toBe('header');
        else {
          expect(at).toBeGreaterThanOrEqual(Number(start));
          expect(at).toBeLessThan(Number(start) + chunkBytes + 28);
        }
      }),
      { numRuns: 300 },
    );
    disk.change(path, () => whole);
    expect(await damageOf(read)).toBeNull();
  });

  it('shows bytes that are missing or added', async () => {
    const bytes = randomBytes(chunkBytes + 500);
    const { disk, path, files, header, read } = await written(bytes);
    const whole = await disk.read(path);
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), async (length) => {
        disk.change(path, () => whole.slice(0, length));
        expect(await damageOf(read)).not.toBeNull();
        expect(await files.looksWhole(header.digest)).toBe(false);
      }),
      { numRuns: 100 },
    );
    disk.change(path, () => Buffer.concat([whole, Buffer.of(0)]));
    expect(await damageOf(read)).toBe(`bytes after ${whole.length}`);
    expect(await files.looksWhole(header.digest)).toBe(false);
  });

  it('shows boxes that changed places, and a file under another name', async () => {
    const bytes = randomBytes(2 * chunkBytes);
    const { disk, path, files, read } = await written(bytes);
    const whole = await disk.read(path);
    const box = chunkBytes + 28;
    const head = whole.length - 2 * box;
    const swapped = [whole.slice(0, head), whole.slice(head + box), whole.slice(head, head + box)];
    disk.change(path, () => Buffer.concat(swapped));
    expect(await damageOf(read)).toMatch(/^part 1 of 2/);
    const other = '1'.repeat(64);
    disk.change(`${folder}/${other}`, () => whole);
    await expect(files.head(other)).rejects.toMatchObject({ code: 'EVIDENCE_DAMAGED' });
  });

  it('is not what head office can open, which has a key of its own', () => {
    const context = Uint8Array.of(1);
    const box = evidenceCipher(key, randomBytes).seal(context, Uint8Array.of(2));
    expect(evidenceCipher(key, randomBytes).open(context, box)).toEqual(Uint8Array.of(2));
    const office = officeCipher(new Uint8Array(32).fill(9), randomBytes);
    expect(office.open(context, box)).toBeNull();
    expect(office.open(context, box.subarray(0, 5))).toBeNull();
  });
});

function flipped(bytes: Uint8Array, at: number, bit: number): Uint8Array {
  const changed = bytes.slice();
  changed[at] = (changed[at] ?? 0) ^ (1 << bit);
  return changed;
}
