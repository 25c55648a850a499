// The way in over HTTP with binary bodies: POST /iso8583 takes an ISO 8583 message as bytes, bare or with its frame length, and answers alike.
import { type Request, type RequestHandler, type Response, Router, raw } from 'express';
import type { Engine } from '../engine/engine.ts';
import { headOf } from '../engine/unmasked.ts';
import type { BinaryWire } from './binary-wire.ts';
import { WireBytes } from './hidden-hex.ts';
import { deliver, type Rendering, sendBody } from './http-delivery.ts';
import { BODY_LIMIT } from './json-message.ts';

const TRANSPORT = 'iso-http';
/** Content types of binary bodies; the second is that of UnionPay's smart terminals. */
const BINARY_TYPES = ['application/octet-stream', 'x-iso-tpdu/x-auth'];

/** The router of the host; other content types, methods and addresses are left to the next one. */
export function isoHttpHost(engine: Engine, wire: BinaryWire): Router {
  const { codec } = wire;

  const exchange: RequestHandler = async (request, response) => {
    const body = request.body instanceof Uint8Array ? Buffer.from(request.body) : Buffer.alloc(0);
    const payload = unframed(wire, body) ?? body;
    const front = body.length - payload.length;
    const wrap = (bytes: Buffer) => (front > 0 ? codec.frame(bytes) : bytes);
    const contentType = request.headers['content-type'] ?? BINARY_TYPES[0]!;
    const sent = new WireBytes(codec, body, front);
    const reading = wire.read(payload, engine.state);
    if (!reading.ok) {
      const { readable, answer, error } = reading;
      engine.refuse({
        transport: TRANSPORT,
        request: readable,
        answer,
        error,
        requestHex: sent,
        head: headOf(request),
        body: sent,
      });
      if (answer === null) return sendText(response, error);
      return sendBody(response, 400, contentType, wrap(wire.write(answer, reading)));
    }
    const { message, security } = reading;
    const answering = await engine.submit({
      message,
      transport: TRANSPORT,
      security,
      bytes: sent,
      head: headOf(request),
    });
    const rendering: Rendering = {
      contentType,
      body(answer) {
        const bytes = wrap(wire.write(answer, reading, answering.headerRequirement));
        answering.written(new WireBytes(codec, bytes, front));
        return bytes;
      },
    };
    await deliver(answering, response, rendering);
  };

  const binaryOnly: RequestHandler = (request, _response, next) => next(isBinary(request) ? undefined : 'router');

  const router = Router({ caseSensitive: true });
  router.post('/iso8583', binaryOnly, raw({ type: () => true, limit: BODY_LIMIT, inflate: false }), exchange);
  return router;
}

/** The message in a body that is exactly one frame; null when it is none, and then the body itself is the message. */
function unframed({ codec }: BinaryWire, body: Buffer): Buffer | null {
  const framing = codec.dialect.framing?.length ?? 'none';
  if (framing === 'none') return null;
  const [first, ...more] = codec.deframer().push(body);
  if (first?.kind !== 'message' || more.length > 0) return null;
  return codec.frame(first.payload).length === body.length ? first.payload : null;
}

function isBinary({ headers }: Request): boolean {
  const type = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  return BINARY_TYPES.includes(type ?? '');
}

/** Where not even the message type could be read there is no answer that a terminal could take for one. */
function sendText(response: Response, reason: string): void {
  sendBody(response, 400, 'text/plain; charset=utf-8', reason);
}
