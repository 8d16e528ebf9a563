import { z } from 'zod';
import { fromUtf8 } from '../../../shared/values/bytes.ts';
import { type FileSystem, readIfThere } from '../file-system.ts';

/** Where a device's service listens, and the word it may want to hear with every request. */
export interface DeviceAddress {
  /** Ends in a slash, e.g. http://127.0.0.1:17804/id-reader/ */
  readonly address: string;
  readonly token: string | null;
}

/** Addresses as the program was started with; what is null is looked up in the file. */
export interface DeviceOptions {
  readonly idReader: string | null;
  readonly keypad: string | null;
}

/** Null: not configured; `fault`: the file says something that cannot be used. */
export type FoundAddress = DeviceAddress | null | 'fault';

const Entry = z.strictObject({
  address: z.string().max(200),
  token: z.string().min(8).max(200).exactOptional(),
});

/** Example: {"version":1,"idReader":{"address":"http://127.0.0.1:9200"},"keypad":{"address":"http://127.0.0.1:9201"}} */
const DevicesFile = z.strictObject({
  version: z.literal(1),
  idReader: Entry.exactOptional(),
  keypad: Entry.exactOptional(),
});

/**
 * The address of one device: of the options, else of `devices.json` in the data folder. Read with every use,
 * so that a mended file needs no restart.
 */
export async function deviceAddress(
  files: FileSystem,
  path: string,
  options: DeviceOptions,
  device: keyof DeviceOptions,
): Promise<FoundAddress> {
  const option = options[device];
  if (option !== null) return entryOf({ address: option });
  const bytes = await readIfThere(files, path);
  if (bytes === null) return null;
  const file = DevicesFile.safeParse(parseJson(bytes));
  if (!file.success) return 'fault';
  const entry = file.data[device];
  return entry === undefined ? null : entryOf(entry);
}

function entryOf({ address, token }: z.infer<typeof Entry>): DeviceAddress | 'fault' {
  const found = loopbackAddress(address);
  return found === null ? 'fault' : { address: found, token: token ?? null };
}

/**
 * A device's address with a slash at its end; null when it is not on this computer. Numbers only: a name may
 * be made to lead elsewhere, and a document or a box must not leave the computer.
 */
export function loopbackAddress(text: string): string | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || url.protocol !== 'http:') return null;
  if (!/^(?:127(?:\.\d{1,3}){3}|\[::1\])$/.test(url.hostname)) return null;
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '')
    return null;
  return url.href.endsWith('/') ? url.href : `${url.href}/`;
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(fromUtf8(bytes));
  } catch {
    // Not JSON is one way of not being such a file; the schema says so.
    return undefined;
  }
}
