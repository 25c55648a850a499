// One connection of a terminal over TCP or TLS: takes frames apart, has them decided, and writes answers in the order in which they are ready.
import type { Socket } from 'node:net';
import type { Deframer, Frame as StreamFrame } from '../../src/iso8583/index.ts';
import type { Message } from '../../src/iso8583/message.ts';
import { type Answering, type Engine, goneBefore, type Line } from '../engine/engine.ts';
import type { UnreadBody } from '../engine/unmasked.ts';
import type { Ending, Frame, Transport } from '../faults/fault.ts';
import type { BinaryReading, BinaryWire } from './binary-wire.ts';
import { breakOff } from './break-off.ts';
import { WireBytes } from './hidden-hex.ts';
import { pause, playSteps } from './player.ts';
import type { TcpBounds } from './tcp-bounds.ts';

type TcpConnectionOptions = {
  stream: Socket;
  /** The socket under the encryption; the stream itself without one. */
  raw: Socket;
  engine: Engine;
  wire: BinaryWire;
  transport: Transport;
  bounds: TcpBounds;
  onFault: ((error: unknown) => void) | undefined;
};

const ENDED = 'the acquirer had ended the connection before the answer could leave';
const NOTHING = new Uint8Array();

export class TcpConnection {
  readonly #options: TcpConnectionOptions;
  readonly #stream: Socket;
  readonly #deframer: Deframer;
  /** Over as soon as it is decided that the host ends it: what comes behind is not decided. */
  readonly #line: Line = { over: false };
  /** Aborted when the connection is gone; made for the first answer that takes its time. */
  #gone: AbortController | null = null;
  /** Requests in the house. */
  #inside = 0;
  #lastFrame = performance.now();
  /** When the frame began that is not complete; null between frames. */
  #begun: number | null = null;
  /** Bytes that leave together at the end of this turn of the event loop. */
  #outgoing: Uint8Array[] = [];
  /** Answers that are being played byte by byte; others wait for them, or they would land inside. */
  #playing = 0;
  #turn: Promise<void> = Promise.resolve();
  /** Nothing is read or written any more, and nobody is told. */
  #dead = false;
  #finishing = false;
  /** The rest of the stream cannot be understood. */
  #deaf = false;
  /** The terminal closed its side: nothing more comes. */
  #cut = false;
  /** When the host ended it; what still comes is not looked at, and a terminal that does not end it too is hung up on. */
  #ended: number | null = null;

