// The client of the comparison, the same for both sides: connections that send frames and take back as many.
import { connect, type Socket } from 'node:net';
import type { Deframer } from '../../src/iso8583/index.ts';

/** Answers in the order of what they answer, without their lengths, and how long each was waited for, in milliseconds. */
type Answers = { payloads: Buffer[]; waitsMs: number[] };

/** A connection that keeps so many frames under way, and gives what came back. */
export class Line {
  readonly #socket: Socket;
  readonly #deframer: Deframer;
  #outstanding = 1;
  #frames: readonly Buffer[] = [];
  #sent = 0;
  #sentAt: number[] = [];
  #received: Buffer[] = [];
  #waitsMs: number[] = [];
  #done: (received: Answers) => void = () => undefined;
  #failed: (error: Error) => void = () => undefined;

  constructor(socket: Socket, deframer: Deframer) {
    this.#socket = socket;
    this.#deframer = deframer;
    socket.setNoDelay(true);
    socket.on('data', (packet: Buffer) => {
      const now = performance.now();
      for (const frame of this.#deframer.push(packet)) {
        if (frame.kind !== 'message') continue;
        this.#waitsMs.push(now - this.#sentAt[this.#received.length]!);
        this.#received.push(frame.payload);
      }
      if (this.#received.length >= this.#frames.length)
        this.#done({ payloads: this.#received, waitsMs: this.#waitsMs });
      else this.#fill();
    });
    socket.on('error', (error) => this.#failed(error));
    socket.on('end', () => this.#failed(new Error('the other side hung up')));
  }

  /** Connects to `ip:port`. */
  static open(address: string, deframer: Deframer): Promise<Line> {
    const [host = '', port] = address.split(':');
    const socket = connect(Number(port), host);
    return new Promise((resolve, reject) => {
      socket.once('error', reject);
      socket.once('connect', () => resolve(new Line(socket, deframer)));
    });
  }

  /** Sends the frames, never more than `outstanding` of them unanswered. */
  run(frames: readonly Buffer[], outstanding: number): Promise<Answers> {
    this.#frames = frames;
    this.#outstanding = outstanding;
    this.#sent = 0;
    this.#sentAt = [];
    this.#received = [];
    this.#waitsMs = [];
    return new Promise((resolve, reject) => {
      this.#done = resolve;
      this.#failed = reject;
      this.#fill();
    });
  }

  hangUp(): void {
    this.#failed = () => undefined;
    this.#socket.destroySoon();
  }

  /** One write for whatever may leave now. */
  #fill(): void {
    const last = Math.min(this.#frames.length, this.#received.length + this.#outstanding);
    if (last > this.#sent)
      this.#socket.write(
        last - this.#sent === 1 ? this.#frames[this.#sent]! : Buffer.concat(this.#frames.slice(this.#sent, last)),
      );
    const now = performance.now();
    for (; this.#sent < last; this.#sent++) this.#sentAt.push(now);
  }
}

/** How terminals come: connections that are `kept` serve all sales of a terminal, the others one each. */
export type Manner = { outstanding: number; kept: boolean };

/** Sends the frames of every terminal, all terminals at once; `perSecond` counts from the first dialling or sending to the last answer. */
export async function exchangeAll(
  address: string,
  { outstanding, kept }: Manner,
  frames: readonly Buffer[][],
  deframer: () => Deframer,
): Promise<Answers & { perSecond: number }> {
  const lines = kept ? await Promise.all(frames.map(() => Line.open(address, deframer()))) : [];
  const from = performance.now();
  const answers = await Promise.all(
    frames.map((each, i) => lines[i]?.run(each, outstanding) ?? dialEach(address, each, deframer)),
  );
  const seconds = (performance.now() - from) / 1000;
  for (const line of lines) line.hangUp();
  const all = together(answers);
  return { perSecond: all.payloads.length / seconds, ...all };
}

/** One terminal's frames, each on a line of its own; what is waited for is the answer, not the line. */
async function dialEach(address: string, frames: readonly Buffer[], deframer: () => Deframer): Promise<Answers> {
  const answers: Answers[] = [];
  for (const frame of frames) {
    const line = await Line.open(address, deframer());
    answers.push(await line.run([frame], 1));
    line.hangUp();
  }
  return together(answers);
}

const together = (answers: readonly Answers[]): Answers => ({
  payloads: answers.flatMap(({ payloads }) => payloads),
  waitsMs: answers.flatMap(({ waitsMs }) => waitsMs),
});
