// The doctor finds what would spoil every scenario, says it once, and lets nobody in beside somebody else.
import { readFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTcpServer, type Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import type { Capabilities } from './contract.ts';
import { type Admission, admit, type ExamineOptions, faultLine } from './doctor.ts';
import type { TerminalSpec } from './drivers/index.ts';
import type { Finding } from './finding.ts';
import { serveTerminal } from './http-server.ts';
import { openDriver } from './open.ts';
import { probeAdapter } from './probe.ts';
import type { Late, Link } from './probe-link.ts';
import { PROBE_CARD, probeConfiguration } from './probe-setting.ts';
import { REMEDIES } from './remedies.ts';
import { FakeTerminal } from './testing/fake-terminal.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function listening(server: Pick<Server, 'listen' | 'address' | 'close'>): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => server.close());
  return `http://127.0.0.1:${(server.address() as { port: number }).port}`;
}

const answering = (listener: RequestListener) => listening(createServer(listener));

async function visit(spec: TerminalSpec, options: Partial<ExamineOptions> = {}): Promise<Admission> {
  const admission = await admit(spec, { who: 'a test', boundMs: 5_000, ...options });
  closing.push(admission.release);
  return admission;
}
const http = (url: string): TerminalSpec => ({ driver: 'http', url });
const faults = ({ findings }: Admission) => findings.filter(({ ok }) => !ok);

async function served(change: (terminal: FakeTerminal) => void = () => undefined): Promise<string> {
  const terminal = new FakeTerminal();
  change(terminal);
  const { url, close } = await serveTerminal(terminal);
  closing.push(close);
  return url;
}

