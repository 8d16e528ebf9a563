import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Bytes of all scripts and styles of a built page, as they are and gzipped each. */
export function bundleSizes(folder: string): { readonly raw: number; readonly gzip: number } {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:js|css)$/.test(entry.name))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)));
  const sum = (sizeOf: (bytes: Buffer) => number) =>
    files.reduce((total, bytes) => total + sizeOf(bytes), 0);
  return { raw: sum((bytes) => bytes.length), gzip: sum((bytes) => gzipSync(bytes).length) };
}
