// The same acquirer in every dialect of the house: sign-in, a signed sale, and its answer, over TCP.
import { afterEach, describe, expect, test } from 'vitest';
import { cbcMac, retailMac } from '../../src/crypto/mac.ts';
import { DIALECTS, type DialectName } from '../../src/definitions/dialects/index.ts';
import { compileDialect, type Dialect } from '../../src/iso8583/index.ts';
import { ConfigurationError, type RunningAcquirer, startAcquirer } from '../main.ts';
import { testConfiguration } from './test-kit.ts';
import { signInOn, Wire } from './wire.fixture.ts';

let acquirer: RunningAcquirer | undefined;
afterEach(() => acquirer?.close());

async function sell(dialect: Dialect, mac: (key: Buffer, data: Uint8Array) => Buffer) {
  acquirer = await startAcquirer({ configuration: testConfiguration(), tcpPort: 0, dialect });
  const codec = compileDialect(dialect);
  const wire = await Wire.dial(acquirer.tcp ?? '', codec);
  const till = await signInOn(wire);
  const key = Buffer.from(till.keys.macKey, 'hex');
  const macOf = (covered: Uint8Array) => mac(key, covered).toString('hex').toUpperCase();
  wire.socket.write(codec.encodeFrame(till.sale(100), {}, macOf));
  const { payload, ...decoded } = await wire.answer();
  wire.hangUp();
  const covered = codec.macInput(payload, decoded) ?? Buffer.alloc(0);
  return { fields: decoded.message.fields, genuine: decoded.message.fields[64] === macOf(covered) };
}

describe('a sale', () => {
  test.each(['iso8583-1987-ascii', 'iso8583-1987-binary'] as DialectName[])(
    'in %s is approved and signed',
    async (name) => {
      expect(await sell(DIALECTS[name], retailMac)).toMatchObject({
        fields: { 11: '000001', 39: '00' },
        genuine: true,
      });
    },
  );

  test('in a dialect of somebody’s own, with frames and MAC of its own, too', async () => {
    const own: Dialect = {
      ...DIALECTS['iso8583-1987-ascii'],
      name: 'own',
      framing: { length: 'ascii4', countsItself: true },
      mac: { field: 64, from: 'mti', algorithm: 'iso9797-1-algorithm-1', padding: 2 },
    };
    expect(await sell(own, (key, data) => cbcMac(key, data, 2))).toMatchObject({ fields: { 39: '00' }, genuine: true });
  });
});

test('a dialect that there is not is refused by name', async () => {
  const started = startAcquirer({ dialect: 'klingon' as DialectName });
  await expect(started).rejects.toThrow(ConfigurationError);
  await expect(started).rejects.toThrow(/there is no dialect klingon; known: unionpay-pos/);
});

test('a dialect without frames cannot be spoken over TCP, and says so', async () => {
  const bare: Dialect = { ...DIALECTS['iso8583-1987-ascii'], name: 'bare', framing: { length: 'none' } };
  await expect(startAcquirer({ dialect: bare, tcpPort: 0 })).rejects.toThrow(
    /dialect: messages of bare have no frames/,
  );
});
