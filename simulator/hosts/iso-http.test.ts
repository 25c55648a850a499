// Binary messages over HTTP: both content types, bare and framed, beside JSON on the same address.

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { unionPayMac } from '../../src/crypto/mac.ts';
import { unwrapWorkKeys } from '../../src/crypto/work-keys.ts';
import { batchNumberOf } from '../../src/definitions/field-60.ts';
import type { Message } from '../../src/iso8583/message.ts';
import { type AcquirerClient, connectAcquirer, type FaultName } from '../admin/client.ts';
import { type RunningAcquirer, startAcquirer } from '../main.ts';
import { IDENTITY, PAN, rawPost, sender, signInRequest, testConfiguration } from './test-kit.ts';
import { unionPay } from './wire.fixture.ts';

const OCTETS = 'application/octet-stream';
const TPDU = 'x-ISO-TPDU/x-auth';

let acquirer: RunningAcquirer;
let admin: AcquirerClient;
let batch: string;
let macKey: Buffer;

beforeAll(async () => {
  acquirer = await startAcquirer({ configuration: testConfiguration() });
  admin = connectAcquirer(acquirer.adminUrl);
});
afterAll(() => acquirer.close());
beforeEach(async () => {
  await admin.reset();
  const { body } = await post(unionPay.encodeFrame(signInRequest), TPDU);
  const { fields } = unionPay.decode(body.subarray(2)).message;
  const unwrapped = unwrapWorkKeys('0123456789ABCDEFFEDCBA9876543210', fields[62] ?? '');
  if (!('keys' in unwrapped)) throw new Error('no keys');
  macKey = Buffer.from(unwrapped.keys.macKey.slice(0, 16), 'hex');
  batch = batchNumberOf(fields[60]) ?? '';
});

async function post(body: Uint8Array, contentType: string) {
  const response = await fetch(`${acquirer.hostUrl}/iso8583`, {
    method: 'POST',
    headers: { 'content-type': contentType },
    body: new Uint8Array(body),
  });
  const { status, headers } = response;
  return { status, type: headers.get('content-type'), body: Buffer.from(await response.arrayBuffer()) };
}

const macOf = (covered: Uint8Array) => unionPayMac(macKey, covered).toString('hex').toUpperCase();
/** A reversal of something that never arrived: financial, signed, and it needs no PIN. */
const reversal: () => Message = () => ({
  mti: '0400',
  fields: {
    2: PAN,
    3: '000000',
    4: '000000000100',
    11: '000007',
    22: '012',
    25: '00',
    39: '98',
    ...IDENTITY,
    49: '156',
    60: `22${batch}00060`,
  },
});
const payload = () => unionPay.encode(reversal(), {}, macOf);
const play = (fault: FaultName) =>
  admin.addRule({ when: { transaction: 'reversal' }, times: 1, then: { fault, delayMs: 30 } });

describe('a message', () => {
  test.each([
    [OCTETS, 'bare'],
    [OCTETS, 'framed'],
    [TPDU, 'bare'],
    [TPDU, 'framed'],
    [`${OCTETS}; charset=binary`, 'bare'],
  ])('as %s, %s, is answered alike, with a MAC over the bytes', async (contentType, form) => {
    const sent = form === 'framed' ? unionPay.frame(payload()) : payload();
    const { status, type, body } = await post(sent, contentType);
    expect([status, type]).toEqual([200, contentType]);
    const bare = form === 'framed' ? body.subarray(2) : body;
    if (form === 'framed') expect(body.readUInt16BE(0)).toBe(bare.length);
    const decoded = unionPay.decode(bare);
    expect(decoded.message).toMatchObject({ mti: '0410', fields: { 11: '000007', 39: '00' } });
    expect(decoded.message.fields[64]).toBe(macOf(unionPay.macInput(bare, decoded) ?? Buffer.alloc(0)));
    expect((await admin.exchanges(1))[0]).toMatchObject({ transport: 'iso-http', macVerified: true });
  });

  test.each([
    ['0401', '0410'],
    ['0421', '0430'],
    ['0201', '0210'],
    ['0221', '0230'],
  ])('that is a repeat (%s) is answered by the type without the repeat digit (%s)', async (mti, answered) => {
    const { body } = await post(unionPay.encode({ mti, fields: reversal().fields }, {}, macOf), OCTETS);
    expect(unionPay.decode(body).message.mti).toBe(answered);
  });

  test('that is a repeated reversal is taken', async () => {
    const { body } = await post(unionPay.encode({ mti: '0401', fields: reversal().fields }, {}, macOf), OCTETS);
    expect(unionPay.decode(body).message).toMatchObject({ mti: '0410', fields: { 39: '00' } });
  });

  test('with a value that breaks the rule of its field is refused with 30, as on the JSON wire, whatever its MAC says', async () => {
    const { mti, fields } = reversal();
    const wrong = { mti, fields: { ...fields, 39: '51' } };
    const { body } = await post(unionPay.encode(wrong, {}, macOf), OCTETS);
    expect(unionPay.decode(body).message.fields[39]).toBe('30');
    expect((await admin.exchanges(1))[0]?.error).toMatch(/^format error: field 39 has the wrong form/);
  });

  test('with a wrong MAC is refused with A0', async () => {
    const bytes = payload();
    bytes[bytes.length - 1]! ^= 1;
    const { body } = await post(bytes, OCTETS);
    expect(unionPay.decode(body).message.fields[39]).toBe('A0');
  });

  test('shows its bytes in the trace without the card number', async () => {
    await post(unionPay.frame(payload()), TPDU);
    const [exchange] = await admin.exchanges(1);
    expect(exchange?.requestHex).toMatch(/^00[0-9A-F]{2}6000030000.*\*\*/);
    expect(exchange?.requestHex).not.toContain(PAN);
  });

  test('may come as JSON too, at the same address', async () => {
    const { status, reply } = await sender(acquirer.hostUrl)(signInRequest);
    expect([status, reply.fields[39]]).toEqual([200, '00']);
  });
});

