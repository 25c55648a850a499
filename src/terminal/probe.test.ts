// The probe must find what is wrong with an adapter: each wrong adapter fails the check of its fault.
import { afterEach, describe, expect, it } from 'vitest';
import { type ContractError, type Event, openDriver, type State, type Terminal } from './index.ts';
import { probeAdapter } from './probe.ts';
import { FakeTerminal } from './testing/fake-terminal.ts';

/** Checks that wait for their bound to pass; they get a short one. */
const WAITING = ['quiet-after-power-on', 'poll-wakes'];

const failed = async (terminal: Terminal, boundMs = 5000) =>
  (await probeAdapter(terminal, { boundMs })).filter(({ ok }) => !ok);

type Fault = [check: string, actual: RegExp, spoil: (terminal: FakeTerminal) => void];
const state = (terminal: FakeTerminal, change: (state: State) => object) => {
  const { state: right } = terminal;
  terminal.state = async () => ({ ...(await right()), ...change(await right()) }) as State;
};
const events = (terminal: FakeTerminal, change: (events: Event[], since: number) => Event[] | Promise<Event[]>) => {
  const { events: right } = terminal;
  terminal.events = async (since, waitMs) => change(await right(since, waitMs), since);
};
const taken = (terminal: FakeTerminal, names: string[]) => {
  const right = terminal.execute.bind(terminal);
  terminal.execute = async (command) =>
    names.includes(command.command) ? { sequence: terminal.eventLog.last } : right(command);
};

const FAULTS: Fault[] = [
  [
    'capabilities',
    /Capabilities\/model: expected a value/,
    (t) => (t.capabilities = async () => ({ vendor: 'x' }) as never),
  ],
  ['state', /State\/quiet: expected boolean, found string "yes"/, (t) => state(t, () => ({ quiet: 'yes' }))],
  ['power-on', /power off/, (t) => state(t, () => ({ power: 'off' }))],
  ['quiet-after-power-on', /not within 300 ms/, (t) => state(t, () => ({ quiet: false }))],
  ['menu', /menu: refund, sale/, (t) => state(t, ({ menu }) => ({ menu: [...menu, 'refund'] }))],
  ['not-offered', /it was taken/, (t) => taken(t, ['choose-function'])],
  ['no-reader', /it was taken/, (t) => taken(t, ['present-card'])],
  [
    'unknown-member',
    /no such member/,
    (t) => {
      const right = t.execute.bind(t);
      t.execute = async (command) => {
        if (Object.keys(command).some((name) => /-[0-9a-f]{8}$/.test(name))) throw new Error('no such member');
        return right(command);
      };
    },
  ],
  ['powered-off', /it was taken/, (t) => taken(t, ['press'])],
  ['power-off', /power on/, (t) => taken(t, ['power-off'])],
  [
    'events-ordered',
    /the events after 0, in order/,
    (t) => events(t, (all) => all.filter(({ sequence }) => sequence !== 1)),
  ],
  [
    'events-power',
    /no such event/,
    (t) => events(t, (all) => all.map((event) => (event.kind === 'power' ? { ...event, power: 'off' } : event))),
  ],
  ['events-since', /expected \d+ \(the events after/, (t) => events(t, () => t.eventLog.since(0))],
  ['poll-waits', /it ended after/, (t) => (t.events = async (since) => t.eventLog.since(since))],
  [
    'poll-waits',
    /1 events, the first is sound/,
    (t) => events(t, (all) => (all.length > 0 ? all : [t.eventLog.append({ kind: 'sound', sound: 'attention' })])),
  ],
  [
    'poll-wakes',
    /2 events after \d+ ms|3 events after \d+ ms/,
    (t) =>
      (t.events = async (since, waitMs) => {
        await new EventTimer(waitMs).over;
        return t.eventLog.since(since);
      }),
  ],
  [
    'restart-keeps-journal',
    /1 entries before, 1 after, not the same/,
    (t) => {
      let voucher = 0;
      t.journal = async () => [{ ...ENTRY, voucher: String(++voucher).padStart(6, '0') }];
    },
  ],
  ['log', /expected text, found object/, (t) => (t.log = async () => ({}) as never)],
];

class EventTimer {
  readonly over: Promise<void>;
  constructor(ms: number) {
    this.over = new Promise((resolve) => setTimeout(resolve, ms));
  }
}

const ENTRY = {
  voucher: '000001',
  batch: '000001',
  function: 'sale',
  status: 'approved',
  amountMinor: 100,
  cardNumber: '621234******1232',
  entry: 'insert',
  responseCode: '00',
  reference: null,
  authorisationCode: null,
  dateTime: '',
  original: null,
} as const;

describe('the probe', () => {
  it('finds nothing wrong with a terminal that keeps the contract', async () => {
    const findings = await probeAdapter(new FakeTerminal());
    expect(findings.filter(({ ok }) => !ok)).toEqual([]);
    expect(findings.length).toBeGreaterThan(18);
    for (const { expected } of findings) expect(expected).not.toBe('');
  });

  it.each(FAULTS)('finds a fault of %s: %s', async (check, actual, spoil) => {
    const terminal = new FakeTerminal();
    spoil(terminal);
    const findings = await failed(terminal, WAITING.includes(check) ? 300 : 5000);
    const finding = findings.find((each) => each.check === check);
    expect(finding, JSON.stringify(findings)).toBeDefined();
    expect(finding?.actual).toMatch(actual);
  });
});

describe('the probe over HTTP', () => {
  let close: () => Promise<unknown> = async () => {};
  afterEach(() => close());

  it('finds an adapter that takes wrong commands, because it asks behind its own guard', async () => {
    const careless = await serveCareless(new FakeTerminal());
    close = careless.close;
    const terminal = await openDriver(careless.url);
    const checks = (await failed(terminal)).map(({ check }) => check);
    await terminal.close();
    expect(checks).toEqual([
      'random-name',
      'unknown-command',
      'command-without-name',
      'missing-member',
      'wrong-value',
      'wrong-type',
      'wrong-configuration',
    ]);
  });
});

/** An adapter over HTTP that answers every wrong command as if it had been taken. */
async function serveCareless(terminal: FakeTerminal) {
  const { createServer } = await import('node:http');
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://x');
    const answer = (status: number, body: unknown) => response.writeHead(status).end(JSON.stringify(body));
    if (pathname === '/v1/log') return response.end('log');
    if (pathname === '/v1/state') return answer(200, await terminal.state());
    if (pathname === '/v1/capabilities') return answer(200, await terminal.capabilities());
    if (pathname === '/v1/journal') return answer(200, { entries: await terminal.journal() });
    if (pathname === '/v1/events')
      return answer(200, {
        events: await terminal.events(Number(searchParams.get('since')), Number(searchParams.get('waitMs'))),
      });
    let body = '';
    for await (const chunk of request.setEncoding('utf8')) body += chunk;
    const command = JSON.parse(body);
    const wrong =
      command.key === 'self-destruct' ||
      command.twice ||
      !('command' in command) ||
      (command.command === 'power-on' && !command.configuration.host);
    if (wrong) return answer(200, { sequence: terminal.eventLog.last });
    return terminal.execute(command).then(
      (acknowledgement) => answer(200, acknowledgement),
      (error: ContractError) => answer(409, { error: { code: error.code, message: error.message } }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
