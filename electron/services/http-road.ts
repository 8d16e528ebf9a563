import type { z } from 'zod';
import type { UplinkFailure, UplinkResult } from '../../shared/bridge/uplink.ts';
import { packedMediaType, Problem } from '../../shared/sync/contact.ts';
import { fromUtf8 } from '../../shared/values/bytes.ts';

/** One request to head office. */
export interface RoadRequest {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly json?: unknown;
  readonly bytes?: { readonly type: string; readonly body: Uint8Array };
  readonly token?: string | null;
  /** How long head office may wait on purpose before it answers. */
  readonly waitMs?: number;
  readonly signal?: AbortSignal;
  /** An answer beyond this many bytes is not read to its end. */
  readonly answerAtMost?: number;
}

/** HTTP to head office. Whatever happens on the line becomes a failure in the result; nothing is thrown. */
export interface HttpRoad {
  json<T>(schema: z.ZodType<T>, request: RoadRequest): Promise<UplinkResult<T>>;
  bytes(request: RoadRequest): Promise<UplinkResult<Uint8Array>>;
}

export interface HttpRoadOptions {
  /** e.g. https://ho.example.cn; null while the counter has none. */
  readonly baseUrl: string | null;
  readonly fetch: typeof fetch;
  /** How long connecting and answering may take. */
  readonly timeoutMs?: number;
}

const usualTimeoutMs = 10_000;
/** Time allowed on top for the bytes themselves, down to this slow a line. */
const slowBytesPerMs = 16;
/** No answer of the protocol is longer. */
const maxAnswerBytes = 64 * 1024 * 1024;

export function createHttpRoad(options: HttpRoadOptions): HttpRoad {
  const bytes = async (request: RoadRequest): Promise<UplinkResult<Uint8Array>> => {
    if (options.baseUrl === null)
      return failed({ kind: 'unreachable', detail: 'no address of head office is set' });
    try {
      const answer = await options.fetch(
        new URL(request.path, options.baseUrl),
        initOf(request, options.timeoutMs ?? usualTimeoutMs),
      );
      const body = await readAtMost(answer, request.answerAtMost ?? maxAnswerBytes);
      if (body === null)
        return failed({ kind: 'unreadable', status: answer.status, detail: 'answer too long' });
      return answer.ok ? { ok: true, value: body } : failed(statusFailure(answer.status, body));
    } catch (error) {
      return failed({ kind: 'unreachable', detail: causeOf(error) });
    }
  };
  return {
    bytes,
    async json(schema, request) {
      const answer = await bytes(request);
      if (!answer.ok) return answer;
      const parsed = schema.safeParse(parseJson(answer.value));
      return parsed.success
        ? { ok: true, value: parsed.data }
        : failed({ kind: 'unreadable', detail: `${request.path}: not an answer of the protocol` });
    },
  };
}

function initOf(request: RoadRequest, timeoutMs: number): RequestInit {
  const { method, json, bytes, token, waitMs = 0 } = request;
  const body = json === undefined ? bytes?.body : JSON.stringify(json);
  const type = json === undefined ? bytes?.type : 'application/json';
  const timeout = AbortSignal.timeout(
    timeoutMs + waitMs + Math.ceil((body?.length ?? 0) / slowBytesPerMs),
  );
  return {
    method,
    headers: {
      accept: `application/json, ${packedMediaType}`,
      ...(type === undefined ? {} : { 'content-type': type }),
      ...(token == null ? {} : { authorization: `Bearer ${token}` }),
    },
    // A proxy's sign-in page is no answer of head office, and no one else is to see the token.
    redirect: 'manual',
    signal: request.signal ? AbortSignal.any([request.signal, timeout]) : timeout,
    ...(body === undefined
      ? {}
      : { body: typeof body === 'string' ? body : Uint8Array.from(body) }),
  };
}

/** The body of an answer, or null when it is longer than this. */
export async function readAtMost(answer: Response, limit: number): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of answer.body ?? []) {
    length += part.length;
    if (length > limit) return null;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function statusFailure(status: number, body: Uint8Array): UplinkFailure {
  if (status >= 300 && status < 400)
    return { kind: 'unreadable', status, detail: 'redirected elsewhere' };
  const problem = Problem.safeParse(parseJson(body));
  const code = problem.success ? problem.data.code : undefined;
  return {
    kind: status === 401 ? 'no-contact' : 'status',
    status,
    ...(code === undefined ? {} : { code }),
    detail: (problem.success ? problem.data.detail : undefined) ?? `HTTP ${status}`,
  };
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(fromUtf8(bytes));
  } catch {
    // Cut or HTML: no schema takes undefined, so it is told as unreadable.
    return undefined;
  }
}

function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const cause: unknown = error.cause;
  return cause instanceof Error && 'code' in cause
    ? `${error.name}: ${String(cause.code)}`
    : error.name;
}

const failed = (
  failure: UplinkFailure,
): { readonly ok: false; readonly failure: UplinkFailure } => ({
  ok: false,
  failure,
});
