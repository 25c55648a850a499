import net from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ServedTerminal, serveTerminal } from './http-server.ts';
import { probeConfiguration } from './probe-setting.ts';
import { FakeTerminal } from './testing/fake-terminal.ts';
import { violationOf } from './validate.ts';

let terminal: FakeTerminal;
let served: ServedTerminal;

beforeEach(async () => {
  terminal = new FakeTerminal();
  served = await serveTerminal(terminal);
});
afterEach(() => served.close());

const post = (body: string, type = 'application/json') =>
  fetch(`${served.url}/v1/command`, { method: 'POST', body, headers: { 'content-type': type } });

async function expectRefusal(response: Response, status: number, code: string): Promise<string> {
  expect(response.status).toBe(status);
  const body = (await response.json()) as { error: { code: string; message: string } };
  expect(violationOf('Refusal', body)).toBeNull();
  expect(body.error.code).toBe(code);
  return body.error.message;
}

async function powerOn(): Promise<Response> {
  const configuration = probeConfiguration(await terminal.capabilities());
  return post(JSON.stringify({ command: 'power-on', configuration, erase: true }));
}

describe('the HTTP form', () => {
  it('takes a command and acknowledges it with the number of the last event', async () => {
    const response = await powerOn();
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ sequence: 2 });
  });

  it.each([
    ['no JSON', '{"command":', 400, 'invalid-command'],
    ['nothing', '', 400, 'invalid-command'],
    ['a list', '[]', 400, 'invalid-command'],
    ['null', 'null', 400, 'invalid-command'],
    ['an unknown command', '{"command":"open-till"}', 404, 'unknown-command'],
    ['a name of Object.prototype', '{"command":"constructor"}', 404, 'unknown-command'],
    ['a wrong value', '{"command":"press","key":"up"}', 400, 'invalid-command'],
    ['a command while the power is off', '{"command":"sign"}', 409, 'powered-off'],
  ])('refuses %s', async (_what, body, status, code) => {
    await expectRefusal(await post(body), status, code);
  });

  it('refuses a function that is not offered', async () => {
    await powerOn();
    await expectRefusal(await post('{"command":"choose-function","function":"refund"}'), 409, 'not-offered');
  });

  it('refuses a body that is too long and goes on serving', async () => {
    await expectRefusal(await post(`{"command":"${'x'.repeat(200_000)}"}`), 413, 'invalid-command');
    expect((await fetch(`${served.url}/v1/state`)).status).toBe(200);
  });

  it('refuses a form that a web page could send across origins', async () => {
    await expectRefusal(await post('{"command":"power-off"}', 'text/plain'), 415, 'invalid-command');
  });

  it('refuses unknown addresses and wrong methods', async () => {
    await expectRefusal(await fetch(`${served.url}/v2/state`), 404, 'unknown-command');
    const wrong = await fetch(`${served.url}/v1/state`, { method: 'DELETE' });
    expect(wrong.headers.get('allow')).toBe('GET');
    await expectRefusal(wrong, 405, 'unknown-command');
  });

  it.each(['since=-1', 'since=x', 'since=1.5', 'waitMs=30001', 'waitMs=%zz'])('refuses events?%s', async (query) => {
    await expectRefusal(await fetch(`${served.url}/v1/events?${query}`), 400, 'invalid-command');
  });

  it('reports a terminal that breaks the contract as the adapter’s fault, naming the place', async () => {
    terminal.state = async () => ({ power: 'dimmed' }) as never;
    const message = await expectRefusal(await fetch(`${served.url}/v1/state`), 500, 'adapter-fault');
    expect(message).toMatch(/^State\/sequence: expected a value, found nothing|^State\/power: expected one of on, off/);
    terminal.journal = () => Promise.reject(new TypeError('disk gone'));
    expect(await expectRefusal(await fetch(`${served.url}/v1/journal`), 500, 'adapter-fault')).toContain('disk gone');
  });

  it('survives bytes that are no HTTP', async () => {
    const { port } = new URL(served.url);
    const answer = await new Promise<string>((resolve) => {
      let text = '';
      const socket = net.connect(Number(port), '127.0.0.1', () => socket.write('\u0000\u0001 garbage\r\n\r\n'));
      socket.setEncoding('utf8').on('data', (data: string) => {
        text += data;
      });
      socket.on('close', () => resolve(text));
    });
    expect(answer).toMatch(/^HTTP\/1.1 400 /);
    expect((await fetch(`${served.url}/v1/capabilities`)).status).toBe(200);
  });

  it('serves log, journal, capabilities and its OpenAPI document', async () => {
    expect(await (await fetch(`${served.url}/v1/log`)).text()).toBe('fake log\n');
    expect(await (await fetch(`${served.url}/v1/journal`)).json()).toEqual({ entries: [] });
    expect(await (await fetch(`${served.url}/v1/capabilities`)).json()).toMatchObject({ vendor: 'Tillproof' });
    expect(await (await fetch(`${served.url}/openapi.json`)).json()).toMatchObject({ openapi: '3.1.1' });
  });

  it('says which address it could not have', async () => {
    const { port } = new URL(served.url);
    await expect(serveTerminal(terminal, { port: Number(port) })).rejects.toThrow(`Cannot listen on 127.0.0.1:${port}`);
  });

  it('ends waiting polls when it closes', async () => {
    const second = await serveTerminal(terminal);
    const poll = fetch(`${second.url}/v1/events?since=0&waitMs=30000`).catch(() => 'cut');
    await fetch(`${second.url}/v1/state`);
    await second.close();
    expect(await poll).toBe('cut');
  });
});
