import swagger, { type FastifyDynamicSwaggerOptions } from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { componentMark } from './describe.ts';
import { componentSchemas } from './schemas.ts';

/**
 * Collects every route that is registered after it into the document of GET /openapi.json. The routes' schemas
 * are for the document only: asks are parsed by their zod schemas, and answers are sent as they are, because
 * a serializer by schema would drop what a newer program added to an entry.
 */
export async function collectRoutes(app: FastifyInstance): Promise<void> {
  app.setValidatorCompiler(() => () => true);
  app.setSerializerCompiler(() => (answer) => JSON.stringify(answer));
  await app.register(swagger, {
    convertConstToEnum: false,
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Guitai head office',
        version: '1',
        description: 'Every error is application/problem+json (RFC 9457) with a stable code.',
      },
      components: {
        securitySchemes: {
          counter: { type: 'http', scheme: 'bearer', description: 'token of an open contact' },
          operator: { type: 'http', scheme: 'bearer', description: 'token of cli operator-token' },
        },
      },
    },
    transformObject: (whole) =>
      'openapiObject' in whole ? withComponents(whole.openapiObject) : whole.swaggerObject,
  });
}

type Document = Extract<
  Parameters<NonNullable<FastifyDynamicSwaggerOptions['transformObject']>>[0],
  { openapiObject: unknown }
>['openapiObject'];

function withComponents(document: Document): Document {
  const text = JSON.stringify(document, (_key, value: unknown) =>
    isMark(value) ? { $ref: `#/components/schemas/${value[componentMark]}` } : value,
  );
  const marked = JSON.parse(text) as Document;
  // The plug-in's own document, with references in the place of the marks and JSON Schema (2020-12) as components,
  // which is what OpenAPI 3.1 takes.
  return {
    ...marked,
    components: { ...marked.components, schemas: componentSchemas() },
  } as Document;
}

function isMark(value: unknown): value is { readonly [componentMark]: string } {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, componentMark);
}