describe('the doctor', () => {
  it('finds nothing wrong with a terminal that keeps the contract, and says which version it speaks', async () => {
    const admission = await visit(http(await served()), { transport: 'json-http' });
    expect(faults(admission)).toEqual([]);
    expect(admission.version).toBe(2);
    const checks = admission.findings.map(({ check }) => check);
    expect(checks).toEqual(expect.arrayContaining(['transport', 'random-name', 'unknown-member', 'no-reader', 'menu']));
  });

  it('says once that a terminal is not there', async () => {
    const url = await answering(() => undefined);
    for (const close of closing.splice(0)) close();
    const found = faults(await visit(http(url)));
    expect(found).toHaveLength(1);
    expect(faultLine(found[0] as never).en).toMatch(
      /^reach: expected an answer; found: .*ECONNREFUSED\. Start the adapter/,
    );
    expect(faultLine(found[0] as never).en).not.toContain('\n');
  });

  it('waits for one answer of a terminal that never answers, not for each', async () => {
    const sockets: Socket[] = [];
    const url = await listening(
      createTcpServer((socket) => sockets.push(socket.on('error', () => undefined))) as never,
    );
    closing.push(() => sockets.forEach((socket) => void socket.destroy()));
    const from = performance.now();
    const found = faults(await visit(http(url), { boundMs: 300 }));
    expect(performance.now() - from).toBeLessThan(5_000);
    expect(found).toMatchObject([{ check: 'reach', actual: 'no answer within 0.3 s' }]);
  });

  it('tells one finding of a terminal that falls silent in the middle', async () => {
    const url = await served((terminal) => {
      terminal.events = () => new Promise(() => undefined);
    });
    expect(faults(await visit(http(url), { boundMs: 600 }))).toMatchObject([{ check: 'events-ordered' }]);
  });

  it('says what is wrong with one that answers a web page', async () => {
    const url = await answering((_request, response) => response.end('<html>'));
    expect(faults(await visit(http(url)))).toMatchObject([
      { check: 'reach', actual: expect.stringContaining('the answer is not JSON') },
    ]);
  });

  it('finds a declaration that does not hold, and a wire that is not offered', async () => {
    const wrong = await served((terminal) => {
      terminal.capabilities = async () => ({ vendor: 'x' }) as Capabilities;
    });
    expect(faults(await visit({ driver: 'http', url: wrong }))).toHaveLength(1);
    expect(faults(await visit(http(await served()), { transport: 'iso-tls' }))).toMatchObject([
      { check: 'transport', actual: 'it offers json-http' },
    ]);
  });

  it('finds wordings of the terminal that contradict each other, and advises those of texts that there are not', async () => {
    const declaring = (words: Record<string, string[]>) =>
      served((terminal) => {
        const { capabilities } = terminal;
        terminal.capabilities = async () => ({ ...(await capabilities()), words });
      });
    const contradicting = await declaring({ Balanced: ['Finished'], 'Not balanced': ['Finished'] });
    expect(faults(await visit(http(contradicting)))).toMatchObject([
      {
        check: 'capabilities',
        actual: expect.stringMatching(/^Capabilities\/words: .*"Finished" also says .*opposite/),
      },
    ]);
    for (const release of closing.splice(1)) await release();
    const { findings } = await visit(http(await declaring({ 'Wrong PIN': ['No'], 'Weather is fine': ['Sun'] })));
    expect(findings.filter(({ ok, advice }) => !ok || advice)).toEqual([
      expect.objectContaining({ check: 'words', ok: true, actual: 'none has "Weather is fine"' }),
    ]);
  });

  const withLink = (link: Link) => async (capabilities: Capabilities) => ({
    configuration: {
      ...probeConfiguration(capabilities),
      profile: { ...probeConfiguration(capabilities).profile, functions: ['sale', 'echo-test'] as never },
    },
    link,
  });

  it('asks whether a message arrives at the acquirer, and what the terminal says when none does', async () => {
    let arrives = true;
    const prepare = withLink({ arrived: async () => arrives });
    const url = await served(withEcho);
    expect(faults(await visit(http(url), { prepare }))).toEqual([]);
    arrives = false;
    for (const release of closing.splice(1)) await release();
    expect(faults(await visit(http(url), { prepare }))).toMatchObject([
      { check: 'host-link', actual: 'none arrived (echo-test: failed / No answer)' },
    ]);
  });

  describe('of a test system that was late', () => {
    const STALL: Late = {
      stallMs: 640,
      words: { en: 'The test system stood still for 640 ms', zh: '测试系统停顿640毫秒' },
      remedy: { en: 'Try --timers 2560.', zh: '请用--timers 2560再试。' },
    };
    /** A link over which the message arrives at the given set-up; `late` before each of these. */
    const stalling = (arrivesAt: number, lateUntil: number) => {
      let setUps = 1;
      const timers: number[] = [];
      const link: Link = {
        arrived: async () => setUps >= arrivesAt,
        late: async () => (setUps < lateUntil ? STALL : null),
        again: async ({ stallMs }) => {
          setUps += 1;
          timers.push(stallMs);
          return (await withLink(link)(await new FakeTerminal().capabilities())).configuration;
        },
      };
      return { link, timers };
    };
    const linkOf = async (link: Link) => {
      const { findings } = await visit(http(await served(withEcho)), { prepare: withLink(link) });
      return findings.find(({ check }) => check === 'host-link') as Finding;
    };

    it('asks again with longer timers, and says so of a terminal that is well', async () => {
      const { link, timers } = stalling(2, 2);
      const finding = await linkOf(link);
      expect(finding).toMatchObject({
        ok: true,
        late: 'The test system stood still for 640 ms; asked again with longer timers it is as expected.',
        zh: { actual: '符合', late: '测试系统停顿640毫秒；延长定时后再次询问，结果符合。' },
      });
      expect(timers).toEqual([640]);
    });

    it('does not blame the terminal when it was late every time', async () => {
      const { link, timers } = stalling(9, 9);
      const finding = await linkOf(link);
      expect(timers).toHaveLength(2);
      expect(faultLine(finding).en).toMatch(
        /^host-link: .*none arrived .*\. The test system stood still for 640 ms, so this says nothing about the terminal\. Try --timers 2560\.$/,
      );
      expect(faultLine(finding).zh).toMatch(
        /^host-link：应为终端的报文到达.*处的收单机构；实为：未到达（.*）。测试系统停顿640毫秒，因此不能据此评价终端。请用--timers 2560再试。$/,
      );
    });

    it('blames the terminal whose message does not arrive on a machine that was not late', async () => {
      const { link, timers } = stalling(9, 2);
      const finding = await linkOf(link);
      expect([finding.ok, finding.late, timers.length]).toEqual([false, undefined, 1]);
      expect(faultLine(finding).en).toContain('See that the terminal reaches this address');
    });
  });

  it('tells a terminal that never comes to rest from one that does not reach the acquirer', async () => {
    const url = await served((terminal) => {
      withEcho(terminal);
      const { state } = terminal;
      terminal.state = async () => {
        const now = await state();
        return { ...now, quiet: !terminal.eventLog.since(0).some(({ kind }) => kind === 'result') };
      };
    });
    const found = faults(await visit(http(url), { prepare: withLink({ arrived: async () => true }), quietMs: 300 }));
    expect(found).toMatchObject([
      { check: 'quiet-after-errand', actual: expect.stringMatching(/^echo-test: Quiet: not within 300 ms/) },
    ]);
    expect(faultLine(found[0] as never).en).toMatch(/Set quiet of the state once a function is over/);
  });

  it('finds a terminal that says quiet while it asks the host', async () => {
    const url = await served((terminal) => {
      withEcho(terminal);
      const { state } = terminal;
      let asked = false;
      const { execute } = terminal;
      terminal.execute = async (command) => {
        if (command.command !== 'choose-function' || command.function !== 'echo-test') return execute(command);
        asked = true;
        return { sequence: terminal.eventLog.last };
      };
      terminal.state = async () => ({ ...(await state()), function: asked ? 'echo-test' : null });
    });
    const found = faults(await visit(http(url), { prepare: withLink({ arrived: async () => true }), quietMs: 300 }));
    expect(found).toMatchObject([
      { check: 'not-quiet-in-errand', expected: 'not quiet while the terminal asks the host' },
    ]);
    expect(faultLine(found[0] as never).en).toMatch(/Set quiet to false before a command that starts work/);
  });

  it('lets a terminal of version 1 refuse a member that it does not know, and advises it', async () => {
    const strict = (contractVersion?: number) => {
      const terminal = new FakeTerminal();
      const { capabilities, execute } = terminal;
      const { contractVersion: _own, ...old } = {} as Capabilities;
      terminal.capabilities = async () => {
        const { contractVersion: _version, ...declared } = await capabilities();
        return contractVersion === undefined ? { ...old, ...declared } : { ...declared, contractVersion };
      };
      terminal.execute = async (command) => {
        if (command.command === 'remove-card' && Object.keys(command).length > 1)
          throw Object.assign(new Error('no such member'), { code: 'invalid-command' });
        return execute.call(terminal, command);
      };
      return probeAdapter(terminal);
    };
    const of = async (findings: ReturnType<typeof probeAdapter>) =>
      (await findings).find(({ check }) => check === 'unknown-member');
    expect(await of(strict())).toMatchObject({ ok: true, advice: true, actual: 'no such member' });
    expect(await of(strict(2))).toMatchObject({ ok: false });
  });

  it('has a remedy for every check', async () => {
    const findings = await probeAdapter(new FakeTerminal(), {
      sale: { card: PROBE_CARD, pin: '123456' },
      link: { arrived: async () => true },
    });
    for (const { check } of findings) expect(REMEDIES[check], check).toBeDefined();
  });

  it.each([
    ['en', 'docs/contract.md', /"([A-Z][^"]*)"/g],
    ['zh', 'docs/contract.zh-CN.md', /“([^”]*)”/g],
  ] as const)('names sections that the contract has (%s)', (language, file, quoted) => {
    const headings =
      readFileSync(file, 'utf8')
        .match(/^#+ .*$/gm)
        ?.map((line) => line.replace(/^#+ |`/g, '')) ?? [];
    const named = Object.values(REMEDIES).flatMap((remedy) =>
      [...remedy[language].matchAll(quoted)].map(([, name]) => name),
    );
    expect(named.length).toBeGreaterThan(10);
    expect(headings).toEqual(expect.arrayContaining(named.filter((name) => !name?.startsWith('tillproof '))));
  });
});

/** Gives a terminal an echo test that its host never hears. */
function withEcho(terminal: FakeTerminal): void {
  const { capabilities, execute, state } = terminal;
  terminal.capabilities = async () => ({ ...(await capabilities()), functions: ['sale', 'echo-test'] });
  terminal.state = async () => {
    const now = await state();
    return { ...now, menu: now.power === 'on' ? ['sale', 'echo-test'] : [] };
  };
  terminal.execute = async (command) => {
    if (command.command !== 'choose-function' || command.function !== 'echo-test')
      return execute.call(terminal, command);
    const told = { responseCode: null, amountMinor: null, voucher: null, lines: ['No answer'] };
    terminal.eventLog.append({ kind: 'result', function: 'echo-test', outcome: 'failed', ...told });
    return { sequence: terminal.eventLog.last };
  };
}

describe('a hold', () => {
  it('lets nobody else in while it lasts, on the same machine and at the terminal, and names the holder', async () => {
    const url = await served();
    const first = await visit(http(url), { who: 'tillproof certify' });
    expect(faults(await visit(http(`${url}/`)))).toMatchObject([
      { check: 'held', actual: expect.stringMatching(/held by tillproof certify \(process \d+ on .*\) since \d{4}-/) },
    ]);
    const stranger = await openDriver(url);
    closing.push(() => stranger.close());
    await expect(stranger.execute({ command: 'power-off' })).rejects.toMatchObject({
      code: 'held',
      message: expect.stringContaining('held by tillproof certify'),
    });
    const holder = await openDriver(first.spec);
    closing.push(() => holder.close());
    await expect(holder.execute({ command: 'sign' })).rejects.toMatchObject({ code: 'powered-off' });
    await first.release();
    expect(faults(await visit(http(url)))).toEqual([]);
  });

  it('is given back when something is wrong with the terminal', async () => {
    const url = await served((terminal) => {
      terminal.log = async () => ({}) as never;
    });
    const found = async () => faults(await visit(http(url))).map(({ check }) => check);
    expect(await found()).toEqual(['log']);
    expect(await found()).toEqual(['log']);
  });

  it('is not asked of an adapter that knows none, which is protected on this machine all the same', async () => {
    const asked: string[] = [];
    const inner = await served((terminal) => {
      const { capabilities } = terminal;
      terminal.capabilities = async () => {
        const { contractVersion: _version, ...old } = await capabilities();
        return old;
      };
    });
    const url = await answering(async (request, response) => {
      asked.push(request.url ?? '');
      const body = await new Response(request as never).text();
      const init = { method: request.method ?? 'GET', headers: { 'content-type': 'application/json' } };
      const answer = await fetch(inner + request.url, body === '' ? init : { ...init, body });
      response.writeHead(answer.status).end(await answer.text());
    });
    const first = await visit(http(url));
    expect(faults(first)).toEqual([]);
    expect(first.version).toBe(1);
    expect(asked).not.toContain('/v1/hold');
    expect(faults(await visit(http(url)))).toMatchObject([{ check: 'held' }]);
  });

  it('is not taken of a module, of which each worker has its own', async () => {
    const module = fileURLToPath(new URL('./testing/fake-terminal.ts', import.meta.url));
    const both = [await visit({ driver: 'module', module }), await visit({ driver: 'module', module })];
    expect(both.flatMap(faults)).toEqual([]);
  });
});
