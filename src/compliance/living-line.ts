// How far a run is, for who watches it: one line at the foot of the terminal that is drawn anew, below whatever else is printed.
import { stripVTControlCharacters, styleText } from 'node:util';
import type { Progress } from './collected.ts';
import { shortened, widthOf } from './columns.ts';
import type { ConsoleLanguage } from './console-language.ts';
import type { Teller } from './progress.ts';
import { judge } from './verdicts.ts';
import { visible } from './visible.ts';

/** Where it is drawn: as standard error is when it is a terminal. */
export type Screen = NodeJS.WritableStream & { readonly columns?: number; readonly isTTY?: boolean };

/** Drawn no more often than this; a person cannot read faster. */
const PAUSE_MS = 80;
const COLUMNS = 80;
const BAR = 20;
/** ECMA-48: to the first column, and erase the line. */
const CLEAR = '\r\u001b[2K';

export class LivingLine implements Teller {
  readonly #screen: Screen;
  readonly #language: ConsoleLanguage;
  readonly #now: () => number;
  readonly #began: number;
  #drawnAt = Number.NEGATIVE_INFINITY;
  #drawn = false;
  #done = 0;
  #total = 0;
  /** Verdicts by place: what is played again counts as it ended last. */
  readonly #verdicts = new Map<string, string>();
  #playing = '';

  /** @param now milliseconds of a clock that does not step */
  constructor(screen: Screen, language: ConsoleLanguage, now: () => number = () => performance.now()) {
    this.#screen = screen;
    this.#language = language;
    this.#now = now;
    this.#began = now();
  }

  /** Lines that stay, above it. */
  say(text: string): void {
    this.#screen.write(`${this.#drawn ? CLEAR : ''}${text}\n`);
    this.#drawn = false;
    this.#draw();
  }

  /** A scenario begins. */
  begins(name: string): void {
    this.#playing = name;
    this.#drawIfDue();
  }

  /** A scenario has ended for good. */
  ends({ done, total, scenario }: Progress): void {
    this.#verdicts.set(`${scenario.uri}:${scenario.line}`, judge(scenario).verdict);
    this.#done = done;
    this.#total = total;
    if (done === total) this.#draw();
    else this.#drawIfDue();
  }

  /** The run is over: it goes. */
  clear(): void {
    if (this.#drawn) this.#screen.write(CLEAR);
    this.#drawn = false;
    this.#total = 0;
  }

  #drawIfDue(): void {
    if (this.#now() - this.#drawnAt >= PAUSE_MS) this.#draw();
  }

  #draw(): void {
    if (this.#total === 0) return;
    this.#drawnAt = this.#now();
    this.#screen.write(CLEAR + this.#text((this.#screen.columns ?? COLUMNS) - 1));
    this.#drawn = true;
  }

  #text(columns: number): string {
    const zh = this.#language === 'zh';
    const failed = this.#count('failed');
    const unclear = this.#count('inconclusive');
    const full = Math.floor((this.#done * BAR) / this.#total);
    const head = [
      `${this.#paint('green', '━'.repeat(full))}${this.#paint('gray', '─'.repeat(BAR - full))} ${this.#done}/${this.#total}`,
      ...(failed === 0 ? [] : [this.#paint('red', zh ? `失败${failed}` : `${failed} failed`)]),
      ...(unclear === 0 ? [] : [this.#paint('yellow', zh ? `无结论${unclear}` : `${unclear} inconclusive`)]),
      ...this.#left(),
    ].join(' · ');
    const room = columns - widthOf(stripVTControlCharacters(head)) - 3;
    if (room < 0) return shortened(stripVTControlCharacters(head), columns);
    return `${head} · ${shortened(visible(this.#playing).replaceAll('\n', ' '), room)}`;
  }

  /** How long it will take as it has gone so far; nothing before a twentieth is done, for that would be a guess. */
  #left(): string[] {
    if (this.#done * 20 < this.#total || this.#done === this.#total) return [];
    const seconds = Math.ceil(((this.#now() - this.#began) / this.#done / 1000) * (this.#total - this.#done));
    const clock = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
    return [this.#language === 'zh' ? `剩余约${clock}` : `about ${clock} left`];
  }

  #count(wanted: string): number {
    return [...this.#verdicts.values()].filter((verdict) => verdict === wanted).length;
  }

  #paint(colour: 'red' | 'yellow' | 'green' | 'gray', text: string): string {
    return styleText(colour, text, { stream: this.#screen });
  }
}
