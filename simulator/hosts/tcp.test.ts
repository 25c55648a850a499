// The TCP host as a terminal sees it, over real sockets: messages, frames, MACs, and one ledger with the other ways in.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { swapTpdu } from '../../src/iso8583/index.ts';
import { type AcquirerClient, connectAcquirer } from '../admin/client.ts';
import { type RunningAcquirer, startAcquirer } from '../main.ts';
import { PAN, sender, testConfiguration } from './test-kit.ts';
import { signInOn, unionPay, Wire, type WireTill } from './wire.fixture.ts';

let acquirer: RunningAcquirer;
let admin: AcquirerClient;
let wire: Wire;
let till: WireTill;

beforeAll(async () => {
  acquirer = await startAcquirer({ configuration: testConfiguration(), tcpPort: 0 });
  admin = connectAcquirer(acquirer.adminUrl);
});
afterAll(() => acquirer.close());
beforeEach(async () => {
  wire?.hangUp();
  await admin.reset();
  wire = await Wire.dial(acquirer.tcp ?? '');
  till = await signInOn(wire);
});

const spent = async () => 1_000_000 - (await admin.card(PAN)).availableMinor;
const lastExchange = async () => (await admin.exchanges(0)).at(-1);

describe('a sale', () => {
  test('is approved, posted once, and its answer is signed over the bytes that leave', async () => {
    wire.socket.write(till.frame(till.sale(12_850)));
    const answer = await wire.answer();
    expect(answer.message).toMatchObject({ mti: '0210', fields: { 4: '000000012850', 11: '000001', 39: '00' } });
    expect(till.genuine(answer)).toBe(true);
    expect(await spent()).toBe(12_850);
    expect((await admin.ledger()).sumMinor).toBe(0);
  });

  test('is in the trace with its frames, and nothing secret in them', async () => {
    const frame = till.frame(till.sale(100));
    await wire.ask(frame);
    const exchange = await lastExchange();
    expect(exchange).toMatchObject({ transport: 'iso-tcp', macVerified: true, pinBlock: 'enciphered', code: '00' });
    const sent = frame.toString('hex').toUpperCase();
    const shown = exchange?.requestHex ?? '';
    expect(shown).toHaveLength(sent.length);
    expect([...shown].every((character, i) => character === '*' || character === sent[i])).toBe(true);
    expect(shown).not.toContain(PAN);
    expect(shown).not.toContain(till.sale(100).fields[52]);
    expect(exchange?.answerHex).toMatch(/^00[0-9A-F]{2}6000000003/);
  });

  test('is refused with A0 when one bit of what the MAC covers is another', async () => {
    const frame = till.frame(till.sale(100));
    const amount = frame.indexOf('000000000100', 'hex');
    frame[amount + 4] = 0x02;
    expect((await wire.ask(frame)).fields).toMatchObject({ 39: 'A0', 4: '000000000200' });
    expect(await spent()).toBe(0);
  });

  test('is refused with A0 without a MAC', async () => {
    expect((await wire.ask(unionPay.encodeFrame(till.sale(100)))).fields[39]).toBe('A0');
  });

  test('is refused with 99 when its PIN block is under another key, and costs no try', async () => {
    const wrong = '2'.repeat(16);
    expect((await wire.ask(till.frame(till.sale(100, { 52: wrong })))).fields[39]).toBe('99');
    expect((await admin.card(PAN)).pinTriesLeft).toBe(3);
  });

  test('made over TCP is known over HTTP: one acquirer, one ledger', async () => {
    const message = till.sale(100);
    await wire.ask(till.frame(message));
    const again = await sender(acquirer.hostUrl)({ mti: '0200', fields: message.fields });
    expect(again.reply.fields[39]).toBe('94');
    expect((await admin.transactions()).transactions).toHaveLength(1);
    expect((await admin.exchanges(0)).map(({ transport }) => transport)).toEqual(['iso-tcp', 'iso-tcp', 'json-http']);
  });
});

describe('header', () => {
  test('the TPDU comes back with its ends exchanged, the application header as it went', async () => {
    const header = { tpdu: '6012345678', application: '613200321234' };
    wire.socket.write(unionPay.encodeFrame({ mti: '0820', fields: { ...till.sale(1).fields } }, header));
    const refused = await wire.answer();
    expect(refused.header).toEqual({ tpdu: swapTpdu(header.tpdu), application: header.application });
  });

  test('a rule puts the processing requirement into the answer, and the MAC stays right', async () => {
    await admin.addRule({ when: { transaction: 'sale' }, times: 1, then: { headerRequirement: '3' } });
    wire.socket.write(till.frame(till.sale(100)));
    const answer = await wire.answer();
    expect(answer.header).toMatchObject({ application: '603103310000' });
    expect(answer.message.fields[39]).toBe('00');
    expect(till.genuine(answer)).toBe(true);
  });
});

