import type { Problem } from '../shared/sync/contact.ts';

/** An answer other than success: a stable code for programs, `detail` in English for the log. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, detail: string, options?: ErrorOptions) {
    super(detail, options);
    this.status = status;
    this.code = code;
  }
}

/** Media type of every error. */
export const problemType = 'application/problem+json; charset=utf-8';

/** The body of a problem+json answer (RFC 9457). */
export function problemBody(status: number, code: string, detail: string): Problem {
  return { type: 'about:blank', title: code, status, code, detail };
}
