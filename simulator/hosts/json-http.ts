// The way in over HTTP/JSON: POST /iso8583 takes {mti, fields} and gives the same; faults are played on the bytes of the socket.
import type { IncomingHttpHeaders } from 'node:http';
import { type ErrorRequestHandler, type Request, type RequestHandler, type Response, Router, raw } from 'express';
import { jsonMacInput } from '../../src/iso8583/json.ts';
import type { Message } from '../../src/iso8583/message.ts';
import type { Engine } from '../engine/engine.ts';
import { headOf } from '../engine/unmasked.ts';
import { wireSecurity } from '../security/wire-security.ts';
import { settingsOf } from '../state/configure.ts';
import { deliver, sendJson } from './http-delivery.ts';
import { BODY_LIMIT, JsonBody, type RefusalBody, readJsonMessage, refusal } from './json-message.ts';

const TRANSPORT = 'json-http';

/** The router of the host; `addressed` says of a Host header whether it may be addressed so, `others` may take a request before it. Everything that is not a message is answered in the shape of one, with code 30 and an `error`. */
export function jsonHttpHost(
  engine: Engine,
  addressed: (host: string | undefined) => boolean,
  ...others: Router[]
): Router {
  const security = wireSecurity(jsonMacInput);
  const refuse = (response: Response, status: number, body: RefusalBody, readable: Message | null = null): void => {
    const answer = { mti: body.mti, fields: body.fields };
    engine.refuse({
      transport: TRANSPORT,
      request: readable,
      answer,
      error: body.error.message,
      head: headOf(response.req),
      body: new JsonBody(bodyOf(response.req)),
    });
    sendJson(response, status, body);
  };

  const exchange: RequestHandler = async (request, response) => {
    const reading = readJsonMessage(bodyOf(request), settingsOf(engine.state).acquirer.strict);
    if (!reading.ok) return refuse(response, 400, reading.body, reading.readable);
    const answering = await engine.submit({
      message: reading.message,
      transport: TRANSPORT,
      security,
      head: headOf(request),
    });
    await deliver(answering, response);
  };

  const jsonOnly: RequestHandler = (request, response, next) => {
    if (request.is('application/json') !== false || !hasBody(request.headers)) return next();
    refuse(response, 415, refusal('unsupported-media-type', 'send the message as Content-Type: application/json', []));
  };

  const onlyPost: RequestHandler = (request, response) => {
    response.setHeader('Allow', 'POST');
    refuse(response, 405, refusal('method-not-allowed', `send messages by POST, not by ${request.method}`, []));
  };

  const ownName: RequestHandler = (request, response, next) => {
    if (addressed(request.headers.host)) return next();
    const reason = 'the host is not addressed by that name; use its address, or start it with --host-name';
    refuse(response, 403, refusal('forbidden', reason, []));
  };

  const elsewhere: RequestHandler = (_request, response) =>
    refuse(response, 404, refusal('not-found', 'messages go to POST /iso8583', []));

  const failed: ErrorRequestHandler = (error: { type?: string; status?: number }, _request, response, _next) => {
    if (response.headersSent || response.destroyed) return void response.destroy();
    if (error.type === 'entity.too.large') {
      return refuse(response, 413, refusal('body-too-large', `a message has at most ${BODY_LIMIT} bytes`, []));
    }
    if (error.status !== undefined && error.status < 500) {
      return refuse(response, error.status, refusal('unreadable-body', 'the body could not be read', []));
    }
    const body = refusal('host-fault', 'the host could not take the message; nothing was posted', []);
    refuse(response, 503, { ...body, fields: { 39: '96' } });
  };

  const router = Router({ caseSensitive: true });
  router.use(ownName);
  for (const other of others) router.use(other);
  router
    .route('/iso8583')
    .post(raw({ type: () => true, limit: BODY_LIMIT, inflate: false }), jsonOnly, exchange)
    .all(onlyPost);
  router.use(elsewhere);
  router.use(failed);
  return router;
}

/** What was read of the body; nothing where it was not looked at. */
const bodyOf = ({ body }: Request): Uint8Array => (body instanceof Uint8Array ? body : new Uint8Array());

const hasBody = (headers: IncomingHttpHeaders) =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
