// The way in over HTTP/JSON: POST /iso8583 takes {mti, fields} and gives the same; faults are played on the bytes of the socket.
import type { IncomingHttpHeaders } from 'node:http';
import type { Socket } from 'node:net';
import { type ErrorRequestHandler, type RequestHandler, type Response, Router, raw } from 'express';
import { jsonMacInput } from '../../src/iso8583/json.ts';
import type { Message } from '../../src/iso8583/message.ts';
import { wireSecurity } from '../acquirer/security.ts';
import type { Ending, Frame } from '../faults/fault.ts';
import type { Answering, Engine } from './exchange.ts';
import { httpHead } from './http-server.ts';
import { BODY_LIMIT, prepareSchemas, type RefusalBody, readJsonMessage, refusal } from './json-message.ts';
import { pause, playSteps } from './player.ts';

const TRANSPORT = 'json-http';
/** A connection that is left without an answer is let go after this time, when its client has not hung up before. */
const SILENCE_MS = 120_000;
const GONE = 'the terminal had hung up before the answer could leave';

/** The router of the host. Everything that is not a message is answered in the shape of one, with code 30 and an `error`. */
export function jsonHttpHost(engine: Engine): Router {
  prepareSchemas();
  const security = wireSecurity(jsonMacInput);
  const refuse = (response: Response, status: number, body: RefusalBody, readable: Message | null = null): void => {
    const answer = { mti: body.mti, fields: body.fields };
    engine.refuse({ transport: TRANSPORT, request: readable, answer, error: body.error.message });
    sendJson(response, status, body);
  };

  const exchange: RequestHandler = async (request, response) => {
    const reading = readJsonMessage(request.body instanceof Uint8Array ? request.body : new Uint8Array());
    if (!reading.ok) return refuse(response, 400, reading.body, reading.readable);
    const answering = await engine.submit({ message: reading.message, transport: TRANSPORT, security });
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
  router
    .route('/iso8583')
    .post(jsonOnly, raw({ type: () => true, limit: BODY_LIMIT, inflate: false }), exchange)
    .all(onlyPost);
  router.use(elsewhere);
  router.use(failed);
  return router;
}

const hasBody = (headers: IncomingHttpHeaders) =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

function sendJson(response: Response, status: number, body: object): void {
  const bytes = Buffer.from(JSON.stringify(body));
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', 'Content-Length': bytes.length });
  response.end(bytes);
}

/** Carries a plan out on the connection of this request. */
async function deliver({ plan, signal, undelivered }: Answering, response: Response): Promise<void> {
  const { answers, play, ending } = plan;
  const [first] = answers;
  const plain = first !== undefined && answers.length === 1 && first.delayMs === 0 && play === null;
  if (plain && !response.destroyed) return sendJson(response, 200, first.message);
  const { socket } = response;
  if (socket === null || response.destroyed) {
    if (first !== undefined) undelivered(GONE);
    return;
  }
  const hungUp = new AbortController();
  const over = AbortSignal.any([signal, hungUp.signal]);
  response.once('close', () => hungUp.abort());
  let sent = 0;
  for (const { message, delayMs } of answers) {
    await pause(delayMs, over);
    const copy = sent === 0 && answers.length > 1 ? 'keep-alive' : 'close';
    const frame = httpFrame(message, copy);
    const { steps, ending: end } = play?.(frame) ?? { steps: [wholeAnswer(frame)], ending };
    if (!(await playSteps(steps, (bytes) => socket.writable && (socket.write(bytes), true), over))) {
      if (sent === 0) undelivered(GONE);
      return void socket.destroy();
    }
    sent += 1;
    if (sent === answers.length) return finish(socket, end, over);
  }
  await finish(socket, ending, over);
}

const wholeAnswer = (frame: Frame) => ({
  afterMs: 0,
  bytes: Buffer.concat([frame.head(frame.body.length), frame.body]),
});

function httpFrame(message: Message, connection: 'close' | 'keep-alive'): Frame {
  const body = Buffer.from(JSON.stringify(message));
  return { body, idle: new Uint8Array(), head: (length) => Buffer.from(httpHead(200, length, connection), 'latin1') };
}

/** An answer written past Node's own response cannot be followed by another on the same connection, so `keep` closes in order. */
async function finish(socket: Socket, ending: Ending, over: AbortSignal): Promise<void> {
  switch (ending) {
    case 'keep':
    case 'end':
      socket.end();
      return;
    case 'reset':
      socket.resetAndDestroy();
      return;
    case 'dead':
      socket.pause();
      await pause(SILENCE_MS, over);
      socket.destroy();
      return;
    case 'silent':
      await pause(SILENCE_MS, over);
      socket.destroy();
      return;
    default:
      ending satisfies never;
  }
}
