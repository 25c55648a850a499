// What people do at the till becomes scenarios that pass, in both languages: each story is played, recorded, and certified.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { type TestConsole, testConsole } from './console.fixture.ts';

type Step = { do: string } & Record<string, unknown>;

const key = (name: 'confirm' | 'cancel' | 'clear'): Step => ({ do: 'press', key: name });
const typed = (text: string): Step[] => [{ do: 'type', text }, key('confirm')];
const present = (by: string, card = 'debit chip', fault?: string): Step => ({
  ...{ do: 'present', interface: by, card },
  ...(fault === undefined ? {} : { fault }),
});
const RIGHT: Step = { do: 'right-pin' };
const REMOVE: Step = { do: 'remove' };
const choose = (name: string): Step => ({ do: 'choose', function: name });
const begin = (amount: string): Step[] => [choose('sale'), ...typed(amount)];
const sale = (amount: string, card?: string): Step[] => [...begin(amount), present('insert', card), RIGHT, REMOVE];
const arm = (fault: string, more: object = {}): Step => ({ do: 'arm', fault, scope: 'next', ...more });

/** Each with a sentence that must be in it. */
const STORIES: Readonly<Record<string, readonly [steps: readonly Step[], says: string]>> = {
  'a sale by tap': [[...begin('20'), present('tap'), RIGHT], 'the cardholder taps the card'],
  'a wrong PIN': [[...begin('20'), present('insert'), { do: 'pin', pin: '999999' }], 'declined with code "55"'],
  'too little money': [[...begin('99999'), present('insert'), RIGHT], 'declined with code "51"'],
  'an expired card': [[...begin('10'), present('insert', 'expired debit'), RIGHT], 'declined with code "54"'],
  'cancelled at the PIN': [[...begin('20'), present('insert'), key('cancel')], 'cancels at the PIN entry'],
  'the last sale voided': [
    [...sale('20'), choose('void'), ...typed('905173'), ...typed('000002'), key('confirm'), present('insert'), RIGHT],
    'the cashier voids the last sale',
  ],
  'a batch settled': [[...sale('20'), choose('settlement')], 'the cashier settles the batch'],
  'a sale while the line is down': [
    [{ do: 'environment', network: 'down' }, choose('sale'), { do: 'environment', network: 'up' }],
    'the network link of the terminal is cut',
  ],
  'a restart with a reversal owed': [
    [arm('reset-after-commit'), ...sale('20'), { do: 'restart' }, ...sale('30')],
    'a reversal with reason "98"',
  ],
  'an answer with a wrong MAC': [[arm('wrong-mac'), ...begin('20'), present('insert'), RIGHT], 'with a wrong MAC'],
  'a code of the issuer': [
    [arm('answer-code', { code: '41', card: 'debit chip' }), ...begin('20'), present('insert'), RIGHT],
    'declined with code "41"',
  ],
  'a payment by code': [
    [choose('qr-sale'), ...typed('25'), { do: 'code', card: 'debit chip' }],
    'shows the payment code',
  ],
};

const folder = mkdtempSync(path.join(tmpdir(), 'tillproof-recorded-'));
let shown: TestConsole;
afterAll(async () => {
  await shown?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function play(steps: readonly Step[]): Promise<void> {
  for (const step of steps) {
    expect(await shown.act(step), JSON.stringify(step)).toBe(200);
    await shown.atRest();
  }
}

it('each passes', async () => {
  shown = await testConsole();
  const files: string[] = [];
  const unsaid: Record<string, unknown> = {};
  for (const [name, [steps, says]] of Object.entries(STORIES)) {
    expect(await shown.act({ do: 'start-over' })).toBe(200);
    // The last looks at the acquirer once more.
    await play([...steps, { do: 'disarm' }]);
    const { recording } = await shown.whole();
    expect(recording.en, name).toContain(says);
    if (recording.unsaid.length > 0) unsaid[name] = recording.unsaid;
    for (const language of ['en', 'zh'] as const) {
      const file = path.join(folder, `${name.replaceAll(' ', '-')}.${language}.feature`);
      writeFileSync(file, recording[language].replace(/(Feature|功能): .*/, `$1: ${name}`));
      files.push(file);
    }
  }
  expect(unsaid).toEqual({});
  const args = [
    'certify',
    '--profile',
    'smart',
    '--features',
    ...files,
    '--reports',
    path.join(folder, 'reports'),
    '--no-allure',
  ];
  const child = spawn(process.execPath, [path.resolve('src/cli/tillproof.js'), ...args], { stdio: 'ignore' });
  const code = await new Promise((resolve) => child.once('close', resolve));
  const { scenarios } = JSON.parse(readFileSync(path.join(folder, 'reports/compliance.json'), 'utf8')) as {
    scenarios: { uri: string; verdict: string; findings: unknown[] }[];
  };
  const bad = scenarios
    .filter(({ verdict }) => verdict !== 'passed')
    .map(({ uri, verdict, findings }) => [path.basename(uri), verdict, findings]);
  expect(bad).toEqual([]);
  expect(scenarios).toHaveLength(files.length);
  expect(code).toBe(0);
}, 180_000);
