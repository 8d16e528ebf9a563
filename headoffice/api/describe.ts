import type { FastifySchema } from 'fastify';
import type { z } from 'zod';
import { type AnswerName, type AskName, jsonSchema } from './schemas.ts';

/** Who may ask: anybody, a counter with an open contact, or one of head office's operators. */
type Access = 'anybody' | 'counter' | 'operator';

/** A route as the document tells it. Parsing is the handler's, by the same schemas. */
interface RouteDescription {
  readonly summary: string;
  readonly tag: '总部' | '终端' | '操作员' | '运行';
  readonly access: Access;
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: AskName | 'packed';
  /** Of success: JSON by name, another media type, or nothing (204). */
  readonly answer:
    | AnswerName
    | { readonly media: readonly string[]; readonly also?: AnswerName }
    | null;
  /** Status with the codes it comes with; 401 and 500 go without saying. */
  readonly problems?: Readonly<Record<number, readonly string[]>>;
}

/** Stands for a component until the document is put together: the plug-in would lose what it cannot resolve. */
export const componentMark = 'x-component';

/** What Fastify and the plug-in are told of a route. */
export function describe(route: RouteDescription): FastifySchema {
  const { summary, tag, access, params, query, body } = route;
  const described = {
    summary,
    tags: [tag],
    security: access === 'anybody' ? [] : [{ [access]: [] }],
    ...(params === undefined ? {} : { params: jsonSchema(params, 'output') }),
    ...(query === undefined ? {} : { querystring: querySchema(query) }),
    ...(body === undefined ? {} : { body: bodySchema(body) }),
    response: { ...successOf(route.answer), ...problemsOf(route) },
  };
  return described;
}

const json = 'application/json';
const packed = { 'application/gzip': { schema: { type: 'string', format: 'binary' } } };
const component = (name: AskName | AnswerName) => ({ [componentMark]: name });

/** What has a default need not be asked for. */
function querySchema(query: z.ZodType): Record<string, unknown> {
  const output = jsonSchema(query, 'output');
  const { required: _, ...needed } = jsonSchema(query, 'input');
  // A coerced number says what it is only in the output, and whether it is needed only in the input.
  const properties = Object.entries(output['properties'] ?? {});
  const required = properties
    // An object's properties are schemas.
    .filter(([, value]) => !Object.hasOwn(value as object, 'default'))
    .map(([name]) => name)
    .filter((name) => isListed(output['required'], name));
  return { ...needed, properties: output['properties'], required };
}

const isListed = (list: unknown, name: string): boolean =>
  Array.isArray(list) && list.includes(name);

function bodySchema(body: AskName | 'packed'): object {
  return { content: body === 'packed' ? packed : { [json]: { schema: component(body) } } };
}

function successOf(answer: RouteDescription['answer']): Record<string, object> {
  if (answer === null) return { 204: { description: '已办', type: 'null' } };
  if (typeof answer === 'string') {
    return { 200: { description: answer, content: { [json]: { schema: component(answer) } } } };
  }
  const others = answer.media.map((media) => [media, { schema: { type: 'string' } }] as const);
  const first = answer.also === undefined ? {} : { [json]: { schema: component(answer.also) } };
  const content = { ...first, ...Object.fromEntries(others) };
  return { 200: { description: answer.also ?? answer.media.join(', '), content } };
}

function problemsOf({ access, problems = {} }: RouteDescription): Record<string, object> {
  const access401 = { counter: ['NO_CONTACT'], operator: ['NOT_AN_OPERATOR'], anybody: [] };
  const needed: readonly string[] = access401[access];
  const all = {
    ...(needed.length === 0 ? {} : { 401: needed }),
    ...problems,
    500: ['INTERNAL'],
  };
  const content = { 'application/problem+json': { schema: component('Problem') } };
  return Object.fromEntries(
    Object.entries(all).map(([status, codes]) => [
      status,
      { description: codes.join(', '), content },
    ]),
  );
}
