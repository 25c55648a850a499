// The typed client of the control plane: one method for each call.

import type { AdminError } from '../model/index.ts';
import type { AnswerOf, BodyOf, Call, NamesIn, QueryOf } from './calls/call.ts';
import { CALLS, type Calls } from './calls/index.ts';
import { send } from './send.ts';

/** The control plane refused, or could not be reached (`status` 0). The message names the request and says what is wrong. */
export class AdminClientError extends Error {
  readonly status: number;
  readonly code: string;
  readonly details: readonly { path: string; reason: string }[];
  constructor(status: number, code: string, message: string, details: AdminClientError['details'], cause?: unknown) {
    super(message, { cause });
    this.name = 'AdminClientError';
    this.status = status;
    this.code = code;
    this.details = details;
  }
}

/** Each given value of a path, as its method takes it. */
type Keys<Names> = { [I in keyof Names]: Names[I] extends 'position' ? number : string };

/** Members one by one; those that may be left away are optional. */
type OneByOne<Sent, Takes> = Takes extends readonly [infer Name extends keyof Sent, ...infer More]
  ? [...(undefined extends Sent[Name] ? [value?: Sent[Name]] : [value: Sent[Name]]), ...OneByOne<Sent, More>]
  : [];

/** A filter, without what says where a page begins and how long it is; nothing where nothing else is in it. */
type FilterOf<C extends Call> = C extends { pages: true } ? Omit<QueryOf<C>, 'limit' | 'cursor'> : QueryOf<C>;
type Filter<C extends Call> = keyof FilterOf<C> extends never ? [] : [filter?: FilterOf<C>];

type Sent<C extends Call> = C extends { takes: infer Takes extends readonly string[] }
  ? OneByOne<NonNullable<QueryOf<C> | BodyOf<C>>, Takes>
  : C extends { body: string }
    ? [body: BodyOf<C> extends (infer Row)[] ? readonly Row[] : BodyOf<C>]
    : Filter<C>;

type Gives<C extends Call> = C['answer'] extends null
  ? undefined
  : C extends { gives: infer Member extends keyof AnswerOf<C> }
    ? AnswerOf<C>[Member]
    : C extends { pages: true }
      ? AnswerOf<C> extends { rows: infer Rows }
        ? Rows
        : Omit<AnswerOf<C>, 'next'>
      : AnswerOf<C>;

type Method<C extends Call> = (
  ...given: [...(C['method'] extends 'PUT' ? [] : Keys<NamesIn<C['path']>>), ...Sent<C>]
) => Promise<Gives<C>>;

/** Lists that come by pages, by where they are: `alerts` at /admin/alerts. */
type Lists = {
  [N in keyof Calls as Calls[N] extends { pages: true; path: `/admin/${infer List}` } ? List : never]: Calls[N];
};
type RowOf<Page> = Page extends { rows: (infer Row)[] } | { entries: (infer Row)[] } ? Row : never;

/** One method for each call; see the rows of `calls/`, and the OpenAPI document at `${adminUrl}/openapi.json`. */
export type AcquirerClient = {
  readonly adminUrl: string;
  /**
   * A list page by page, for one that is too long to be held: `for await (const rows of admin.pages('alerts', { limit: 500 }))`. The
   * methods of the lists' own names take all pages.
   */
  pages<L extends keyof Lists>(list: L, filter?: QueryOf<Lists[L]>): AsyncGenerator<RowOf<AnswerOf<Lists[L]>>[]>;
} & { [N in keyof Calls]: Method<Calls[N]> };

/** A client of the control plane at that base URL, such as http://127.0.0.1:8400. Nothing is sent before the first call. */
export function connectAcquirer(adminUrl: string): AcquirerClient {
  const base = adminUrl.replace(/\/+$/, '');
  const methods = Object.entries(CALLS).map(([name, call]) => [name, methodOf(base, call)] as const);
  const pages: AcquirerClient['pages'] = async function* (list, filter) {
    for await (const page of along(base, `/admin/${list}`, filter)) yield page.rows ?? page.entries ?? [];
  };
  return { adminUrl: base, pages, ...Object.fromEntries(methods) } as AcquirerClient;
}

