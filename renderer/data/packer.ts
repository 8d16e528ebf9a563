import { Fault } from '../../shared/errors.ts';
import type { Packer } from '../../shared/suite.ts';
import { concatBytes } from '../../shared/values/bytes.ts';

/** A packer that also hashes bytes by the megabyte, which would hold up all that waits for this thread. */
export interface StreamPacker extends Packer {
  /** The same as the suite's `hash`. */
  hashLarge(bytes: Uint8Array): Promise<Uint8Array>;
}

/** `intl-1` off this thread: gzip by the engine's own streams, SHA-256 by its own digest. */
export const streamPacker: StreamPacker = {
  async hashLarge(bytes) {
    return new Uint8Array(await crypto.subtle.digest('SHA-256', Uint8Array.from(bytes)));
  },
  async gzip(bytes) {
    return await collect(through(bytes, new CompressionStream('gzip')), Infinity);
  },
  async gunzip(bytes, maxBytes) {
    return await collect(through(bytes, new DecompressionStream('gzip')), maxBytes);
  },
};

function through(
  bytes: Uint8Array,
  transform: CompressionStream | DecompressionStream,
): ReadableStream<Uint8Array> {
  // A copy of its own buffer: the view handed in may lie in a larger or a shared one.
  return new Blob([Uint8Array.from(bytes)]).stream().pipeThrough(transform);
}

async function collect(
  stream: ReadableStream<Uint8Array>,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of stream) {
    length += part.length;
    if (length > maxBytes) throw new Fault('VALUE_OUT_OF_RANGE', `inflates beyond ${maxBytes}`);
    parts.push(part);
  }
  return concatBytes(...parts);
}