describe('frames', () => {
  test('two hundred requests in one write are all answered, each to its STAN', async () => {
    const sales = Array.from({ length: 200 }, () => till.sale(100));
    wire.socket.write(Buffer.concat(sales.map((sale) => till.frame(sale))));
    const answers = await Promise.all(sales.map(() => wire.answer()));
    expect(answers.map(({ message }) => message.fields[39])).toEqual(sales.map(() => '00'));
    expect(answers.map(({ message }) => message.fields[11]).sort()).toEqual(sales.map(({ fields }) => fields[11]));
    expect(await spent()).toBe(20_000);
  });

  test('a frame may come byte by byte', async () => {
    for (const byte of till.frame(till.sale(100))) {
      wire.socket.write(Buffer.from([byte]));
      await new Promise(setImmediate);
    }
    expect((await wire.answer()).message.fields[39]).toBe('00');
  });

  test('a frame of length zero is echoed, also between others', async () => {
    const idle = unionPay.frame(Buffer.alloc(0));
    wire.socket.write(Buffer.concat([idle, till.frame(till.sale(100)), idle]));
    const came = [await wire.next(), await wire.next(), await wire.next()].map(({ kind }) => kind).sort();
    expect(came).toEqual(['keep-alive', 'keep-alive', 'message']);
  });

  test('what a terminal asked before it closed its side is still answered', async () => {
    wire.socket.end(till.frame(till.sale(100)));
    expect((await wire.answer()).message.fields[39]).toBe('00');
    expect(await wire.end).toBe('closed');
  });

  test('a terminal that hangs up at once loses its answer, not its payment, and the trace says so', async () => {
    await admin.addRule({ when: { transaction: 'sale' }, times: 1, then: { fault: 'late-answer', delayMs: 30 } });
    const frame = till.frame(till.sale(100));
    wire.socket.write(frame, () => wire.socket.resetAndDestroy());
    const [exchange] = await admin.exchanges(1, 10_000);
    expect(exchange).toMatchObject({ transaction: 'sale' });
    await expect
      .poll(async () => (await admin.exchanges(1))[0])
      .toMatchObject({ answer: null, error: 'the terminal had hung up before the answer could leave' });
    expect(await spent()).toBe(100);
  });
});

describe('what cannot be read', () => {
  test('is answered 30 where its type can be read, with what is proven of it', async () => {
    const frame = till.frame(till.sale(100));
    const currency = frame.indexOf(Buffer.from('156'));
    const cut = frame.subarray(2, currency + 2);
    const answer = await wire.ask(unionPay.frame(cut));
    expect(answer).toEqual({
      mti: '0210',
      fields: { 3: '000000', 4: '000000000100', 11: '000001', 39: '30', 41: 'TP000001', 42: '898310058120001' },
    });
    expect(await lastExchange()).toMatchObject({ code: '30', committed: false });
    expect((await lastExchange())?.error).toMatch(
      /^format error: field 49, byte \d+: expected 3 bytes, found 2 bytes left/,
    );
    expect(await spent()).toBe(0);
  });

  test('echoes nothing that may be part of a card number, and the trace shows none of it', async () => {
    const frame = till.frame(till.sale(100));
    // Without bit 2 the card number is read as processing code, amount and so on.
    const bitmap = frame.indexOf('0200', 13, 'hex') + 2;
    frame[bitmap] = (frame[bitmap] ?? 0) & ~0x40;
    const { mti, fields } = await wire.ask(frame);
    expect({ mti, fields }).toEqual({ mti: '0210', fields: { 39: '30' } });
    const exchange = await lastExchange();
    expect(exchange?.request).toEqual({ mti: '0200', fields: {} });
    expect(exchange?.requestHex?.slice(2 * (bitmap + 8))).toMatch(/^\*+$/);
  });

  test('is answered 30 when a field is missing', async () => {
    expect((await wire.ask(till.frame(till.sale(100, { 49: null })))).fields[39]).toBe('30');
  });

  test.each([
    ['noise', Buffer.from('FF'.repeat(40), 'hex')],
    ['a message without its header', unionPay.encode({ mti: '0820', fields: {} }).subarray(11)],
    ['too little for a header', Buffer.from('6000')],
    ['an answer instead of a request', unionPay.encode({ mti: '0210', fields: { 39: '00' } })],
  ])('ends the connection where no answer can be made: %s', async (_name, payload) => {
    wire.socket.write(unionPay.frame(payload));
    expect(await wire.next()).toEqual({ kind: 'closed' });
    const exchange = await lastExchange();
    expect(exchange).toMatchObject({ answer: null, code: null, committed: false });
    expect(exchange?.error).toMatch(/^format error: |message type/);
  });

  test('the books of the others go on', async () => {
    const other = await Wire.dial(acquirer.tcp ?? '');
    other.socket.write(unionPay.frame(Buffer.from('FF'.repeat(40), 'hex')));
    await other.end;
    expect((await wire.ask(till.frame(till.sale(100)))).fields[39]).toBe('00');
  });
});
