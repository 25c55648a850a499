// What other hosts take and a certification refuses: fields that the transaction does not list, and currencies other than the yuan.
import { afterEach, describe, expect, test } from 'vitest';
import { retailMac, unionPayMac } from '../../src/crypto/mac.ts';
import { DIALECTS, type DialectName } from '../../src/definitions/dialects/index.ts';
import { compileDialect } from '../../src/iso8583/index.ts';
import { type AcquirerClient, connectAcquirer } from '../admin/client.ts';
import { type RunningAcquirer, startAcquirer } from '../main.ts';
import { PAN, sender, signIn, testConfiguration } from './test-kit.ts';
import { signInOn, Wire } from './wire.fixture.ts';

let acquirer: RunningAcquirer;
let admin: AcquirerClient;
afterEach(() => acquirer.close());

async function start(strict: boolean, dialect: DialectName = 'unionpay-pos'): Promise<void> {
  const configuration = testConfiguration();
  if (strict) configuration.acquirer.strict = true;
  acquirer = await startAcquirer({ configuration, tcpPort: 0, dialect });
  admin = connectAcquirer(acquirer.adminUrl);
}

const lastExchange = async () => (await admin.exchanges(0)).at(-1);
const spent = async () => 1_000_000 - (await admin.card(PAN)).availableMinor;

/** Fields that terminals of other hosts send with a sale. */
const MORE = { 12: '093000', 13: '1122', 46: 'LOYALTY', 48: '0012', 63: 'VER 1.0' };
const NOTE = 'fields 12, 13, 46, 48, 63: not of this transaction, not looked at';

describe('a sale with fields that it does not list', () => {
  test('is decided all the same as JSON, under its MAC, and noted', async () => {
    await start(false);
    const send = sender(acquirer.hostUrl);
    const till = await signIn(send);
    const { status, reply } = await send(till.sale(12_850, { ...MORE, 48: 'POINTS AND MORE' }));
    expect([status, reply.fields[39], reply.fields[48]]).toEqual([200, '00', undefined]);
    expect(await lastExchange()).toMatchObject({ code: '00', error: null, macVerified: true, note: NOTE });
    expect(await spent()).toBe(12_850);
    const changed = till.sale(100, MORE);
    changed.fields[46] = 'another';
    expect((await send(changed)).reply.fields[39]).toBe('A0');
  });

  test('is refused as JSON by a strict acquirer', async () => {
    await start(true);
    const send = sender(acquirer.hostUrl);
    const till = await signIn(send);
    const { status, reply } = await send(till.sale(12_850, MORE));
    expect([status, reply.fields[39]]).toEqual([400, '30']);
    expect(reply.error?.details.map(({ path }) => path)).toEqual(Object.keys(MORE).map((field) => `fields[${field}]`));
    expect(await spent()).toBe(0);
  });

  test('is noted only where there is something to note', async () => {
    await start(false);
    const send = sender(acquirer.hostUrl);
    await send((await signIn(send)).sale(100));
    expect(await lastExchange()).not.toHaveProperty('note');
  });

  test.each(['unionpay-pos', 'iso8583-1987-ascii', 'iso8583-1987-binary'] as const)(
    'is decided all the same in the bytes of %s',
    async (name) => {
      await start(false, name);
      const codec = compileDialect(DIALECTS[name]);
      const wire = await Wire.dial(acquirer.tcp ?? '', codec);
      const till = await signInOn(wire);
      const key = Buffer.from(till.keys.macKey, 'hex');
      const macOf = (covered: Uint8Array) =>
        (name === 'unionpay-pos' ? unionPayMac(key.subarray(0, 8), covered) : retailMac(key, covered))
          .toString('hex')
          .toUpperCase();
      const { fields } = await wire.ask(codec.encodeFrame(till.sale(12_850, MORE), {}, macOf));
      expect(fields[39]).toBe('00');
      expect(await lastExchange()).toMatchObject({ code: '00', macVerified: true, note: NOTE });
      wire.hangUp();
    },
  );

  test('is refused in bytes by a strict acquirer', async () => {
    await start(true);
    const wire = await Wire.dial(acquirer.tcp ?? '');
    const till = await signInOn(wire);
    expect((await wire.ask(till.frame(till.sale(100, { 38: 'ABCDEF' })))).fields[39]).toBe('30');
    expect((await lastExchange())?.error).toBe('format error: field 38 is unexpected (in no list of this transaction)');
    wire.hangUp();
  });
});

describe('a sale in yen', () => {
  test('is booked digit for digit, echoed and noted', async () => {
    await start(false);
    const send = sender(acquirer.hostUrl);
    const { reply } = await send((await signIn(send)).sale(1285, { 49: '392' }));
    expect(reply.fields).toMatchObject({ 4: '000000001285', 39: '00', 49: '392' });
    expect(await lastExchange()).toMatchObject({ note: 'field 49: JPY, booked digit for digit' });
    expect(await spent()).toBe(1285);
  });

  test('is answered 12 by a strict acquirer', async () => {
    await start(true);
    const send = sender(acquirer.hostUrl);
    expect((await send((await signIn(send)).sale(1285, { 49: '392' }))).reply.fields[39]).toBe('12');
    expect(await lastExchange()).toMatchObject({ code: '12', error: 'field 49: expected 156 (CNY)' });
    expect(await spent()).toBe(0);
  });
});
