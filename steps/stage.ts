// A scenario that is played one sentence after the other, by whoever decides what comes next. Knows no Cucumber.
import {
  EVIDENCE_MEDIA_TYPE,
  type Evidence,
  FINDING_MEDIA_TYPE,
  FITNESS_MEDIA_TYPE,
  type Finding,
  type Fitness,
  TERMINAL_FAULT_ERRORS,
  type Violation,
} from '../src/definitions/evidence.ts';
import type { StallMeter } from '../src/stalls.ts';
import { type Asked, close, conclude, open, type Post } from './around.ts';
import { within } from './bounds.ts';
import type { Subject } from './catalogue.ts';
import type { Phrase } from './phrases.ts';
import { readingOf } from './reading.ts';
import type { FeatureLanguage } from './scene/expectation.ts';
import { prepareScene } from './scene/setting.ts';
import { TillWorld, type WorldParameters } from './scene/till.ts';

type Said = { subject: Subject; keyword: Phrase['keyword']; sentence: string };
type Outcome = 'passed' | 'failed' | 'skipped' | 'broken';

export class Stage {
  readonly till: TillWorld;
  readonly findings: Finding[] = [];
  /** How it went so far; `broken`: the harness or the adapter failed, and nothing is said about the terminal. */
  outcome: Outcome = 'passed';
  /** What broke, in one line. */
  error: string | null = null;
  fitness: Fitness | null = null;
  #evidence: Evidence | null = null;
  /** The sentence that failed; null where the audit did, or nothing. */
  at: Said | null = null;
  #said: Said | null = null;

  private constructor(parameters: WorldParameters, stalls: StallMeter, language: FeatureLanguage) {
    const attach = (body: string, mediaType: string) => {
      if (mediaType === FINDING_MEDIA_TYPE) this.findings.push(JSON.parse(body));
      if (mediaType === EVIDENCE_MEDIA_TYPE) this.#evidence = JSON.parse(body);
      if (mediaType === FITNESS_MEDIA_TYPE) this.fitness = JSON.parse(body);
    };
    const till = new TillWorld({ attach, log: () => undefined, link: () => undefined, parameters } as never);
    till.stalls = stalls;
    till.setScene = (preparations) => prepareScene(till, preparations);
    till.measuredFrom = stalls.mark();
    till.language = language;
    this.till = till;
  }

  /** Opens the terminal of the post. Never rejects: what went wrong is the outcome. */
  static async open(
    post: Post,
    parameters: WorldParameters,
    stalls: StallMeter,
    { language, asked = { tags: [], isTimed: false } }: { language: FeatureLanguage; asked?: Asked },
  ): Promise<Stage> {
    const stage = new Stage(parameters, stalls, language);
    const { till } = stage;
    await stage.#guarded(async () => {
      const opened = await within(till.bounds.stepMs, 'Opening the terminal', () => open(till, post, asked));
      if (opened === 'skipped') stage.outcome = 'skipped';
    });
    return stage;
  }

  /** Plays one sentence of the catalogue, in either language. Never rejects. */
  async say(sentence: string): Promise<Outcome> {
    await this.#guarded(async () => {
      const { phrase, subject, values } = readingOf(sentence);
      this.#said = { subject, keyword: phrase.keyword, sentence };
      const told = await this.till.run(
        phrase.keyword,
        () => phrase.handler(this.till, ...(values as never[])),
        phrase.times,
      );
      if (told === 'skipped') this.outcome = 'skipped';
    });
    return this.outcome;
  }

  /** Sets the scene now, before the first sentence that does something. Never rejects. */
  async ready(): Promise<Outcome> {
    await this.#guarded(() => within(this.till.bounds.stepMs, 'Setting the scene', () => this.till.ready()));
    return this.outcome;
  }

  /** What the oracle found when it was over. */
  get violations(): readonly Violation[] {
    return this.#evidence?.violations ?? [];
  }

  /** Audits the books and closes the terminal. Never rejects. */
  async end(): Promise<void> {
    const failed = this.outcome === 'failed';
    this.#said = null;
    await this.#guarded(() =>
      this.outcome === 'skipped' ? close(this.till) : conclude(this.till, this.outcome === 'passed'),
    );
    // A later fault of the harness does not take back what was found.
    if (failed) this.outcome = 'failed';
  }

  async #guarded(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (thrown) {
      const { name, message } = thrown instanceof Error ? thrown : new Error(String(thrown));
      this.outcome = (TERMINAL_FAULT_ERRORS as readonly string[]).includes(name) ? 'failed' : 'broken';
      this.error ??= message.split('\n')[0] ?? '';
      this.at ??= this.#said;
    }
  }
}
