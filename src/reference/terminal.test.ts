// The terminal as the contract sees it: refusals, events, power, secrecy, and the probe of the contract itself.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseTlv, tlvValues } from '../iso8583/tlv.ts';
import type { Command } from '../terminal/contract.ts';
import { guard } from '../terminal/guard.ts';
import { probeAdapter } from '../terminal/probe.ts';
import { createTerminal, type TerminalOptions } from './index.ts';
import { LABELS } from './slips/labels.ts';
import { CHIP_CARD, STRIPE_CARD } from './testing/cards.ts';
import { declining, FakeHost, silent } from './testing/fake-host.ts';
import { configuration, Till } from './testing/till.ts';
import { RESPONSES } from './ui/responses.ts';
import { say } from './ui/text.ts';
import { TEXTS } from './ui/texts.ts';

describe('the contract', () => {
  it('holds for every probe, with a sale', async () => {
    const host = new FakeHost();
    const terminal = guard(createTerminal({ openLink: () => host }));
    const findings = await probeAdapter(terminal, { sale: { card: CHIP_CARD, pin: '123456' } });
    expect(findings.filter(({ ok }) => !ok)).toEqual([]);
    expect(findings.length).toBeGreaterThan(10);
    await terminal.close();
  });

  it('refuses commands while the power is off, and what it does not know', async () => {
    const terminal = createTerminal();
    const refusal = (command: unknown) => terminal.execute(command as Command).catch((error) => error.code);
    expect(await refusal({ command: 'press', key: 'confirm' })).toBe('powered-off');
    expect(await refusal({ command: 'restart' })).toBe('powered-off');
    expect(await refusal({ command: 'dance' })).toBe('unknown-command');
    expect(await refusal({ command: 'press', key: 'up' })).toBe('invalid-command');
    const host = { transport: 'iso-tls', url: 'tls://127.0.0.1:1', dialect: 'none' } as const;
    expect(await refusal({ command: 'power-on', configuration: configuration({ host }), erase: true })).toBe(
      'not-offered',
    );
    await terminal.close();
    expect(await refusal({ command: 'press', key: 'confirm' })).toBe('powered-off');
  });

  it('holds for every event and state of a busy day', async () => {
    const till = await Till.signedIn();
    const terminal = guard(till.terminal);
    till.host.next('0200', declining('41'), silent);
    await till.sale('1.00');
    await till.sale('2.00');
    await till.sale('3.00', 'tap');
    await till.refund('1.00');
    await till.choose('settlement');
    expect((await terminal.events(0, 0)).length).toBeGreaterThan(100);
    expect(await terminal.state()).toMatchObject({ quiet: true, function: null });
  });
});