  constructor(options: TcpConnectionOptions) {
    const { stream, wire, bounds } = options;
    this.#options = options;
    this.#stream = stream;
    this.#deframer = wire.codec.deframer(bounds.frameBytes);
    stream.on('data', (packet: Buffer) => this.#take(packet));
    stream.on('drain', () => this.#readOn());
    stream.on('end', () => this.#cutOff());
    // What is to be known of a broken connection is that it is gone; `close` always follows.
    stream.on('error', () => undefined);
    stream.once('close', () => this.#gone?.abort());
  }

  /** Lets a connection go whose frame is not completed, or that says nothing, for too long. `now` as `performance.now()`. */
  sweep(now: number): void {
    const { frameTimeoutMs, idleTimeoutMs } = this.#options.bounds;
    if (this.#ended !== null) {
      if (now - this.#ended >= frameTimeoutMs) this.#stream.destroy();
    } else if (this.#begun !== null && now - this.#begun >= frameTimeoutMs) {
      const { pending } = this.#deframer;
      this.#refuse(`the frame was not completed in ${frameTimeoutMs} ms; ${pending} bytes of it came`);
      this.hangUp();
    } else if (this.#inside === 0 && now - this.#lastFrame >= idleTimeoutMs) this.#stream.destroy();
  }

  /** Ends the connection as soon as nothing is in the house. */
  finish(): void {
    this.#finishing = true;
    if (this.#inside === 0) this.#endOrderly();
  }

  /** What comes from here on is not looked at; what was asked before is answered, then the connection ends. */
  #noMore(): void {
    this.#deaf = true;
    this.finish();
  }

  hangUp(): void {
    this.#line.over = true;
    this.#stream.destroy();
  }

  #take(packet: Buffer): void {
    if (!this.#listens()) return;
    let read = -this.#deframer.pending;
    const frames = this.#deframer.push(packet);
    if (frames.length > 0) this.#lastFrame = performance.now();
    this.#begun =
      this.#deframer.pending === 0 ? null : ((frames.length === 0 ? this.#begun : null) ?? performance.now());
    for (const frame of frames) {
      if (!this.#listens()) return;
      this.#frame(frame, packet.subarray(Math.max(0, read)));
      if (frame.kind !== 'broken')
        read += this.#options.wire.front + (frame.kind === 'message' ? frame.payload.length : 0);
    }
  }

  #listens(): boolean {
    return !this.#line.over && !this.#deaf && this.#ended === null;
  }

  /** `rest` is what came of it and behind it. */
  #frame(frame: StreamFrame, rest: Buffer): void {
    const { wire } = this.#options;
    if (frame.kind === 'keep-alive') this.#send(wire.codec.frame(NOTHING));
    else if (frame.kind === 'message') this.#message(frame.payload);
    else {
      this.#refuse(`format error: ${frame.error.message}`, new WireBytes(wire.codec, Buffer.from(rest), 0));
      this.#noMore();
    }
  }

  #message(payload: Buffer): void {
    const { engine, wire, transport } = this.#options;
    const reading = wire.read(payload, engine.state);
    // A copy: the packet that it came in may be many times larger.
    const sent = new WireBytes(wire.codec, wire.codec.frame(payload), wire.front);
    if (!reading.ok) {
      const { error, readable, answer } = reading;
      engine.refuse({ transport, request: readable, answer, error, requestHex: sent, body: sent });
      if (answer === null) this.#noMore();
      else this.#send(wire.writeFrame(answer, reading));
      return;
    }
    const { message, security } = reading;
    this.#inside += 1;
    if (this.#inside >= this.#options.bounds.outstanding) this.#stream.pause();
    try {
      engine.take({ message, transport, security, bytes: sent, line: this.#line }, (answering) =>
        this.#deliver(answering, reading),
      );
    } catch (error) {
      this.#fail(error);
    }
  }

  /** A fault of the host itself: the terminal gets no answer, and learns it at once. */
  #fail(error: unknown): void {
    this.#options.onFault?.(error);
    this.hangUp();
    this.#answered();
  }

  /** At once and in one piece, or as its fault says. */
  #deliver(answering: Answering, asked: BinaryReading): void {
    const { plan } = answering;
    const first = plan.answers[0];
    if (first === undefined || plan.play !== null || plan.answers.length > 1 || first.delayMs > 0) {
      this.#perform(answering, asked).then(
        () => this.#answered(),
        (error: unknown) => this.#fail(error),
      );
      return;
    }
    try {
      if (this.#dead || !this.#stream.writable) answering.undelivered(this.#reason(answering));
      else this.#send(this.#written(answering, first.message, asked));
      this.#answered();
    } catch (error) {
      this.#fail(error);
    }
  }

  /** Who it was that ended the connection. */
  #reason({ signal }: Answering): string {
    return this.#line.over || this.#ended !== null ? ENDED : goneBefore(signal);
  }

  /** The frame of an answer; the trace is told of it. */
  #written(answering: Answering, message: Message, asked: BinaryReading): Buffer {
    const { wire } = this.#options;
    const frame = wire.writeFrame(message, asked, answering.headerRequirement);
    answering.written(new WireBytes(wire.codec, frame, wire.front));
    return frame;
  }

  async #perform(answering: Answering, asked: BinaryReading): Promise<void> {
    const { plan, signal } = answering;
    this.#gone ??= new AbortController();
    if (this.#stream.destroyed) this.#gone.abort();
    const over = AbortSignal.any([signal, this.#gone.signal]);
    let sent = 0;
    for (const { message, delayMs } of plan.answers) {
      await pause(delayMs, over);
      const whole = this.#written(answering, message, asked);
      const steps = plan.play?.(this.#asFrame(whole)) ?? [{ afterMs: 0, bytes: whole }];
      if (!(await this.#play(steps, over))) break;
      sent += 1;
    }
    if (sent === 0 && plan.answers.length > 0) answering.undelivered(this.#reason(answering));
    this.#conclude(plan.ending, over);
  }

  /** Plays alone: other answers of this connection leave before or after. */
  #play(steps: Parameters<typeof playSteps>[0], over: AbortSignal): Promise<boolean> {
    this.#playing += 1;
    const write = (bytes: Uint8Array) => {
      if (this.#dead || !this.#stream.writable) return false;
      this.#stream.write(bytes);
      return true;
    };
    const played = this.#turn.then(() => {
      if (!this.#dead) this.#flush();
      return playSteps(steps, write, over);
    });
    this.#turn = played.then(() => {
      this.#playing -= 1;
      this.#flush();
    });
    return played;
  }

  #asFrame(whole: Buffer): Frame {
    const { codec } = this.#options.wire;
    const { front } = this.#options.wire;
    return {
      body: whole.subarray(front),
      idle: codec.frame(NOTHING),
      head: (length) => codec.frame(Buffer.alloc(length)).subarray(0, front),
    };
  }

  #conclude(ending: Ending, over: AbortSignal): void {
    // What was answered before leaves before.
    this.#flushTogether();
    switch (ending) {
      case 'keep':
      case 'silent':
        return;
      case 'end':
        this.#endOrderly();
        return;
      case 'reset':
        breakOff(this.#options.raw, this.#stream);
        return;
      case 'dead':
        this.#dead = true;
        this.#stream.pause();
        if (over.aborted) this.#stream.destroy();
        else over.addEventListener('abort', () => this.#stream.destroy(), { once: true });
        return;
      default:
        ending satisfies never;
    }
  }

  #send(frame: Uint8Array): void {
    if (this.#dead || !this.#stream.writable) return;
    if (this.#outgoing.push(frame) === 1 && this.#playing === 0) process.nextTick(() => this.#flushTogether());
  }

  #flushTogether(): void {
    if (this.#playing === 0) this.#flush();
  }

  #flush(): void {
    const { length } = this.#outgoing;
    if (length === 0) return;
    const [only] = this.#outgoing;
    const bytes = length === 1 && only !== undefined ? only : Buffer.concat(this.#outgoing);
    this.#outgoing = [];
    if (this.#dead || !this.#stream.writable) return;
    // A terminal that does not take its answers is not listened to until it does.
    if (!this.#stream.write(bytes)) this.#stream.pause();
  }

  #answered(): void {
    this.#inside -= 1;
    if (this.#finishing && this.#inside === 0) this.#endOrderly();
    this.#readOn();
  }

  #readOn(): void {
    const { outstanding } = this.#options.bounds;
    if (this.#dead || !this.#stream.isPaused() || this.#stream.writableNeedDrain) return;
    if (this.#inside <= outstanding / 2) this.#stream.resume();
  }

  #endOrderly(): void {
    this.#ended ??= performance.now();
    this.#flush();
    const { stream, raw } = this.#options;
    // When all is said on both sides, closing says so too, and says it in one go. TLS has words of its own for it.
    if (this.#cut && stream === raw && stream.writableLength === 0) stream.destroy();
    else stream.end();
  }

  /** The terminal closed its side, perhaps in the middle of a frame; what it asked before is still answered. */
  #cutOff(): void {
    const { pending } = this.#deframer;
    this.#cut = true;
    if (pending > 0) this.#refuse(`the frame broke off: ${pending} bytes of it came, then the connection was closed`);
    this.#begun = null;
    this.finish();
  }

  /** Bytes that are no message get no answer; the trace says why. */
  #refuse(error: string, body: UnreadBody | null = null): void {
    const { engine, transport } = this.#options;
    engine.refuse({ transport, request: null, answer: null, error, body });
  }
}
