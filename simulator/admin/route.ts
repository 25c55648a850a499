// A route of the control plane as a row: path, schemas and what it does. The router and the OpenAPI document are made from these rows.
import { type Static, type TSchema, Type } from '../../src/schema.ts';
import type { Engine } from '../hosts/exchange.ts';

export type Method = 'GET' | 'PUT' | 'POST' | 'PATCH' | 'DELETE';

/** What a route works on. */
export type Plane = {
  engine: Engine;
  /** Ways in that are open: a fault that none of them can play is refused. */
  transports: readonly string[];
  /** True for a Host header by which the control plane may be addressed. */
  addressed(host: string | undefined): boolean;
  /** The OpenAPI document that describes the routes. */
  document(): object;
};

/** A checked request. `signal` is aborted when the client hangs up. */
export type Input<Q, B> = { params: Record<string, string>; query: Q; body: B; signal: AbortSignal };

/** Schemas of a route; `answer: null` = 204 without a body. */
type Definition<Q extends TSchema, B extends TSchema, A extends TSchema> = {
  method: Method;
  /** Express path; `:name` is described in `params`. */
  path: string;
  /** operationId of the OpenAPI document and name of the client's method. */
  name: string;
  summary: string;
  params?: Record<string, TSchema>;
  query?: Q;
  body?: B;
  /** The body may be left out. */
  bodyOptional?: true;
  answer: A | null;
  /** Media type of the answer where it is no JSON. */
  media?: 'text/csv';
  handle(plane: Plane, input: Input<Static<Q>, Static<B>>): Static<A> | Promise<Static<A>> | undefined;
};

/** A route with its types forgotten, as the router handles it. */
export type Route = Omit<Definition<TSchema, TSchema, TSchema>, 'handle'> & {
  handle(plane: Plane, input: Input<unknown, unknown>): unknown;
};

/** Keeps the types of a row together while it is written. */
export function route<Q extends TSchema, B extends TSchema, A extends TSchema>(definition: Definition<Q, B, A>): Route {
  return definition as unknown as Route;
}

/** A route that answers with a table (RFC 4180). */
export function csvRoute<Q extends TSchema>(definition: {
  path: string;
  name: string;
  summary: string;
  params?: Record<string, TSchema>;
  query: Q;
  handle(plane: Plane, input: Input<Static<Q>, unknown>): Promise<string>;
}): Route {
  const answer = Type.String({ description: 'lines end with CR LF; the first one has the headings' });
  return route({ method: 'GET', media: 'text/csv', answer, ...definition });
}
