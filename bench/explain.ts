// Processor time for a megabyte of hexadecimal: whole messages, damaged ones, and bytes that are none. Limit: two seconds.
import { DIALECTS } from '../src/definitions/dialects/index.ts';
import { explain } from '../src/explain/index.ts';
import { compileDialect } from '../src/iso8583/index.ts';

const LIMIT_MS = 2000;
const MEGABYTE = 1 << 20;

const codec = compileDialect(DIALECTS['unionpay-pos']);
const frame = codec.encodeFrame({
  mti: '0200',
  fields: {
    2: '6212345678901232',
    3: '000000',
    4: '000000012345',
    11: '000123',
    14: '2912',
    22: '021',
    25: '00',
    35: '6212345678901232=29122011234567890',
    41: 'TP000001',
    42: '898310058120001',
    49: '156',
    60: '22000001000500',
  },
});
const damaged = Buffer.from(frame);
damaged[27] = 0xaa;

/** Text of a megabyte: what repeats, as hexadecimal. */
const hex = (bytes: Buffer): string =>
  bytes
    .toString('hex')
    .repeat(Math.ceil(MEGABYTE / bytes.length / 2))
    .slice(0, MEGABYTE);
/** Bytes that look like nothing, the same every time. */
function noise(length: number): Buffer {
  let state = 8583;
  const next = () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state >> 16;
  };
  return Buffer.from(Array.from({ length }, next));
}

const INPUTS: Readonly<Record<string, string>> = {
  'whole messages': hex(frame),
  'every other one damaged': hex(Buffer.concat([frame, damaged])),
  'one message, then noise': frame.toString('hex') + noise(MEGABYTE / 2 - frame.length).toString('hex'),
  noise: noise(MEGABYTE / 2).toString('hex'),
  'zero bytes': '00'.repeat(MEGABYTE / 2),
  'digits in ASCII': '3132333435363738'.repeat(MEGABYTE / 16),
};

let worst = 0;
const wanted = process.argv[2];
for (const [name, input] of Object.entries(INPUTS)) {
  if (wanted !== undefined && name !== wanted) continue;
  const start = process.cpuUsage();
  const { data } = explain(input);
  const { user, system } = process.cpuUsage(start);
  const ms = (user + system) / 1000;
  worst = Math.max(worst, ms);
  console.log(
    `${name}: ${Math.round(ms)} ms, ${data.messages.length} messages, told as ${data.damage?.cause ?? 'whole'}`,
  );
}
console.log(
  `slowest of a megabyte: ${Math.round(worst)} ms; ratio to the limit of ${LIMIT_MS} ms: ${(worst / LIMIT_MS).toFixed(2)}`,
);
if (worst > LIMIT_MS) process.exitCode = 1;
