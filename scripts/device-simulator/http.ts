import type { IncomingMessage, ServerResponse } from 'node:http';
import type { z } from 'zod';

/** What a route answers: JSON, a file with its type, or nothing at all because the cable was pulled. */
export type Answered =
  | { readonly status?: number; readonly json: unknown }
  | { readonly type: string; readonly file: Uint8Array }
  | 'unplugged';

/** A route: null when the path is not its own. */
export type Route = (
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
) => Promise<Answered | null>;

/** Sent with everything: nothing is kept, nothing but our own pages' scripts runs, nobody frames them. */
const headers = {
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
} as const;

const maxBodyBytes = 16 * 1024;

/** Writes an answer. */
export function send(response: ServerResponse, answered: Answered): void {
  if (answered === 'unplugged') return void response.destroy();
  if ('file' in answered) {
    response.writeHead(200, { ...headers, 'content-type': answered.type });
    return void response.end(answered.file);
  }
  response.writeHead(answered.status ?? 200, { ...headers, 'content-type': 'application/json' });
  response.end(JSON.stringify(answered.json));
}

/** The JSON of a request by its schema, or null when it is none, too long, or sent as something else. */
export async function bodyOf<T>(request: IncomingMessage, schema: z.ZodType<T>): Promise<T | null> {
  if (!/^application\/json\b/.test(request.headers['content-type'] ?? '')) return null;
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request) {
    // An IncomingMessage without an encoding gives Buffers.
    const bytes = part as Buffer;
    length += bytes.length;
    if (length > maxBodyBytes) return null;
    parts.push(bytes);
  }
  try {
    const parsed = schema.safeParse(JSON.parse(Buffer.concat(parts).toString('utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    // Not JSON: the caller answers 400.
    return null;
  }
}
