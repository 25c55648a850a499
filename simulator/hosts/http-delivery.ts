// Carries a delivery plan out on one HTTP request: the plain answer by Node's own response, anything stranger on the bytes of the socket.
import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { silencePreferred } from '../../src/definitions/silence.ts';
import type { Message } from '../../src/iso8583/message.ts';
import type { Plan } from '../engine/delivery.ts';
import { type Answering, goneBefore } from '../engine/engine.ts';
import { type Ending, type Frame, type WireStep, wholeFrame } from '../faults/fault.ts';
import { breakOff } from './break-off.ts';
import { httpHead, JSON_TYPE } from './http-server.ts';
import { pause, playSteps } from './player.ts';

/** A connection that is left without an answer is let go after this time, when its client has not hung up before. */
const SILENCE_MS = 120_000;

/** How messages are written into bodies on one way in. A text leaves in one piece with its head, bytes in two. */
export type Rendering = { contentType: string; body(message: Message): Uint8Array | string };

const JSON_RENDERING: Rendering = {
  contentType: JSON_TYPE,
  body: (message) => JSON.stringify(message),
};

/** A JSON answer by Node's own response; the connection can be used on. */
export function sendJson(response: ServerResponse, status: number, body: object): void {
  sendBody(response, status, JSON_TYPE, JSON.stringify(body));
}

/** Any answer by Node's own response. */
export function sendBody(
  response: ServerResponse,
  status: number,
  contentType: string,
  body: Uint8Array | string,
): void {
  response.writeHead(status, { 'Content-Type': contentType, 'Content-Length': Buffer.byteLength(body) });
  response.end(body);
}

/** Delivers, and tells the trace when the terminal was gone before anything could leave. */
export async function deliver(
  answering: Answering,
  response: ServerResponse,
  rendering: Rendering = JSON_RENDERING,
): Promise<void> {
  const { plan, signal } = answering;
  const [first] = plan.answers;
  const { socket } = response;
  if (socket === null || response.destroyed) {
    if (first !== undefined) answering.undelivered(goneBefore(signal));
    return;
  }
  if (first !== undefined && plan.answers.length === 1 && first.delayMs === 0 && plan.play === null) {
    sendBody(response, 200, rendering.contentType, rendering.body(first.message));
    return;
  }
  if (isSilentFor(plan, silencePreferred(response.req.headers.prefer))) response.writeProcessing();
  const hungUp = new AbortController();
  response.once('close', () => hungUp.abort());
  const over = AbortSignal.any([signal, hungUp.signal]);
  const { sent, ending } = await writeAnswers(plan, socket, rendering, over);
  if (sent === 0 && first !== undefined) answering.undelivered(goneBefore(signal));
  await finish(socket, ending, over);
}

/** True when nothing would be seen on the connection within that time, which somebody asked to be told; a connection that died tells nothing. */
const isSilentFor = ({ answers: [first], ending }: Plan, withinMs: number | null): boolean =>
  withinMs !== null && (first === undefined ? ending === 'silent' : first.delayMs > withinMs);

/** Writes every answer in its time; `ending` is what is to become of the connection then. */
async function writeAnswers(
  plan: Plan,
  socket: Socket,
  rendering: Rendering,
  over: AbortSignal,
): Promise<{ sent: number; ending: Ending }> {
  const write = (bytes: Uint8Array) => {
    if (socket.writable) socket.write(bytes);
    return socket.writable;
  };
  let sent = 0;
  for (const { message, delayMs } of plan.answers) {
    await pause(delayMs, over);
    const more = plan.answers.length - sent > 1;
    const steps = play(plan, httpFrame(message, rendering, more ? 'keep-alive' : 'close'));
    if (!(await playSteps(steps, write, over))) return { sent, ending: 'reset' };
    sent += 1;
  }
  return { sent, ending: plan.ending };
}

const play = (plan: Plan, frame: Frame): WireStep[] => plan.play?.(frame) ?? [{ afterMs: 0, bytes: wholeFrame(frame) }];

function httpFrame(message: Message, { body, contentType }: Rendering, connection: 'close' | 'keep-alive'): Frame {
  const head = (length: number, status = 200) =>
    Buffer.from(httpHead(status, length, connection, contentType), 'latin1');
  return { body: Buffer.from(body(message)), idle: new Uint8Array(), head };
}

/** An answer written past Node's own response cannot be followed by another on the same connection, so `keep` closes in order. */
async function finish(socket: Socket, ending: Ending, over: AbortSignal): Promise<void> {
  switch (ending) {
    case 'keep':
    case 'end':
      socket.end();
      return;
    case 'reset':
      breakOff(socket);
      return;
    case 'dead':
    case 'silent':
      if (ending === 'dead') socket.pause();
      await pause(SILENCE_MS, over);
      socket.destroy();
      return;
    default:
      ending satisfies never;
  }
}
