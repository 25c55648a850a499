// A client library that we have not written, on the wire of `simulate`: it makes every request and reads every answer.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import { retailMac } from '../../src/crypto/mac.ts';
import { unwrapWorkKeys } from '../../src/crypto/work-keys.ts';
import { DIALECTS } from '../../src/definitions/dialects/index.ts';
import { FIELD_48_SETTLEMENT } from '../../src/definitions/transactions.ts';
import { compileDialect } from '../../src/iso8583/index.ts';
import { buildPositional } from '../../src/iso8583/positional.ts';
import { INSTALL, installedLibrary, type Layout, ownLayout, packedLayout } from './foreign-client.fixture.ts';
import { IDENTITY, PAN } from './test-kit.ts';
import { Wire } from './wire.fixture.ts';

const COMMAND = fileURLToPath(new URL('../../src/cli/tillproof.js', import.meta.url));
const TMK = '0123456789ABCDEFFEDCBA9876543210';
const library = installedLibrary();

let stop: (() => Promise<unknown>) | undefined;
afterEach(async () => {
  await stop?.();
  stop = undefined;
});

/** `simulate` as anybody starts it, but on free ports; the address of its TCP host. */
async function simulate(dialect: string): Promise<string> {
  const ports = ['--port', '0', '--admin-port', '0', '--tcp-port', '0'];
  const child = spawn(process.execPath, [COMMAND, 'simulate', '--dialect', dialect, ...ports, '--json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  stop = () => {
    child.kill('SIGTERM');
    return ended;
  };
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  return (JSON.parse(line) as { tcp: string }).tcp;
}

/** Sends a request of the library and gives the answer as the library reads it. */
type Ask = (data: Record<string, string>, signed?: boolean) => Promise<Record<string, string>>;

/** Two sales, the second reversed, and the settlement of the first. */
async function businessDay(ask: Ask, batch: string): Promise<void> {
  const card = { 2: PAN, 3: '000000', 4: '000000012850', 14: '3512', 22: '072', 23: '001', 25: '00', ...IDENTITY };
  const sale = { ...card, 49: '156', 60: `22${batch}00060` };
  const approved = { 0: '0210', 3: '000000', 4: '000000012850', 39: '00', ...IDENTITY };
  const first = await ask({ 0: '0200', 11: '000002', ...sale }, true);
  expect(first).toMatchObject({ ...approved, 11: '000002', 25: '00', 49: '156', 60: sale[60] });
  expect(first[13]).toMatch(/^(0[1-9]|1[0-2])[0-3]\d$/);
  expect(first[37]).toMatch(/^[0-9]{12}$/);
  expect(await ask({ 0: '0200', 11: '000003', ...sale }, true)).toMatchObject({ ...approved, 11: '000003' });
  const reversal = { 0: '0400', 11: '000003', ...sale, 39: '98' };
  expect(await ask(reversal, true)).toMatchObject({ ...approved, 0: '0410', 11: '000003' });

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
  expect(settlement).toMatchObject({ 0: '0510', 11: '000004', ...IDENTITY, 49: '156' });
  // The host found the same totals: 1 behind the totals of domestic cards, and behind those of foreign ones.
  expect([settlement[48]?.[30], settlement[48]?.[61]]).toEqual(['1', '1']);
}

const signIn = { 0: '0800', 11: '000001', ...IDENTITY, 60: '00000000003', 63: '01 ' };

/** What the library speaks by itself: characters, two bitmaps in bytes, binary values in bytes. */
const THEIRS = `name: their-own
extends: iso8583-1987-ascii
bitmap: { encoding: binary, secondary: always }
defaults: { b: { encoding: binary, prefix: ascii } }
`;

/** Cuts what comes into frames; both layouts have two bytes of length. */
const FRAMES = compileDialect(DIALECTS['iso8583-1987-binary']);

/** The whole conversation with the host at that address. */
async function converse({ pack, unpack }: Layout, address: string): Promise<void> {
  const wire = await Wire.dial(address, FRAMES);
  let macKey = Buffer.alloc(0);
  const ask: Ask = async (data, signed = false) => {
    wire.socket.write(pack(data, signed ? (covered) => retailMac(macKey, covered) : undefined));
    const came = await wire.next();
    if (came.kind !== 'message') throw new Error(`expected a message, got ${came.kind}`);
    const answer = unpack(came.payload);
    if (signed) expect(answer[64]).toBe(retailMac(macKey, came.payload.subarray(0, -8)).toString('hex'));
    return answer;
  };
  const signedIn = await ask(signIn);
  expect(signedIn).toMatchObject({ 0: '0810', 11: '000001', 39: '00', ...IDENTITY });
  const unwrapped = unwrapWorkKeys(TMK, signedIn[62] ?? '');
  if (!('keys' in unwrapped)) throw new Error(`the sign-in answer has bad keys: ${unwrapped.bad}`);
  macKey = Buffer.from(unwrapped.keys.macKey, 'hex');
  await businessDay(ask, signedIn[60]!.slice(2, 8));
  wire.hangUp();
}

describe.skipIf(library === null)(
  `npm iso_8583${library === null ? ` (not run: ${INSTALL} brings the library)` : ''}`,
  { timeout: 60_000 },
  () => {
    test('signs in, sells, reverses and settles in packed ISO 8583:1987', async () => {
      await converse(packedLayout(library!), await simulate('iso8583-1987-binary'));
    });

    test('signs in, sells, reverses and settles in the layout that it has by itself', async () => {
      const folder = mkdtempSync(path.join(tmpdir(), 'tillproof-client-'));
      const file = path.join(folder, 'theirs.yaml');
      writeFileSync(file, THEIRS);
      try {
        await converse(ownLayout(library!), await simulate(file));
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    });
  },
);
