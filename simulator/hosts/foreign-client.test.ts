// A client library that we have not written, on the wire: it makes every request and reads every answer.
import { createRequire } from 'node:module';
import { afterAll, describe, expect, test } from 'vitest';
import { DIALECTS } from '../../src/definitions/dialects/index.ts';
import { FIELD_48_SETTLEMENT } from '../../src/definitions/transactions.ts';
import { compileDialect, type Dialect } from '../../src/iso8583/index.ts';
import { buildPositional } from '../../src/iso8583/positional.ts';
import { type RunningAcquirer, startAcquirer } from '../main.ts';
import { IDENTITY, PAN, testConfiguration } from './test-kit.ts';
import { Wire } from './wire.fixture.ts';

type Packager = { getBufferMessage(): Buffer | { error: string }; getIsoJSON(bytes: Buffer): Record<string, string> };
type Library = new (data?: Record<string, string>) => Packager;

/** The library, where it is installed: `npm install --no-save iso_8583`. */
function installed(): Library | null {
  try {
    return createRequire(import.meta.url)('iso_8583') as Library;
  } catch {
    return null;
  }
}

const library = installed();
const WHETHER = library === null ? ' (not run: npm install --no-save iso_8583 brings the library)' : '';

/** What the library speaks, as a dialect: characters, two bitmaps in bytes, PIN block and MAC in bytes. It has no packed digits. */
const theirs: Dialect = {
  ...DIALECTS['iso8583-1987-ascii'],
  name: 'iso_8583',
  bitmap: { encoding: 'binary', secondary: 'always' },
  defaults: { ...DIALECTS['iso8583-1987-ascii'].defaults, b: { encoding: 'binary', prefix: 'ascii' } },
};

let acquirer: RunningAcquirer | undefined;
afterAll(() => acquirer?.close());

describe.skipIf(library === null)(`npm iso_8583${WHETHER}`, () => {
  test('signs in, sells, reverses and settles', async () => {
    const Iso8583 = library!;
    const codec = compileDialect(theirs);
    const configuration = { ...testConfiguration(), mac: false };
    acquirer = await startAcquirer({ configuration, tcpPort: 0, dialect: theirs });
    const wire = await Wire.dial(acquirer.tcp ?? '', codec);
    const ask = async (data: Record<string, string>) => {
      const bytes = new Iso8583(data).getBufferMessage();
      if (!Buffer.isBuffer(bytes)) throw new Error(`the library refuses the request: ${bytes.error}`);
      wire.socket.write(bytes);
      const { payload } = await wire.answer();
      return new Iso8583().getIsoJSON(Buffer.from(codec.frame(payload)));
    };

    const signIn = await ask({ 0: '0800', 11: '000001', ...IDENTITY, 60: '00000000003', 63: '01 ' });
    expect(signIn).toMatchObject({ 0: '0810', 11: '000001', 39: '00' });
    const batch = signIn[60]!.slice(2, 8);

    const card = { 2: PAN, 3: '000000', 4: '000000012850', 22: '072', 25: '00', ...IDENTITY, 49: '156' };
    const sale = { ...card, 60: `22${batch}00060` };
    expect(await ask({ 0: '0200', 11: '000002', ...sale })).toMatchObject({ 0: '0210', 4: '000000012850', 39: '00' });
    expect(await ask({ 0: '0200', 11: '000003', ...sale })).toMatchObject({ 0: '0210', 11: '000003', 39: '00' });
    expect(await ask({ 0: '0400', 11: '000003', ...sale, 39: '98' })).toMatchObject({
      0: '0410',
      11: '000003',
      39: '00',
    });

    const totals = { domesticDebitAmount: '12850', domesticDebitCount: '1', domesticResult: '0', foreignResult: '0' };
    const settlement = await ask({
      0: '0500',
      11: '000004',
      ...IDENTITY,
      48: buildPositional(FIELD_48_SETTLEMENT, totals),
      49: '156',
      60: `00${batch}201`,
      63: '01 ',
    });
    expect(settlement).toMatchObject({ 0: '0510', 11: '000004' });
    expect(settlement[48]?.[30]).toBe('1');
    wire.hangUp();
  });
});
