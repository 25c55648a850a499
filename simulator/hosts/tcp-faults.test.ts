// Every fault on TCP, and the worst of them on TLS, as they come off the socket.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type AcquirerClient, connectAcquirer, type FaultName } from '../admin/client.ts';
import { faults } from '../faults/index.ts';
import { type RunningAcquirer, startAcquirer } from '../main.ts';
import { PAN, testConfiguration } from './test-kit.ts';
import { signInOn, unionPay, Wire, type WireTill } from './wire.fixture.ts';

let acquirer: RunningAcquirer;
let admin: AcquirerClient;
let wire: Wire;
let till: WireTill;

const dial = (transport: 'tcp' | 'tls') =>
  transport === 'tcp'
    ? Wire.dial(acquirer.tcp ?? '')
    : Wire.dial(acquirer.tls ?? '', unionPay, { ca: acquirer.certificateAuthority ?? '' });

beforeAll(async () => {
  acquirer = await startAcquirer({ configuration: testConfiguration(), tcpPort: 0, tlsPort: 0 });
  admin = connectAcquirer(acquirer.adminUrl);
});
afterAll(() => acquirer.close());

async function begin(transport: 'tcp' | 'tls'): Promise<void> {
  wire?.hangUp();
  await admin.reset();
  wire = await dial(transport);
  till = await signInOn(wire);
  wire.packets.length = 0;
}

const play = (fault: FaultName, delayMs?: number) =>
  admin.addRule({
    when: { transaction: 'sale' },
    times: 1,
    then: { fault, ...(delayMs === undefined ? {} : { delayMs }) },
  });
const spent = async () => 1_000_000 - (await admin.card(PAN)).availableMinor;
const sell = (): Buffer => {
  const frame = till.frame(till.sale(100));
  wire.socket.write(frame);
  return frame;
};
/** The trace once it has the sale. */
const traced = async () => (await admin.exchanges(1, 10_000))[0];
const received = () => Buffer.concat(wire.packets);
/** The same terminal again after its connection was spoilt; nothing else may be. */
const again = async () => {
  const next = await dial('tcp');
  const answer = await next.ask(till.frame(till.sale(50)));
  next.hangUp();
  return answer.fields[39];
};

describe.each(['tcp', 'tls'] as const)('over %s', (transport) => {
  beforeEach(() => begin(transport));

  test('drop-answer: posted, no answer, and the connection serves the next request', async () => {
    await play('drop-answer');
    sell();
    expect(await traced()).toMatchObject({ fault: 'drop-answer', answer: null, committed: true });
    expect((await wire.ask(till.frame(till.sale(50)))).fields).toMatchObject({ 11: '000002', 39: '00' });
    expect(await spent()).toBe(150);
  });

  test('drop-request: nothing posted, no answer, and the same sale can be made again', async () => {
    await play('drop-request');
    const frame = sell();
    expect(await traced()).toMatchObject({ fault: 'drop-request', answer: null, committed: false, code: null });
    expect((await wire.ask(frame)).fields[39]).toBe('00');
    expect(await spent()).toBe(100);
  });

  test('reset: the connection is torn down, nothing is posted', async () => {
    await play('reset');
    sell();
    expect(await wire.end).toBe('reset');
    expect(await spent()).toBe(0);
    expect(await again()).toBe('00');
  });

  test('reset-after-commit: torn down, and posted', async () => {
    await play('reset-after-commit');
    sell();
    expect(await wire.end).toBe('reset');
    expect(await spent()).toBe(100);
  });

  test('truncate: the length announces all, half comes, then the end', async () => {
    await play('truncate');
    sell();
    expect(await wire.next()).toEqual({ kind: 'closed' });
    const announced = received().readUInt16BE(0);
    expect(received().length - 2).toBe(Math.floor(announced / 2));
    expect(await spent()).toBe(100);
    expect(await again()).toBe('00');
  });
});

