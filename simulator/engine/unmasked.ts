// What travelled as it travelled, for a judge that looks for secrets where none may be; shown only to who asks for it by name.
import { FIELD_59_TAGS, field59, field59Value } from '../../src/definitions/payment-code.ts';
import { holdsCards, sensitivityOf } from '../../src/iso8583/mask.ts';
import type { Message } from '../../src/iso8583/message.ts';
import type { UnmaskedExchange } from '../model/index.ts';

/** The line and the headers of an HTTP request, before anybody has read them. */
export type RequestHead = { method: string; url: string; rawHeaders: readonly string[] };

/** No more is kept of a request than this. */
export const headOf = ({ method, originalUrl: url, rawHeaders }: Asked): RequestHead => ({ method, url, rawHeaders });
type Asked = { method: string; originalUrl: string; rawHeaders: readonly string[] };

/** Method and address in the first line, then a header a line. */
function headText({ method, url, rawHeaders }: RequestHead): string {
  const lines = [`${method} ${url}`];
  for (let i = 0; i + 1 < rawHeaders.length; i += 2) lines.push(`${rawHeaders[i]}: ${rawHeaders[i + 1]}`);
  return lines.join('\n');
}

/** Fields of a fixed format that is shorter than any PIN. */
const TOO_SHORT = new Set([22, 23, 24, 25, 26, 39, 49]);

/** Card data stands by right in that field of the message. */
export const isOfCard = (mti: string, field: number): boolean =>
  sensitivityOf(field) !== 'public' || holdsCards(mti, field);

/** What came in place of a message. */
export type UnreadBody = {
  /** In bytes. */
  readonly size: number;
  /** As text, without the fields that could be read and those that carry card data by right. */
  unread(readable: Message | null): string;
};

/** Pictures of signatures alone stand in field 62 of a request by right. */
const isSecretBox = (mti: string, field: number) => field === 62 && mti !== '0820';

const TRACK_3 = 36;
const CHIP_DATA = 55;
const PAYMENT_CODE = 59;

/** What stands beside the payment code, which stands there by right. */
function besideCode(field: string): string {
  const { paymentCode } = FIELD_59_TAGS;
  const code = field59Value(paymentCode, field);
  return typeof code === 'string' ? field.replace(field59(paymentCode, code), '') : field;
}

/** The data objects of a field 55 that nobody is shown, by tag. */
export type HiddenChip = (field: string) => [tag: string, value: string][];

/** What stands where card data may stand and nothing else that is secret. */
function cardFieldsOf(request: Message | null, hiddenChip: HiddenChip): Record<string, string> {
  const { [TRACK_3]: track, [CHIP_DATA]: chip } = request?.fields ?? {};
  return Object.fromEntries([
    ...(track === undefined ? [] : [[String(TRACK_3), track]]),
    ...(chip === undefined ? [] : hiddenChip(chip)),
  ]);
}

/** Fields that carry card data by right are left out; the PIN block is told by itself. */
export function unmaskedExchange(
  sequence: number,
  request: Message | null,
  head: RequestHead | null,
  body: UnreadBody | null,
  hiddenChip: HiddenChip,
): UnmaskedExchange {
  const fields: Record<string, string> = {};
  for (const [key, value] of Object.entries(request?.fields ?? {}))
    if (isSecretBox(request!.mti, Number(key)) || !(TOO_SHORT.has(Number(key)) || isOfCard(request!.mti, Number(key))))
      fields[key] = value;
    else if (Number(key) === PAYMENT_CODE) fields[key] = besideCode(value);
  return {
    sequence,
    head: head === null ? null : headText(head),
    pinBlock: request?.fields[52] ?? null,
    fields,
    cardFields: cardFieldsOf(request, hiddenChip),
    body: body?.unread(request) ?? null,
  };
}
