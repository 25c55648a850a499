// Frames behind one that ends the connection: no answer to them could leave, so they are not decided; those before it are answered.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type AcquirerClient, connectAcquirer } from '../admin/client.ts';
import type { Exchange } from '../admin/wire.ts';
import { type RunningAcquirer, startAcquirer } from '../main.ts';
import { testConfiguration } from './test-kit.ts';
import { signInOn, unionPay, Wire, type WireTill } from './wire.fixture.ts';

let acquirer: RunningAcquirer;
let admin: AcquirerClient;
let wire: Wire;
let till: WireTill;

async function begin(transport: 'tcp' | 'tls'): Promise<void> {
  acquirer = await startAcquirer({ configuration: testConfiguration(), tcpPort: 0, tlsPort: 0 });
  admin = connectAcquirer(acquirer.adminUrl);
  wire =
    transport === 'tcp'
      ? await Wire.dial(acquirer.tcp ?? '')
      : await Wire.dial(acquirer.tls ?? '', unionPay, { ca: acquirer.certificateAuthority ?? '' });
  till = await signInOn(wire);
}
afterEach(async () => {
  wire.hangUp();
  await acquirer.close();
});

const sales = (...stans: string[]) => Buffer.concat(stans.map((stan) => till.frame(till.sale(100, { 11: stan }))));
/** STANs of what was posted. */
const posted = async () => (await admin.transactions({ state: 'approved' })).transactions.map(({ stan }) => stan);
/** The trace of the sales, once it has so many of them. */
async function traced(count: number): Promise<Exchange[]> {
  await expect.poll(async () => (await admin.exchanges(1)).length).toBe(count);
  return admin.exchanges(1);
}

describe.each(['tcp', 'tls'] as const)('three sales in one write over %s', (transport) => {
  beforeEach(() => begin(transport));

  test.each([
    ['reset', ['000101']],
    ['reset-after-commit', ['000101', '000102']],
    ['half-open', ['000101', '000102']],
    ['truncate', ['000101', '000102']],
  ] as const)('of which the second meets %s: posted are %j', async (fault, stans) => {
    await admin.addRule({ when: { stan: '000102' }, then: { fault } });
    wire.socket.write(sales('000101', '000102', '000103'));
    expect((await wire.answer()).message.fields).toMatchObject({ 11: '000101', 39: '00' });
    const [first, , third] = await traced(3);
    expect([first?.answer?.fields[39], first?.error]).toEqual(['00', null]);
    expect(third).toMatchObject({ answer: null, code: null, committed: false, postings: [] });
    expect(third?.error).toBe('the acquirer ended the connection before it was decided; nothing was posted');
    expect(await posted()).toEqual(stans);
  });

  test('of which the second gets no answer on a connection that stays: the others are posted and answered', async () => {
    await admin.addRule({ when: { stan: '000102' }, then: { fault: 'drop-answer' } });
    wire.socket.write(sales('000101', '000102', '000103'));
    const answers = [await wire.answer(), await wire.answer()];
    expect(answers.map(({ message }) => message.fields[11])).toEqual(['000101', '000103']);
    expect(await posted()).toEqual(['000101', '000102', '000103']);
  });

  test('and a fourth while the end of the connection waits behind an answer that drips: it is not posted', async () => {
    await admin.addRule({ when: { stan: '000101' }, then: { fault: 'dribble', delayMs: 300 } });
    await admin.addRule({ when: { stan: '000102' }, then: { fault: 'truncate' } });
    wire.socket.write(sales('000101', '000102', '000103'));
    await traced(3);
    wire.socket.write(sales('000104'));
    expect((await wire.answer()).message.fields[11]).toBe('000101');
    await wire.end;
    expect(await posted()).toEqual(['000101', '000102']);
  });

  test('of which the first is late and the second tears the connection down: the trace says who ended it', async () => {
    await admin.addRule({ when: { stan: '000101' }, then: { fault: 'late-answer', delayMs: 600_000 } });
    await admin.addRule({ when: { stan: '000102' }, then: { fault: 'reset-after-commit' } });
    wire.socket.write(sales('000101', '000102'));
    expect(await wire.end).toBe('reset');
    await expect
      .poll(async () => (await admin.exchanges(1))[0]?.error)
      .toBe('the acquirer had ended the connection before the answer could leave');
  });
});
