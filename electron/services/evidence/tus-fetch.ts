import type { HttpRequest, HttpResponse, HttpStack } from 'tus-js-client';

export interface TusFetchParts {
  readonly fetch: typeof fetch;
  /** Requests to anywhere else are refused: they would carry the contact's token. */
  readonly origin: string;
  readonly signal: AbortSignal;
}

const usualTimeoutMs = 10_000;
/** Time allowed on top for the bytes themselves, down to this slow a line. */
const slowBytesPerMs = 16;

/** tus over the shell's own fetch: the same proxy and certificates as everything else, and nothing else to abort. */
export function tusOverFetch(parts: TusFetchParts): HttpStack {
  return {
    getName: () => 'fetch',
    createRequest: (method, url) => requestOver(parts, method, url),
  };
}

function requestOver(parts: TusFetchParts, method: string, url: string): HttpRequest {
  const headers = new Map<string, string>();
  const controller = new AbortController();
  return {
    getMethod: () => method,
    getURL: () => url,
    setHeader: (header, value) => void headers.set(header.toLowerCase(), value),
    getHeader: (header) => headers.get(header.toLowerCase()),
    // What head office has answered for is told; what is only on its way is not.
    setProgressHandler: () => undefined,
    async send(body: Uint8Array | null) {
      if (new URL(url).origin !== parts.origin) throw new RangeError('led away from head office');
      const timeoutMs = usualTimeoutMs + Math.ceil((body?.length ?? 0) / slowBytesPerMs);
      const answer = await parts.fetch(url, {
        method,
        headers: Object.fromEntries(headers),
        redirect: 'manual',
        signal: AbortSignal.any([parts.signal, controller.signal, AbortSignal.timeout(timeoutMs)]),
        ...(body === null ? {} : { body: Uint8Array.from(body) }),
      });
      return responseOf(answer, await answer.text());
    },
    async abort() {
      controller.abort();
    },
    getUnderlyingObject: () => null,
  };
}

function responseOf(answer: Response, body: string): HttpResponse {
  return {
    getStatus: () => answer.status,
    getHeader: (header) => answer.headers.get(header) ?? undefined,
    getBody: () => body,
    getUnderlyingObject: () => answer,
  };
}
