import type { FastifyRequest } from 'fastify';
import { OfficeError } from '../office-error.ts';
import { ProblemError } from '../problem.ts';

/** Of the request: whose token it brought. */
export const operatorName = 'operator';

/** The operator that asks, by the name the token was made for. */
export function operatorOf(request: FastifyRequest): string {
  return request.getDecorator<string>(operatorName);
}

/** What cannot be done is told in the Chinese words it comes with. @throws ProblemError NOT_POSSIBLE */
export async function inWords<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof OfficeError) {
      throw new ProblemError(409, 'NOT_POSSIBLE', error.message, { cause: error });
    }
    throw error;
  }
}
