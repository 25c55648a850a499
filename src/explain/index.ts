// The door of the room that explains messages: from bytes or text to words, in either language, with a diagnosis of what is wrong.
import { DIALECTS } from '../definitions/dialects/index.ts';
import type { Dialect, Framing } from '../iso8583/dialect.ts';
import { namedCandidate } from './guess/guess.ts';
import { readInput } from './input/index.ts';
import { dataOf, type ExplanationData } from './show/data.ts';
import { printed } from './show/print.ts';
import { type ShownStream, showStream } from './show/report.ts';
import type { Language } from './words/language.ts';

export { type AnswerReport, explainAnswer, type Received } from './answers/answer.ts';
export { exchangeOutcome } from './answers/exchange.ts';
export { FRAMINGS, framingName, parseFraming } from './guess/framings.ts';
export { InputError } from './input/index.ts';
export type { DamageData, ExplanationData, MessageData } from './show/data.ts';
export { LANGUAGES, type Language } from './words/language.ts';

export type ExplainOptions = {
  /** The dialect of the bytes; left out, it is guessed. */
  dialect?: Dialect | undefined;
  /** How messages are framed; left out, it is guessed. */
  framing?: Framing | undefined;
  language?: Language | undefined;
  /** Shows card data: for test data only. */
  unmaskTestData?: boolean | undefined;
};

export type Explanation = {
  /** Every message decodes to its last byte. */
  whole: boolean;
  text: string;
  data: ExplanationData;
};

/**
 * Explains messages: hexadecimal text in any style, a dump, binary bytes (as Uint8Array), or messages in JSON.
 * InputError when the input is empty, larger than 1 MiB, or holds no message at all.
 */
export function explain(input: Uint8Array | string, options: ExplainOptions = {}): Explanation {
  const { dialect, framing = null, language = 'en', unmaskTestData = false } = options;
  const named = Object.values(DIALECTS).map((each) => namedCandidate(each));
  const told = dialect === undefined ? null : namedCandidate(dialect);
  const streams: ShownStream[] = readInput(input).map((stream) =>
    showStream(stream, { told, framing, named, showing: unmaskTestData ? 'all' : 'masked' }),
  );
  return {
    whole: streams.every(({ whole }) => whole),
    text: printed(streams, language),
    data: dataOf(streams, language),
  };
}
