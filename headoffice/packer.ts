import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { Packer } from '../shared/suite.ts';

const gzipBytes = promisify<Uint8Array, Buffer>(gzip);
const gunzipBytes = promisify<Uint8Array, { maxOutputLength: number }, Buffer>(gunzip);

/** gzip on Node. `gunzip` throws a RangeError when the bytes inflate beyond the limit. */
export const packer: Packer = {
  gzip: (bytes) => gzipBytes(bytes),
  gunzip: (bytes, maxBytes) => gunzipBytes(bytes, { maxOutputLength: maxBytes }),
};