describe('over TCP alone', () => {
  beforeEach(() => begin('tcp'));

  test('split: whole, in three pieces that come apart', async () => {
    await play('split', 20);
    sell();
    const answer = await wire.answer();
    expect(answer.message.fields[39]).toBe('00');
    expect(till.genuine(answer)).toBe(true);
    expect(wire.packets.length).toBe(3);
    expect(wire.packets[0]).toHaveLength(1);
  });

  test('coalesce: one packet with a keep-alive before and behind the answer', async () => {
    await play('coalesce');
    sell();
    const kinds = [await wire.next(), await wire.next(), await wire.next()].map(({ kind }) => kind);
    expect(kinds).toEqual(['keep-alive', 'message', 'keep-alive']);
    expect(wire.packets).toHaveLength(1);
  });

  test('garbage: a right frame around noise, the same noise from the same seed', async () => {
    await play('garbage');
    sell();
    const first = await wire.next();
    if (first.kind !== 'message') throw new Error(first.kind);
    expect(() => unionPay.decode(first.payload)).toThrow();
    await begin('tcp');
    await play('garbage');
    sell();
    expect(await wire.next()).toEqual(first);
    expect((await wire.ask(till.frame(till.sale(50)))).fields[39]).toBe('00');
  });

  test('wrong-length: eight bytes short, so that the tail looks like another frame', async () => {
    await play('wrong-length');
    sell();
    const came = await wire.next();
    if (came.kind !== 'message') throw new Error(came.kind);
    expect(received().length - came.payload.length - 2).toBe(8);
    expect(() => unionPay.decode(came.payload)).toThrow(/field 64.*expected 8 bytes, found 0 bytes left/);
  });

  test('dribble: whole, byte by byte, and no other answer lands in the middle of it', async () => {
    await play('dribble', 150);
    sell();
    await traced();
    wire.socket.write(Buffer.concat([till.frame(till.sale(50)), till.frame(till.sale(60))]));
    const answers = [await wire.answer(), await wire.answer(), await wire.answer()];
    expect(answers.map(({ message }) => message.fields[11])).toEqual(['000001', '000002', '000003']);
    expect(answers.every(till.genuine)).toBe(true);
    expect(wire.packets.length).toBeGreaterThan(5);
  });

  test('half-open: nothing is answered and nothing is read any more, and it is not closed', async () => {
    await play('half-open');
    sell();
    expect(await traced()).toMatchObject({ fault: 'half-open', committed: true, answer: null });
    wire.socket.write(till.frame(till.sale(50)));
    expect(await again()).toBe('00');
    expect(await spent()).toBe(150);
    expect([wire.packets.length, wire.socket.destroyed]).toEqual([0, false]);
    await admin.reset();
    await wire.end;
  });

  test('duplicate-answer: the same bytes twice', async () => {
    await play('duplicate-answer');
    sell();
    const [first, second] = [await wire.answer(), await wire.answer()];
    expect(second.payload).toEqual(first.payload);
    expect(await spent()).toBe(100);
  });

  test('late-answer: the answers of others overtake it', async () => {
    await play('late-answer', 60);
    sell();
    await traced();
    expect((await wire.ask(till.frame(till.sale(50)))).fields[11]).toBe('000002');
    expect((await wire.answer()).message.fields[11]).toBe('000001');
  });

  test('late-answer: an answer of books that were reset never leaves', async () => {
    await play('late-answer', 600_000);
    sell();
    await traced();
    await admin.reset();
    till = await signInOn(wire);
    expect((await wire.ask(till.frame(till.sale(50)))).fields).toMatchObject({ 11: '000001', 4: '000000000050' });
  });

  test.each([
    ['wrong-stan', { 11: '000002' }],
    ['wrong-amount', { 4: '000000000101' }],
    ['more-than-asked', { 4: '000000000101', 39: '10' }],
    ['wrong-terminal', { 41: 'TP000009' }],
    ['unknown-code', { 39: 'Z9' }],
  ] as const)('%s: changed before it is signed, so its MAC is right', async (fault, fields) => {
    await play(fault);
    sell();
    const answer = await wire.answer();
    expect(answer.message.fields).toMatchObject(fields);
    expect(till.genuine(answer)).toBe(true);
  });

  test('wrong-mti answers something else, with a right MAC', async () => {
    await play('wrong-mti');
    sell();
    const answer = await wire.answer();
    expect([answer.message.mti, till.genuine(answer)]).toEqual(['0810', true]);
  });

  test('wrong-mac is wrong over the bytes that came', async () => {
    await play('wrong-mac');
    sell();
    const answer = await wire.answer();
    expect([answer.message.fields[39], till.genuine(answer)]).toEqual(['00', false]);
  });

  test('every fault can be played here but that of a status', () => {
    const unplayable = Object.entries(faults).filter(([, { transports }]) => !transports.includes('iso-tcp' as never));
    expect(unplayable.map(([name]) => name)).toEqual(['wrong-status']);
  });
});
