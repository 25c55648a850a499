// The example terminal keeps the contract, sells, declines and takes back; it runs as its reader would run it.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Configuration, type EventOf, openDriver, probeAdapter, type Terminal, untilQuiet } from './index.ts';
import { PROBE_CARD, probeConfiguration } from './probe-setting.ts';
import { type Behaviour, PIN_KEY, startFakeHost } from './testing/fake-host.ts';
import { clearPinBlock, tdes } from './testing/wire-arithmetic.ts';

const SERVER = fileURLToPath(new URL('../../examples/terminal-minimal/server.mjs', import.meta.url));
const PIN = '123456';
/** Longer than any machine takes for what comes; and how long a test waits for what does not. */
const LONG_MS = 60_000;
const SILENCE_MS = 2_000;

let child: ChildProcess;
let terminal: Terminal;
let host: Awaited<ReturnType<typeof startFakeHost>>;
let behaviour: Behaviour;

beforeEach(async () => {
  behaviour = () => '00';
  host = await startFakeHost((message) => behaviour(message));
  child = spawn(process.execPath, [SERVER], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(child.stdout as NodeJS.ReadableStream, 'data')) as [Buffer];
  terminal = await openDriver((JSON.parse(line.toString()) as { terminal: string }).terminal);
});
afterEach(async () => {
  await terminal.close();
  child.kill();
  await host.close();
});

async function configuration(responseTimeoutMs = LONG_MS): Promise<Configuration> {
  const base = probeConfiguration(await terminal.capabilities());
  const timers = { ...base.timers, connectTimeoutMs: LONG_MS, responseTimeoutMs };
  return { ...base, timers, host: { ...base.host, url: host.url } };
}

async function signedIn(responseTimeoutMs = LONG_MS): Promise<void> {
  const set = await configuration(responseTimeoutMs);
  await terminal.execute({ command: 'power-on', configuration: set, erase: true });
  await terminal.execute({ command: 'choose-function', function: 'sign-in' });
  await terminal.execute({ command: 'type', text: '01' });
  await terminal.execute({ command: 'press', key: 'confirm' });
  expect(await untilQuiet(terminal, LONG_MS)).toMatchObject({ signedIn: true, batch: '000042' });
}

async function sale(): Promise<EventOf<'result'>> {
  const { sequence } = await terminal.execute({ command: 'choose-function', function: 'sale' });
  for (const command of [
    { command: 'type', text: '128.50' },
    { command: 'press', key: 'confirm' },
    { command: 'present-card', interface: 'insert', card: PROBE_CARD },
    { command: 'enter-pin', pin: PIN },
  ] as const) {
    await terminal.execute(command);
    await untilQuiet(terminal, LONG_MS);
  }
  await terminal.execute({ command: 'remove-card' });
  const results = (await terminal.events(sequence, 0)).filter((event) => event.kind === 'result');
  expect(results).toHaveLength(1);
  return results[0] as EventOf<'result'>;
}

const sent = () => host.messages.map(({ mti }) => mti);

describe('the minimal terminal', () => {
  it('passes the probe with a sale in its journal', async () => {
    const findings = await probeAdapter(terminal, {
      configuration: await configuration(),
      sale: { card: PROBE_CARD, pin: PIN },
    });
    expect(findings.filter(({ ok }) => !ok)).toEqual([]);
    expect(sent()).toEqual(['0800', '0200']);
  });

  it('passes the probe without a host', async () => {
    expect((await probeAdapter(terminal)).filter(({ ok }) => !ok)).toEqual([]);
  });

  it('sells with a PIN that travels enciphered only', async () => {
    await signedIn();
    expect(await sale()).toMatchObject({ outcome: 'approved', responseCode: '00', amountMinor: 12_850 });
    const request = host.messages.at(-1)?.fields;
    expect(request).toMatchObject({ 4: '000000012850', 22: '051', 60: '2200004200050' });
    expect(request?.[52]).toBe(tdes(PIN_KEY, clearPinBlock(PIN, PROBE_CARD.pan)));
    const told = JSON.stringify([await terminal.events(0, 0), await terminal.journal(), await terminal.log()]);
    expect(told).not.toContain(PROBE_CARD.pan);
    expect(told).not.toContain(PIN);
    expect(told).toContain('621234******1232');
  });

  it('shows a decline and issues no slip', async () => {
    await signedIn();
    behaviour = () => '51';
    expect(await sale()).toMatchObject({
      outcome: 'declined',
      responseCode: '51',
      lines: ['Declined', 'Insufficient funds [51]', 'Please contact the issuer'],
    });
    expect((await terminal.events(0, 0)).filter(({ kind }) => kind === 'slip')).toEqual([]);
    expect(await terminal.journal()).toMatchObject([{ status: 'declined' }]);
  });

  it('owes a reversal when no answer comes, keeps it over a restart, and sends it before the next sale', async () => {
    await signedIn(SILENCE_MS);
    behaviour = ({ mti }) => (mti === '0200' ? 'silent' : '00');
    expect(await sale()).toMatchObject({ outcome: 'no-answer' });
    await terminal.execute({ command: 'restart' });
    await terminal.execute({ command: 'remove-card' });
    expect((await terminal.state()).owed).toEqual([{ kind: 'reversal', voucher: '000002', batch: '000042' }]);
    behaviour = () => '00';
    expect(await sale()).toMatchObject({ outcome: 'approved', voucher: '000003' });
    expect(sent()).toEqual(['0800', '0200', '0400', '0200']);
    expect(host.messages[2]?.fields).toMatchObject({ 11: '000002', 39: '98', 4: '000000012850' });
    expect(host.messages[2]?.fields[52]).toBeUndefined();
    expect((await terminal.journal()).map(({ voucher, status }) => [voucher, status])).toEqual([
      ['000002', 'reversed'],
      ['000003', 'approved'],
    ]);
    expect((await terminal.state()).owed).toEqual([]);
  });

  it('owes a reversal when the power is cut before the answer', async () => {
    await signedIn();
    behaviour = () => 'silent';
    await terminal.execute({ command: 'choose-function', function: 'sale' });
    await terminal.execute({ command: 'type', text: '1.00' });
    await terminal.execute({ command: 'press', key: 'confirm' });
    await terminal.execute({ command: 'present-card', interface: 'insert', card: PROBE_CARD });
    await terminal.execute({ command: 'enter-pin', pin: PIN });
    expect((await terminal.state()).quiet).toBe(false);
    await terminal.execute({ command: 'restart' });
    const state = await untilQuiet(terminal, LONG_MS);
    expect(state).toMatchObject({ function: null, owed: [{ kind: 'reversal' }] });
    expect(await terminal.journal()).toMatchObject([{ status: 'unknown' }]);
  });

  it('charges nothing and owes nothing when the network is down', async () => {
    await signedIn();
    await terminal.execute({ command: 'environment', network: 'down' });
    expect(await sale()).toMatchObject({ outcome: 'refused' });
    expect(await terminal.state()).toMatchObject({ network: 'disconnected', owed: [] });
    expect(sent()).toEqual(['0800']);
  });
});