describe('what is no message', () => {
  test('is answered 400 with a format error in the same form, where its type can be read', async () => {
    const { status, body } = await post(payload().subarray(0, 40), OCTETS);
    expect(status).toBe(400);
    expect(unionPay.decode(body).message).toEqual({ mti: '0410', fields: { 39: '30' } });
  });

  test('is answered 400 in words where not even that can be read', async () => {
    const { status, type, body } = await post(Buffer.alloc(30, 0xff), OCTETS);
    expect([status, type]).toEqual([400, 'text/plain; charset=utf-8']);
    expect(body.toString()).toMatch(/^format error: byte \d+: expected/);
  });

  test('is refused when it is empty, too large, or not sent by POST', async () => {
    expect((await post(Buffer.alloc(0), OCTETS)).status).toBe(400);
    expect((await post(Buffer.alloc(65_537), OCTETS)).status).toBe(413);
    const got = await fetch(`${acquirer.hostUrl}/iso8583`, { headers: { 'content-type': OCTETS } });
    expect([got.status, got.headers.get('allow')]).toEqual([405, 'POST']);
  });
});

describe('faults', () => {
  test.each([
    ['duplicate-answer', 'closed', 2],
    ['split', 'closed', 1],
    ['dribble', 'closed', 1],
    ['garbage', 'closed', 1],
    ['wrong-length', 'closed', 1],
    ['truncate', 'closed', 1],
    ['reset', 'reset', 0],
    ['reset-after-commit', 'reset', 0],
  ] as const)('%s is played on the bytes of the socket', async (fault, end, heads) => {
    await play(fault);
    const frame = unionPay.frame(payload());
    const raw = await rawPost(acquirer.hostUrl, frame, TPDU);
    expect(raw.end).toBe(end);
    const text = Buffer.concat(raw.chunks).toString('latin1');
    expect(text.split('HTTP/1.1 200 OK').length - 1).toBe(heads);
    if (heads > 0) expect(text).toContain(`Content-Type: ${TPDU}`);
    const announced = Number(/Content-Length: (\d+)/.exec(text)?.[1]);
    const body = Buffer.from(text.split('\r\n\r\n')[1]?.split('HTTP/1.1')[0] ?? '', 'latin1');
    if (fault === 'truncate') expect(body.length).toBe(Math.floor(announced / 2));
    if (fault === 'wrong-length') expect(body.length).toBe(announced + 8);
    if (fault === 'split' || fault === 'dribble')
      expect(unionPay.decode(body.subarray(2)).message.fields[39]).toBe('00');
    if (fault === 'garbage') expect(() => unionPay.decode(body.subarray(2))).toThrow();
  });

  test('coalesce needs frames on a stream, so a rule that asks for it is refused', async () => {
    await expect(admin.addRule({ when: {}, then: { fault: 'coalesce' } })).rejects.toThrow(
      /coalesce can be played on iso-tcp, iso-tls, not on json-http, iso-http/,
    );
  });
});
