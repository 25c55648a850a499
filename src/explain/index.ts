// The door of the room that explains messages: from bytes or text to words, in either language, with a diagnosis of what is wrong.
import { DIALECTS } from '../definitions/dialects/index.ts';
import type { Words } from '../definitions/message-words.ts';
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
  /** A dialect of the project, guessed before those of the house. */
  own?: Dialect | undefined;
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

/** Streams of one input that are told, such as the lines of a log: each is a guess of its own. */
const MOST_STREAMS = 50;
const firstOf = (all: number): Words => ({
  en: `the first ${MOST_STREAMS} of ${all} messages or streams are told`,
  zh: `只解释前${MOST_STREAMS}个报文或数据流，共${all}个`,
});

/**
 * Explains messages: hexadecimal text in any style, a dump, binary bytes (as Uint8Array), or messages in JSON.
 * InputError when the input is empty, larger than 1 MiB, or holds no message at all.
 */
export function explain(input: Uint8Array | string, options: ExplainOptions = {}): Explanation {
  const { dialect, own, framing = null, language = 'en', unmaskTestData = false } = options;
  const named = [...(own === undefined ? [] : [own]), ...Object.values(DIALECTS)].map((each) => namedCandidate(each));
  const told = dialect === undefined ? null : namedCandidate(dialect);
  const found = readInput(input);
  const streams: ShownStream[] = found
    .slice(0, MOST_STREAMS)
    .map((stream) => showStream(stream, { told, framing, named, showing: unmaskTestData ? 'all' : 'masked' }));
  if (found.length > MOST_STREAMS) streams[0]?.notes.push(firstOf(found.length));
  return {
    whole: streams.every(({ whole }) => whole),
    text: printed(streams, language),
    data: dataOf(streams, language),
  };
}
