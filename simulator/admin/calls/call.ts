// A call of the control plane as a row, and the types that follow from it. Rows name their schemas, so that whoever calls loads none.
import type { Static } from '../../../src/schema.ts';
import type * as Model from '../../model/index.ts';

type Words = typeof Model;

/** A schema of the domain's words, by its name. */
export type SchemaName = { [N in keyof Words]: Words[N] extends { '~kind': string } ? N : never }[keyof Words];

/** What is of that schema; `X[]` = many of them, `null` = nothing. */
type Named<N> = N extends `${infer One}[]` ? Named<One>[] : N extends keyof Words ? Static<Words[N]> : undefined;

/** A call: the router, the OpenAPI document and the client's method are made of it. The key of its row is its name. */
export type Call = {
  method: 'GET' | 'PUT' | 'POST' | 'PATCH' | 'DELETE';
  /** Express path. A PUT finds each `:name` in its body, too; the client takes it from there. */
  path: `/${string}`;
  /** What it does, for the OpenAPI document. */
  summary: string;
  query?: SchemaName;
  body?: SchemaName;
  /** The body may be left out. */
  bodyOptional?: true;
  /** `null` = 204 without a body. */
  answer: SchemaName | `${SchemaName}[]` | null;
  /** Media type of the answer where it is no JSON. */
  media?: 'text/csv';
  /** Members of the query or the body that the client's method takes one by one; all of it in one when not given. */
  takes?: readonly string[];
  /** The answer is a page, with `next`; the client's method gives all pages as one. */
  pages?: true;
  /** The member of the answer that the client's method gives; all of it when not given. */
  gives?: string;
};

/** The names in a path, in their order. */
export type NamesIn<P extends string> = P extends `${string}:${infer Rest}`
  ? Rest extends `${infer Name}/${infer More}`
    ? [WithoutEnding<Name>, ...NamesIn<`/${More}`>]
    : [WithoutEnding<Rest>]
  : [];
type WithoutEnding<Name extends string> = Name extends `${infer Bare}.${string}` ? Bare : Name;

export type QueryOf<C extends Call> = C extends { query: infer Q } ? Named<Q> : undefined;
export type BodyOf<C extends Call> = C extends { body: infer B }
  ? Named<B> | (C extends { bodyOptional: true } ? undefined : never)
  : undefined;
export type AnswerOf<C extends Call> = Named<C['answer']>;
