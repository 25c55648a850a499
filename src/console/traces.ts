// Exchanges to be kept as files: bytes in hexadecimal, which `explain` reads, and a capture that Wireshark opens. Hidden digits stay hidden.
import { pcap } from '../certificate/bundle/pcap.ts';
import type { EvidenceExchange } from '../definitions/evidence.ts';
import type { Answer } from './server.ts';

/** Numbers as a query has them: `3-7,12`. */
const RANGES = /^\d{1,9}(-\d{1,9})?(,\d{1,9}(-\d{1,9})?)*$/;

/** The exchanges of those numbers that are kept; null where the text is no list of numbers. */
function chosenOf(exchanges: readonly EvidenceExchange[], ranges: string): EvidenceExchange[] | null {
  if (!RANGES.test(ranges)) return null;
  const pairs = ranges.split(',').map((each) => {
    const [from, to = from] = each.split('-').map(Number) as [number, number?];
    return [from, to] as const;
  });
  return exchanges.filter(({ sequence }) => pairs.some(([from, to]) => sequence >= from && sequence <= to));
}

/** Two lines for each message: what it is, and its bytes; or its text on a wire that carries JSON. */
function hexOf(exchanges: readonly EvidenceExchange[]): string {
  const one = (title: string, hex: string | null, message: object | null) =>
    message === null && hex === null ? [] : [title, hex ?? JSON.stringify(message), ''];
  return exchanges
    .flatMap(({ sequence, at, request, answer, requestHex, answerHex }) => [
      ...one(`# ${sequence} ${at} ${request?.mti ?? '?'} to the acquirer`, requestHex, request),
      ...one(`# ${sequence} ${at} ${answer?.mti ?? '?'} to the terminal`, answerHex, answer),
    ])
    .join('\n');
}

const KINDS: Readonly<Record<string, { type: string; body(of: readonly EvidenceExchange[]): string | Buffer }>> = {
  hex: { type: 'text/plain; charset=utf-8', body: hexOf },
  pcap: { type: 'application/vnd.tcpdump.pcap', body: (of) => pcap(of as Parameters<typeof pcap>[0]) },
};

/** The file of that ending with the exchanges of those numbers; null where there is no such kind or list. */
export function traceFile(exchanges: readonly EvidenceExchange[], ending: string, ranges: string): Answer | null {
  const kind = Object.hasOwn(KINDS, ending) ? KINDS[ending] : undefined;
  const chosen = chosenOf(exchanges, ranges);
  if (kind === undefined || chosen === null) return null;
  const headers = { 'content-disposition': `attachment; filename="tillproof-exchanges.${ending}"` };
  return { type: kind.type, body: kind.body(chosen), headers };
}
