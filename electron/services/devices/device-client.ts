import type { z } from 'zod';
import { fromUtf8 } from '../../../shared/values/bytes.ts';
import { readAtMost } from '../http-road.ts';
import type { DeviceAddress } from './device-addresses.ts';
import { maxAnswerBytes } from './protocol.ts';

/** What came of asking a device. `aborted`: we ended it ourselves. */
export type DeviceResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly why: 'not-answering' | 'not-understood' | 'aborted' };

/** One request to a device's service. */
export interface DeviceRequest {
  readonly path: string;
  /** POSTed as JSON; without it the request is a GET. */
  readonly body?: unknown;
  /** How long the device may take. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
}

/** Asks a device; whatever happens on the way becomes a result, nothing is thrown. */
export async function askDevice<T>(
  fetchIt: typeof fetch,
  { address, token }: DeviceAddress,
  schema: z.ZodType<T>,
  request: DeviceRequest,
): Promise<DeviceResult<T>> {
  try {
    const response = await fetchIt(new URL(request.path, address), initOf(request, token));
    const body = await readAtMost(response, maxAnswerBytes);
    const answer = body !== null && response.ok ? schema.safeParse(parseJson(body)) : null;
    return answer?.success === true
      ? { ok: true, value: answer.data }
      : { ok: false, why: 'not-understood' };
  } catch {
    // Refused, reset, timed out: for whoever stands at the counter the same.
    const isOurs = request.signal?.aborted === true;
    return { ok: false, why: isOurs ? 'aborted' : 'not-answering' };
  }
}

function initOf(
  { body, timeoutMs, signal }: DeviceRequest,
  token: string | null,
): RequestInit & { method: string } {
  const timeout = AbortSignal.timeout(timeoutMs);
  return {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    },
    // Only the address somebody wrote down is asked.
    redirect: 'error',
    signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  };
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(fromUtf8(bytes));
  } catch {
    // No schema takes undefined, so it is told as not understood.
    return undefined;
  }
}
