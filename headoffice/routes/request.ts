import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Contact } from '../contacts.ts';
import type { HeadOffice } from '../head-office.ts';
import { ProblemError } from '../problem.ts';

/** What came from outside, parsed once. The problem names the fields that do not fit, never their values. */
export function parseAsk<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map(({ path }) => path.join('.') || '(whole)');
  throw new ProblemError(
    400,
    'REQUEST_INVALID',
    `does not fit: ${[...new Set(fields)].join(', ')}`,
  );
}

/** The token of `Authorization: Bearer …`; empty when there is none. */
export function bearerOf(request: FastifyRequest): string {
  const [, token] = /^Bearer ([0-9a-f]{64})$/.exec(request.headers.authorization ?? '') ?? [];
  return token ?? '';
}

/** The counter that asks. @throws ProblemError NO_CONTACT */
export function contactFor(headOffice: HeadOffice, request: FastifyRequest): Promise<Contact> {
  return headOffice.contact(bearerOf(request));
}
