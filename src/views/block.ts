// The evidence of some scenarios as it stands packed in a page: each thing told once, and what is alike in a form in which it looks alike.
import { type Column, columnOf, type Value, valuesOf } from './columns.ts';
import type { ScenarioDetail, ScenarioEvidence } from './evidence.ts';

export type Block = Column;
type Event = ScenarioEvidence['timeline'][number];
type Slip = ScenarioEvidence['slips'][number];
/** What was seen is one thing with its kind and detail; its time is that since the event before. */
type PackedEvent = Pick<Event, 'step' | 'ms'> & { seen: string[] };
type PackedEvidence = Omit<ScenarioEvidence, 'timeline' | 'slips'> & {
  timeline: PackedEvent[];
  slips: (Omit<Slip, 'lines'> & { lines?: Slip['lines'] })[];
};

/** Stands for a detail that is none, and before what is told otherwise; the last net leaves neither in a text of a run. */
const NONE = '\u0001';
const TOLD = '\u0002';
/** A MAC of which every byte is a hexadecimal digit as a character. */
const MAC_OF_DIGITS = /^(?:3\d|4[1-6]){8}$/;
const CRYPTOGRAM = /(?<![0-9A-F])[0-9A-F]{16}(?![0-9A-F])/;

export function blockOf(details: readonly ScenarioDetail[]): Block {
  const packed = details.map((detail) => ({ ...detail, evidence: detail.evidence && packedEvidence(detail.evidence) }));
  return columnOf(packed as unknown as Value[]);
}

export function detailsOf(block: Block): ScenarioDetail[] {
  const details = valuesOf(block) as unknown as (Omit<ScenarioDetail, 'evidence'> & {
    evidence: PackedEvidence | null;
  })[];
  return details.map((detail) => ({ ...detail, evidence: detail.evidence && openedEvidence(detail.evidence) }));
}

/** Cryptograms of the requests, which stand on slips again. */
const cryptograms = ({ exchanges }: Pick<ScenarioEvidence, 'exchanges'>) =>
  exchanges.map(({ requestChip }) => requestChip?.['9F26']);

/** A slip is told by the event that it came with. */
function packedEvidence(evidence: ScenarioEvidence): PackedEvidence {
  const own = cryptograms(evidence);
  const issued = evidence.timeline.filter(({ kind }) => kind === 'slip');
  const short = (line: string) =>
    line.replace(CRYPTOGRAM, (found) => (own.includes(found) ? `${TOLD}${own.indexOf(found)}${TOLD}` : found));
  let last = 0;
  return {
    ...evidence,
    timeline: evidence.timeline.map(({ step, ms, kind, detail, lines }) => {
      const since = ms - last;
      last = ms;
      return { step, ms: since, seen: [kind, detail ?? NONE, ...lines.map(short)] };
    }),
    exchanges: evidence.exchanges.map((exchange) => withMacs(exchange, shortMac)),
    slips: evidence.slips.map((slip, at) => {
      const { lines, ...rest } = slip;
      return lines.join('\n') === issued[at]?.lines.join('\n') ? rest : slip;
    }),
  };
}

function openedEvidence(packed: PackedEvidence): ScenarioEvidence {
  const own = cryptograms(packed);
  const long = (line: string) => line.replace(/\u0002(\d+)\u0002/, (_, place) => own[Number(place)] ?? '');
  let ms = 0;
  const timeline = packed.timeline.map(({ step, ms: since, seen }): Event => {
    const [kind = '', detail = NONE, ...lines] = seen;
    ms += since;
    return { step, kind: kind as Event['kind'], lines: lines.map(long), detail: detail === NONE ? null : detail, ms };
  });
  const issued = timeline.filter(({ kind }) => kind === 'slip');
  return {
    ...packed,
    timeline,
    exchanges: packed.exchanges.map((exchange) => withMacs(exchange, longMac)),
    slips: packed.slips.map((slip, at) => ({ ...slip, lines: slip.lines ?? issued[at]?.lines ?? [] })),
  };
}

type Exchange = ScenarioEvidence['exchanges'][number];
type Message = Exchange['request'];

function withMacs(exchange: Exchange, change: (mac: string) => string): Exchange {
  const changed = (message: Message): Message => {
    const mac = message?.fields['64'];
    return message === null || mac === undefined
      ? message
      : { ...message, fields: { ...message.fields, 64: change(mac) } };
  };
  return { ...exchange, request: changed(exchange.request), answer: changed(exchange.answer) };
}

const shortMac = (mac: string) =>
  MAC_OF_DIGITS.test(mac)
    ? `${TOLD}${mac.replace(/../g, (byte) => String.fromCharCode(Number.parseInt(byte, 16)))}`
    : mac;
const longMac = (mac: string) =>
  mac.startsWith(TOLD) ? [...mac.slice(1)].map((digit) => digit.charCodeAt(0).toString(16)).join('') : mac;
