// Serves the routes of the control plane: checks what comes against their schemas, and says clearly what is wrong with it.
import { type ErrorRequestHandler, json, type Request, type RequestHandler, type Response, Router } from 'express';
import type { TSchema } from '../../src/schema.ts';
import { TooMany } from '../acquirer/views.ts';
import { AJV_OPTIONS } from '../model/ajv-options.ts';
import { validating } from '../model/compile.ts';
import { ClockError } from '../model/instant.ts';
import { type Reason, reasonsOf } from '../model/reasons.ts';
import { BeyondLedger } from '../state/draft.ts';
import { AdminRefusal, errorBody, invalid } from './errors.ts';
import type { Plane, Route } from './route.ts';

/** Why a value does not fit; nothing when it does. */
type Check = (value: unknown) => Reason[];

/** Of a larger body only the first thing that is wrong is told: all of it could be more than the body itself. */
const TOLD_WHOLE = 64 * 1024;

/** Largest body: a configuration of some ten thousand cards. */
const BODY_LIMIT = 4 * 1024 * 1024;

/** The router of the control plane; `onFault` is told of faults of the acquirer itself. */
export function adminRouter(routes: readonly Route[], plane: Plane, onFault: (error: unknown) => void): Router {
  const router = Router({ caseSensitive: true });
  router.use(sameSite(plane));
  router.use(json({ limit: BODY_LIMIT, strict: false }));
  for (const path of new Set(routes.map((row) => row.path))) {
    const rows = routes.filter((row) => row.path === path);
    const at = router.route(path);
    for (const row of rows) at[verb(row)](handler(row, plane));
    at.all((request, response) => {
      const allowed = rows.map(({ method }) => method).join(', ');
      response.setHeader('Allow', allowed);
      const text = `${request.method} is not possible here; use ${allowed}`;
      response.status(405).json(errorBody('method-not-allowed', text));
    });
  }
  router.use((_request, response) => {
    response.status(404).json(errorBody('not-found', 'there is no such address; GET /openapi.json lists all'));
  });
  router.use(failed(onFault));
  return router;
}

const verb = ({ method }: Route) => method.toLowerCase() as 'get' | 'put' | 'post' | 'patch' | 'delete';

/**
 * A page of another site must not move money here through somebody's browser: not by a request of its own (Origin), and not by a name
 * of its own that it lets point to this machine (Host).
 */
function sameSite({ addressed }: Plane): RequestHandler {
  return (request, response, next) => {
    const { origin, host } = request.headers;
    if ((origin === undefined || origin === `http://${host}`) && addressed(host)) return next();
    response.status(403).json(errorBody('forbidden', 'pages of other sites may not use the control plane'));
  };
}

function handler(row: Route, plane: Plane): RequestHandler {
  const query = compile(row.query, 'coercing');
  const body = compile(row.body);
  const firstOf = compile(row.body, 'first');
  const params = Object.entries(row.params).map(([name, schema]) => [name, compile(schema)] as const);
  return async (request, response) => {
    for (const [name, validate] of params) demand(validate, request.params[name], `the ${name} of the address`);
    const asked = { ...request.query };
    demand(query, asked, 'the query');
    if (row.body !== undefined && !(row.bodyOptional && request.body === undefined)) {
      if (request.body === undefined) throw noBody(request);
      const large = !(Number(request.headers['content-length']) <= TOLD_WHOLE);
      demand(large ? firstOf : body, request.body, 'the body');
    }
    const hungUp = new AbortController();
    response.once('close', () => response.writableEnded || hungUp.abort());
    const names = request.params as Record<string, string>;
    const input = { params: names, query: asked, body: request.body as unknown, signal: hungUp.signal };
    send(response, row, await row.handle(plane, input));
  };
}

function send(response: Response, row: Route, answer: unknown): void {
  if (response.destroyed) return;
  if (row.answer === null) response.status(204).end();
  else if (row.media !== undefined) response.type(`${row.media}; charset=utf-8; header=present`).send(answer);
  else sendJson(response, answer);
}

const JSON_TYPE = 'application/json; charset=utf-8';

/** What `response.json` sends, in one piece and without looking for what this application has switched off. */
function sendJson(response: Response, answer: unknown): void {
  const text = JSON.stringify(answer);
  response.writeHead(200, { 'Content-Type': JSON_TYPE, 'Content-Length': Buffer.byteLength(text) });
  response.end(text);
}

const WAYS = {
  plain: AJV_OPTIONS,
  first: { ...AJV_OPTIONS, allErrors: false },
  coercing: { ...AJV_OPTIONS, coerceTypes: true },
};

function compile(schema: TSchema | undefined, way: keyof typeof WAYS = 'plain'): Check | null {
  if (schema === undefined) return null;
  const validator = validating(() => schema, WAYS[way]);
  return (value) => {
    const validate = validator();
    return validate(value) ? [] : reasonsOf(validate.errors);
  };
}

function demand(check: Check | null, value: unknown, what: string): void {
  const reasons = check?.(value) ?? [];
  if (reasons.length > 0) throw invalid(what, reasons);
}

function noBody(request: Request): AdminRefusal {
  const typed = request.headers['content-type'] !== undefined;
  return typed && request.is('application/json') === false
    ? new AdminRefusal(415, 'unsupported-media-type', 'send the body as Content-Type: application/json')
    : new AdminRefusal(400, 'invalid-request', 'a JSON body is needed; GET /openapi.json shows its form');
}

/** Errors as AdminError; what is not expected is told to `onFault` and shown as a host fault without particulars. */
function failed(onFault: (error: unknown) => void): ErrorRequestHandler {
  return (error: Error & { type?: string; status?: number }, _request, response, _next) => {
    if (response.headersSent || response.destroyed) return void response.destroy();
    if (error instanceof BeyondLedger || error instanceof ClockError || error instanceof TooMany) {
      response.status(409).json(errorBody('conflict', error.message));
    } else if (error instanceof AdminRefusal) {
      response.status(error.status).json(errorBody(error.code, error.message, error.details));
    } else if (error.type === 'entity.too.large') {
      response.status(413).json(errorBody('body-too-large', `a body has at most ${BODY_LIMIT} bytes`));
    } else if (error.status !== undefined && error.status < 500) {
      response
        .status(error.status)
        .json(errorBody('unreadable-request', 'the request is not valid JSON or not readable'));
    } else {
      onFault(error);
      response.status(500).json(errorBody('host-fault', 'the acquirer could not do it; its log says more'));
    }
  };
}