/** The method of a call, with its types forgotten. */
function methodOf(base: string, call: Call): (...given: unknown[]) => Promise<unknown> {
  const names = [...call.path.matchAll(/:(\w+)/g)].map(([, name = '']) => name);
  return async (...given) => {
    const keys =
      call.method === 'PUT' ? names.map((name) => (given[0] as Values)[name]) : given.splice(0, names.length);
    const path = names.reduce(
      (text, name, i) => text.replace(`:${name}`, encodeURIComponent(String(keys[i]))),
      call.path as string,
    );
    const sent =
      call.takes === undefined ? given[0] : Object.fromEntries(call.takes.map((name, i) => [name, given[i]]));
    if (call.pages) return joined(await Array.fromAsync(along(base, path, sent as Values)));
    const answer = await (call.body === undefined
      ? ask(base, call.method, path + queryOf(sent as Values))
      : ask(base, call.method, path, sent));
    if (call.answer === null) return undefined;
    if (call.media !== undefined) return answer;
    const value = JSON.parse(answer) as Values;
    return call.gives === undefined ? value : value[call.gives];
  };
}

type Values = Readonly<Record<string, unknown>>;

/** A page of any list. */
type Page = { rows?: never[]; entries?: never[]; next: string | null };

/** Page after page. */
async function* along(base: string, path: string, filter: Values & { cursor?: string } = {}): AsyncGenerator<Page> {
  for (let cursor = filter.cursor; ; ) {
    const page = JSON.parse(await ask(base, 'GET', path + queryOf({ ...filter, cursor }))) as Page;
    yield page;
    if (page.next === null) return;
    cursor = page.next;
  }
}

/** All pages as one: its rows, or where there is more in it the last page with the lists of all. */
function joined(pages: readonly Page[]): unknown {
  const { next: _, ...last } = pages.at(-1)!;
  const whole = Object.entries(last as Values).map(([name, value]) => [
    name,
    Array.isArray(value) ? pages.flatMap((page) => (page as Values)[name]) : value,
  ]);
  const { rows, ...others } = Object.fromEntries(whole) as Values;
  return rows ?? others;
}

function queryOf(filter: Values = {}): string {
  const given = Object.entries(filter).filter(([, value]) => value !== undefined);
  return given.length === 0
    ? ''
    : `?${new URLSearchParams(given.map(([name, value]): [string, string] => [name, String(value)]))}`;
}

/** The body of the answer as text; an AdminClientError when there is none or it is a refusal. */
async function ask(base: string, method: string, path: string, body?: unknown): Promise<string> {
  // Card numbers stand in addresses of the control plane; errors name only the collection.
  const what = `${method} ${path.split('?')[0]?.replace(/(\/cards\/)\d+/, '$1…')}`;
  const answer = await send(base + path, method, body === undefined ? undefined : JSON.stringify(body)).catch(
    (cause) => {
      const reason = `${what}: the acquirer's control plane at ${base} cannot be reached; is it running?`;
      throw new AdminClientError(0, 'unreachable', reason, [], cause);
    },
  );
  if (answer.status >= 200 && answer.status < 300) return answer.text;
  const error = readError(answer.text);
  throw new AdminClientError(answer.status, error.code, `${what}: ${error.message}`, error.details ?? []);
}

function readError(text: string): AdminError['error'] {
  try {
    const { error } = JSON.parse(text) as Partial<AdminError>;
    if (error !== undefined) return error;
  } catch {
    // Not from the control plane: what stands there is said below.
  }
  return { code: 'not-a-control-plane', message: 'the answer is not one of a Tillproof control plane' };
}
