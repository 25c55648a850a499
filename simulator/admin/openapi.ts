// The OpenAPI 3.1 document of the control plane, built from the route rows and the wire schemas.
import type { TSchema } from '../../src/schema.ts';
import { AdminError } from '../model/index.ts';
import type { Route } from './route.ts';

type Json = { [key: string]: unknown };

/** The document; `server` is the base URL of the control plane. */
export function openApiDocument(routes: readonly Route[], server: string): Json {
  const schemas: Json = {};
  const paths: Record<string, Json> = {};
  for (const row of routes) {
    const path = row.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [row.method.toLowerCase()]: operation(row, schemas) };
  }
  lift(AdminError, schemas);
  return {
    openapi: '3.1.0',
    info: {
      title: 'Tillproof acquirer: control plane',
      version: '1',
      description:
        'Does everything that the configuration file does, and shows everything that happened. Test data only.',
    },
    servers: [{ url: server }],
    paths,
    components: { schemas },
  };
}

function operation(row: Route, schemas: Json): Json {
  const error = content({ $ref: '#/components/schemas/AdminError' });
  const inPath = Object.entries(row.params).map(([name, schema]) => parameter('path', name, schema, true, schemas));
  const query = (row.query as { properties?: Record<string, TSchema> } | undefined)?.properties ?? {};
  const inQuery = Object.entries(query).map(([name, schema]) => parameter('query', name, schema, false, schemas));
  return {
    operationId: row.name,
    summary: row.summary,
    parameters: [...inPath, ...inQuery],
    ...(row.body === undefined
      ? {}
      : { requestBody: { required: row.bodyOptional !== true, ...content(lift(row.body, schemas)) } }),
    responses: {
      ...(row.answer === null
        ? { '204': { description: 'done' } }
        : { '200': { description: 'done', ...content(lift(row.answer, schemas), row.media) } }),
      default: { description: 'why it was refused', ...error },
    },
  };
}

const content = (schema: unknown, media = 'application/json') => ({ content: { [media]: { schema } } });

function parameter(place: 'path' | 'query', name: string, schema: TSchema, required: boolean, schemas: Json): Json {
  const { description, ...plain } = lift(schema, schemas) as Json;
  return { name, in: place, required, ...(description === undefined ? {} : { description }), schema: plain };
}

/** A copy in which every schema with an `$id` is a reference to a component of that name; the components are added to `schemas`. */
function lift(value: unknown, schemas: Json): unknown {
  if (Array.isArray(value)) return value.map((item) => lift(item, schemas));
  if (typeof value !== 'object' || value === null) return value;
  const { $id, ...plain } = value as Json;
  const copy = Object.fromEntries(Object.entries(plain).map(([key, item]) => [key, lift(item, schemas)]));
  if (typeof $id !== 'string') return copy;
  schemas[$id] = copy;
  return { $ref: `#/components/schemas/${$id}` };
}
