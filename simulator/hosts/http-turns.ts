// Requests that come on one connection before the earlier ones are answered (pipelining): each is begun when the one before it has its answer.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

type Turn = { request: IncomingMessage; response: ServerResponse; begin: () => void };

/**
 * The requests of one connection. So answers leave in the order of their requests, and what comes behind an answer that ends the
 * connection is never begun: nothing is decided that could not be answered.
 */
export class Turns {
  readonly #socket: Socket;
  /** Requests that may wait; whoever piles up more is let go. */
  readonly #piled: number;
  #current: Turn | null = null;
  #waiting: Turn[] = [];
  /** What is said before the connection is ended, after the answers that are under way; null = it goes on. */
  #lastWords: string | null = null;

  constructor(socket: Socket, piled: number) {
    this.#socket = socket;
    this.#piled = piled;
  }

  /** Begins the request in its turn; never, where the connection ends before. */
  add(turn: Turn): void {
    if (this.#lastWords !== null) return;
    if (this.#current === null) {
      this.#begin(turn);
      return;
    }
    if (this.#waiting.length + 1 < this.#piled) {
      this.#waiting.push(turn);
      return;
    }
    // The one under way is answered, the others are not even begun.
    this.#waiting = [];
    this.#socket.pause();
    this.end('');
  }

  /** Ends the connection with these words as soon as every whole request has its answer. What has not come whole gets none. */
  end(words: string): void {
    if (this.#lastWords !== null) return;
    this.#lastWords = words;
    this.#waiting = this.#waiting.filter(({ request }) => request.complete);
    if (this.#current === null || !this.#current.request.complete) this.#hangUp();
  }

  #begin(turn: Turn): void {
    this.#current = turn;
    turn.response.once('close', () => this.#after(turn.response));
    turn.begin();
  }

  #after({ writableFinished }: ServerResponse): void {
    this.#current = null;
    // An answer that did not leave as Node's own response has taken the connection with it.
    if (!writableFinished || !this.#socket.writable) this.#waiting = [];
    const next = this.#waiting.shift();
    if (next !== undefined) this.#begin(next);
    else if (this.#lastWords !== null) this.#hangUp();
  }

  #hangUp(): void {
    this.#waiting = [];
    if (!this.#socket.writable) return;
    if (this.#lastWords) this.#socket.write(this.#lastWords);
    this.#socket.destroySoon();
  }
}
