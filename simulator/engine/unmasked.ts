// What travelled as it travelled, for a judge that looks for secrets where none may be; shown only to who asks for it by name.
import { holdsCards, sensitivityOf } from '../../src/iso8583/mask.ts';
import type { Message } from '../../src/iso8583/message.ts';
import type { UnmaskedExchange } from '../model/index.ts';

/** The line and the headers of an HTTP request, before anybody has read them. */
export type RequestHead = { method: string; url: string; rawHeaders: readonly string[] };

/** No more is kept of a request than this. */
export const headOf = ({ method, originalUrl: url, rawHeaders }: Asked): RequestHead => ({ method, url, rawHeaders });
type Asked = { method: string; originalUrl: string; rawHeaders: readonly string[] };

/** Method and address in the first line, then a header a line. */
export function headText({ method, url, rawHeaders }: RequestHead): string {
  const lines = [`${method} ${url}`];
  for (let i = 0; i + 1 < rawHeaders.length; i += 2) lines.push(`${rawHeaders[i]}: ${rawHeaders[i + 1]}`);
  return lines.join('\n');
}

/** Fields of a fixed format that is shorter than a card number: codes, amounts, times, voucher, reference, terminal. */
const TOO_SHORT = new Set([3, 4, 7, 11, 12, 13, 14, 22, 23, 24, 25, 26, 37, 38, 39, 41, 49]);

/** Fields that carry card data by right are left out; the PIN block is told by itself. */
export function unmaskedExchange(
  sequence: number,
  request: Message | null,
  head: RequestHead | null,
): UnmaskedExchange {
  const fields: Record<string, string> = {};
  for (const [key, value] of Object.entries(request?.fields ?? {}))
    if (
      !TOO_SHORT.has(Number(key)) &&
      sensitivityOf(Number(key)) === 'public' &&
      !holdsCards(request!.mti, Number(key))
    )
      fields[key] = value;
  return {
    sequence,
    head: head === null ? null : headText(head),
    pinBlock: request?.fields[52] ?? null,
    fields,
  };
}
