import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { evidenceCipher } from '../../headoffice/evidence/box-cipher.ts';
import { sealedStore, type SealedStore } from '../../headoffice/evidence/sealed-store.ts';
import { chunkBytes } from '../../shared/safeguards/sealed-file.ts';

let root: string;
let store: SealedStore;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'guitai-store-'));
  store = sealedStore(root, evidenceCipher(new Uint8Array(32).fill(5), randomBytes));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const upload = 'u';
const bytes = randomBytes(3 * chunkBytes + 1234);
const digest = createHash('sha256').update(bytes).digest('hex');
const partPath = (): string => join(root, 'uploads', upload);

async function* inParts(of: Uint8Array, length: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < of.length; at += length) yield of.subarray(at, at + length);
}

async function begin(): Promise<void> {
  await store.begin(upload, { digest, mediaType: 'image/png', bytes: bytes.length, keptAt: 0 });
}

/** Sends from where the store is to the end. */
async function goOn(length = 10_000): Promise<void> {
  const from = (await store.received(upload))!;
  expect(from % chunkBytes === 0 || from === bytes.length).toBe(true);
  const to = await store.add(upload, from, inParts(bytes.subarray(from), length));
  expect(to).toBe(bytes.length);
}

async function read(): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of store.read('0101', digest)) parts.push(part);
  return Buffer.concat(parts);
}

it('goes on with a file that a crash cut anywhere', async () => {
  await begin();
  const empty = readFileSync(partPath()).length;
  await goOn();
  const whole = readFileSync(partPath());
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: empty, max: whole.length - 1 }),
      fc.integer({ min: 1, max: 200_000 }),
      async (cut, length) => {
        writeFileSync(partPath(), whole.subarray(0, cut));
        expect(await store.received(upload)).toBeLessThan(bytes.length);
        await goOn(length);
        expect(await store.finish(upload, '0101')).toBe(true);
        expect((await read()).equals(bytes)).toBe(true);
      },
    ),
    { numRuns: 40 },
  );
});

it('keeps the whole boxes of a line that broke', async () => {
  await begin();
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield bytes.subarray(0, chunkBytes + 100);
    throw new Error('the line broke');
  }
  await expect(store.add(upload, 0, broken())).rejects.toThrow('the line broke');
  expect(await store.received(upload)).toBe(chunkBytes);
  await goOn();
  expect(await store.finish(upload, '0101')).toBe(true);
});

it('throws an upload away whose room was kept and whose bytes were lost', async () => {
  await begin();
  await goOn();
  const whole = readFileSync(partPath());
  whole.fill(0, whole.length - 2000, whole.length - 500);
  writeFileSync(partPath(), whole);
  expect(await store.received(upload)).toBe(bytes.length);
  expect(await store.finish(upload, '0101')).toBe(false);
  expect(await store.received(upload)).toBeNull();
});

it('knows no upload and no piece that is not there', async () => {
  expect(await store.received('nothing')).toBeNull();
  await begin();
  writeFileSync(partPath(), readFileSync(partPath()).subarray(0, 20));
  expect(await store.received(upload)).toBeNull();
  expect(await store.looksWhole('0101', '0'.repeat(64))).toBe(false);
  await store.setAside('0101', '0'.repeat(64));
  await store.drop('nothing');
});
