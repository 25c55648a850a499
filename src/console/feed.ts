// What happens, as server-sent events: numbered, kept for a while, so that a page that lost the line goes on where it was.
import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';

/** Events that are kept for pages that come back: so many, and of so many characters in all. */
const KEPT = 2_000;
const KEPT_CHARACTERS = 4 << 20;
/** A quiet line is told from a dead one by a comment this often, in milliseconds. */
const HEARTBEAT_MS = 15_000;
/** Pages that look on at the same time. */
const MOST_PAGES = 24;
/** A page that has not taken so many bytes is let go; it comes back and is told where things stand. */
const MOST_UNTAKEN = 8 << 20;

export class Feed {
  /** Numbers of another start mean nothing here. */
  readonly #start = randomBytes(4).toString('hex');
  #kept: { number: number; text: string }[] = [];
  #characters = 0;
  readonly #pages = new Set<ServerResponse>();
  readonly #whole: () => unknown;
  readonly #heart: NodeJS.Timeout;
  #number = 0;

  /** `whole` gives where everything stands, for a page that knows nothing yet. */
  constructor(whole: () => unknown) {
    this.#whole = whole;
    this.#heart = setInterval(() => this.#write(': here\n\n'), HEARTBEAT_MS).unref();
  }

  /** Tells every page. */
  publish(kind: string, data: unknown): void {
    this.#number += 1;
    const text = this.#text(kind, data);
    this.#kept.push({ number: this.#number, text });
    this.#characters += text.length;
    if (this.#kept.length > KEPT || this.#characters > KEPT_CHARACTERS) this.#forget();
    this.#write(text);
  }

  /** Down to a half of both, so that it is not done for every event. */
  #forget(): void {
    let first = this.#kept.length;
    let characters = 0;
    while (first > 0 && this.#kept.length - first < KEPT / 2 && characters < KEPT_CHARACTERS / 2)
      characters += this.#kept[--first]?.text.length ?? 0;
    this.#kept = this.#kept.slice(first);
    this.#characters = characters;
  }

  /** Answers with all events from now on, and before them with what was missed since `lastId`, or with where everything stands; false when too many look on. */
  open(response: ServerResponse, lastId: string | undefined): boolean {
    if (this.#pages.size >= MOST_PAGES) return false;
    response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' });
    response.write('retry: 1000\n\n');
    for (const text of this.#missed(lastId) ?? [this.#text('whole', this.#whole())]) response.write(text);
    this.#pages.add(response);
    response.once('close', () => this.#pages.delete(response));
    return true;
  }

  close(): void {
    clearInterval(this.#heart);
    for (const page of this.#pages) page.destroy();
  }

  /** null when that number is of another start, or no longer kept. */
  #missed(lastId: string | undefined): string[] | null {
    const [start, digits = ''] = lastId?.split('-') ?? [];
    const number = Number(digits);
    if (start !== this.#start || !/^\d{1,15}$/.test(digits) || number > this.#number) return null;
    const first = this.#kept[0]?.number ?? this.#number + 1;
    if (number + 1 < first) return null;
    return this.#kept.filter((each) => each.number > number).map(({ text }) => text);
  }

  #text(kind: string, data: unknown): string {
    return `id: ${this.#start}-${this.#number}\nevent: ${kind}\ndata: ${JSON.stringify(data)}\n\n`;
  }

  #write(text: string): void {
    for (const page of this.#pages) {
      if (page.writableLength > MOST_UNTAKEN) page.destroy();
      else page.write(text);
    }
  }
}