describe('the unpredictable number of the chip', () => {
  const numbers = ({ host }: Till) =>
    host.received('0200').map(({ fields }) => tlvValues(parseTlv(fields[55] ?? ''))['9F37']);
  const twoSales = async (seed: number, options: TerminalOptions = {}) => {
    const till = await Till.signedIn({}, { seed, ...options });
    await till.sale('1.00');
    await till.sale('1.00');
    return numbers(till);
  };

  it('is drawn from the seed, so that a run can be played again, and is a new one each time', async () => {
    const first = await twoSales(7);
    expect(first).toEqual([expect.stringMatching(/^[0-9A-F]{8}$/), expect.stringMatching(/^[0-9A-F]{8}$/)]);
    expect(await twoSales(7)).toEqual(first);
    expect(new Set([...first, ...(await twoSales(8))]).size).toBe(4);
  });

  it('does not come again in another process that remembers what this one did', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'tillproof-seed-'));
    const storeFile = path.join(folder, 'store');
    try {
      const all: unknown[] = [];
      for (const erase of [true, false]) {
        const till = new Till({ storeFile });
        await till.act({ command: 'power-on', configuration: configuration(), erase });
        await till.signIn();
        await till.sale('1.00');
        all.push(...numbers(till));
        await till.terminal.close();
      }
      expect(new Set(all).size).toBe(2);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('power', () => {
  it('on from the factory forgets everything, on again remembers', async () => {
    const till = await Till.signedIn();
    await till.sale('88.00');
    await till.act({ command: 'power-on', configuration: configuration(), erase: false });
    expect(await till.terminal.journal()).toHaveLength(1);
    await till.act({ command: 'power-on', configuration: configuration(), erase: true });
    expect(await till.terminal.journal()).toEqual([]);
    expect(till.state).toMatchObject({ signedIn: false, batch: null });
  });

  it('on shows the self-test, the connection and the sign-in', async () => {
    const till = await Till.poweredOn();
    const shown = (await till.terminal.events(0, 0)).flatMap((event) => (event.kind === 'display' ? event.lines : []));
    expect(shown).toEqual(expect.arrayContaining(['Self-test', 'Network: connected', 'Sign-in required']));
  });

  it('needs a new sign-in when the master key has changed', async () => {
    const till = await Till.signedIn();
    const keys = { terminalMasterKey: 'FEDCBA98765432100123456789ABCDEF' };
    await till.act({ command: 'power-on', configuration: configuration({ keys }), erase: false });
    expect(till.state.signedIn).toBe(false);
  });
});

describe('the surroundings', () => {
  it('are shown: network, paper, battery', async () => {
    const till = await Till.signedIn();
    await till.act({ command: 'environment', network: 'down', paper: 'out', battery: 'low' });
    expect(till.state.network).toBe('disconnected');
    expect(till.state.screen).toEqual(
      expect.arrayContaining([
        'Network: disconnected',
        'Printer out of paper, please load paper',
        'Battery low, please charge',
      ]),
    );
    await till.act({ command: 'environment', network: 'up' });
    expect(till.state.screen).toContain('Network: connected');
  });

  it('cannot bring an unverified device or unsigned software in', async () => {
    const till = await Till.signedIn();
    await till.act({ command: 'environment', deviceAttached: { name: 'keyboard', trusted: false } });
    expect(till.state.screen.join()).toContain('not verified');
    await till.act({ command: 'environment', softwareOffered: { version: '9', signed: false } });
    expect(till.state.screen.join()).toContain('not signed');
    await till.act({ command: 'environment', softwareOffered: { version: '9', signed: true } });
    expect(till.state.screen.join()).toContain('verified');
  });

  it('lock the terminal when it is tampered with', async () => {
    const till = await Till.signedIn();
    await till.act({ command: 'environment', tamper: true });
    expect(till.state).toMatchObject({ signedIn: false });
    for (const chosen of ['sale', 'sign-in'] as const) {
      await till.choose(chosen);
      expect(await till.result()).toMatchObject({ outcome: 'refused' });
      expect(await till.shown()).toContain('Tamper detected');
    }
  });

  it('that cut the network during a payment leave a reversal', async () => {
    const till = await Till.signedIn();
    till.host.next('0200', async () => {
      await till.terminal.execute({ command: 'environment', network: 'down' });
      return { kind: 'no-answer', reason: 'closed' };
    });
    await till.sale();
    expect(till.state.owed).toHaveLength(1);
  });
});

describe('secrets', () => {
  it('stand in no event, no state, no journal and no log', async () => {
    const till = await Till.signedIn({ profile: { confirmCard: true } });
    const pay = async (card = CHIP_CARD, entry: 'insert' | 'swipe' | 'key' = 'insert') => {
      await till.choose('sale');
      await till.enter('5.00');
      await till.present(entry, card);
      await till.press('confirm');
      await till.finish('739164');
    };
    await pay();
    await pay(STRIPE_CARD, 'swipe');
    await pay(CHIP_CARD, 'key');
    till.host.next('0200', silent);
    await pay();
    await till.choose('query');
    await till.enter('2');
    await till.choose('reprint');
    await till.press('confirm');
    const everything = [
      await till.terminal.events(0, 0),
      await till.terminal.state(),
      await till.terminal.journal(),
      await till.terminal.log(),
    ]
      .map((each) => JSON.stringify(each))
      .join();
    for (const secret of [CHIP_CARD.pan, STRIPE_CARD.pan, '739164', '123456"', '"0000"'])
      expect(everything).not.toContain(secret);
    for (const { fields } of till.host.received('0200')) expect(everything).not.toContain(fields[52]);
    expect(everything).toContain('621234******1232');
  });
});

describe('texts', () => {
  it.each([
    ['screen', TEXTS],
    ['slip', LABELS],
    ['responses', RESPONSES],
  ] as const)('of the %s have both languages with the same values', (_kind, texts) => {
    for (const { en, zh } of Object.values(texts)) {
      const values = (words: string) => [...words.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
      expect(en).toMatch(/[A-Za-z]/);
      expect(zh).toMatch(/[\u4e00-\u9fff]|AID/);
      expect(values(zh)).toEqual(values(en));
    }
  });

  it('without a value that they need are a fault of the program', () => {
    expect(() => say({ words: TEXTS.amountLine }, 'en')).toThrow(/needs a value for amount/);
  });
});
