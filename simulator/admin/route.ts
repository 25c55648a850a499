// A route of the control plane: a call with its schemas and what it does. The router and the OpenAPI document are made from these.
import type { TSchema } from '../../src/schema.ts';
import type { Engine } from '../engine/engine.ts';
import type { AnswerOf, BodyOf, Call, NamesIn, QueryOf } from './calls/call.ts';
import type { Calls } from './calls/index.ts';

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
type Input<P extends string, Q, B> = { params: Record<P, string>; query: Q; body: B; signal: AbortSignal };

type Handler<C extends Call> = (
  plane: Plane,
  input: Input<NamesIn<C['path']>[number], QueryOf<C>, BodyOf<C>>,
) => AnswerOf<C> | Promise<AnswerOf<C>>;

/** What each call does. */
export type Handlers = { [N in keyof Calls]: Handler<Calls[N]> };

/** A call as the router handles it, with its types forgotten. */
export type Route = Pick<Call, 'method' | 'path' | 'summary' | 'bodyOptional' | 'media'> & {
  /** operationId of the OpenAPI document and name of the client's method. */
  name: string;
  params: Record<string, TSchema>;
  query: TSchema | undefined;
  body: TSchema | undefined;
  /** `null` = 204 without a body. */
  answer: TSchema | null;
  handle(plane: Plane, input: Input<string, unknown, unknown>): unknown;
};
