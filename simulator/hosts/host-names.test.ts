import { connect } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { type RunningAcquirer, startAcquirer } from '../start.ts';
import { hostNames } from './host-names.ts';
import { testConfiguration } from './test-kit.ts';

test.each([
  ['127.0.0.1', [], 'localhost:8583', true],
  ['127.0.0.1', [], '127.0.0.1', true],
  ['127.0.0.1', [], '[::1]:8583', true],
  ['127.0.0.1', [], 'evil.example', false],
  ['127.0.0.1', [], '127.0.0.1.evil.example', false],
  ['127.0.0.1', [], '10.0.0.7:8583', false],
  ['127.0.0.1', [], undefined, false],
  ['127.0.0.1', ['acquirer.test'], 'Acquirer.Test:8583', true],
  ['127.0.0.1', ['*'], 'evil.example', true],
  ['0.0.0.0', [], '10.0.0.7:8583', true],
  ['0.0.0.0', [], '[fe80::1]:8583', true],
  ['0.0.0.0', [], 'evil.example:8583', false],
])('listening on %s with the names %j, Host: %s may be so: %s', (address, names, header, allowed) => {
  expect(hostNames(address, names)(header)).toBe(allowed);
});

let acquirer: RunningAcquirer | null = null;
afterEach(async () => {
  await acquirer?.close();
});

/** The first line of what comes back. */
function talk(url: string, path: string, host: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    socket.write(
      `POST ${path} HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}`,
    );
    socket.once('data', (chunk) => {
      resolve(chunk.toString('latin1'));
      socket.destroy();
    });
    socket.once('error', reject);
  });
}

test('both ports refuse to be addressed by the name of another site, and the trace says so', async () => {
  acquirer = await startAcquirer({ configuration: testConfiguration() });
  expect(await talk(acquirer.hostUrl, '/iso8583', 'evil.example')).toMatch(/^HTTP\/1\.1 403 .*"39":"30".*forbidden/s);
  expect(await talk(acquirer.adminUrl, '/admin/reset', 'evil.example')).toMatch(/^HTTP\/1\.1 403 .*forbidden/s);
  expect(await talk(acquirer.hostUrl, '/iso8583', 'localhost')).toMatch(/^HTTP\/1\.1 400 /);
  const { exchanges } = (await (await fetch(`${acquirer.adminUrl}/admin/exchanges`)).json()) as {
    exchanges: { error: string }[];
  };
  expect(exchanges[0]?.error).toContain('is not addressed by that name');
});

test('a name that was given is answered', async () => {
  acquirer = await startAcquirer({ configuration: testConfiguration(), hostNames: ['acquirer.test'] });
  expect(await talk(acquirer.hostUrl, '/iso8583', 'acquirer.test')).toMatch(/^HTTP\/1\.1 400 /);
  expect(await talk(acquirer.adminUrl, '/admin/reset', 'acquirer.test')).toMatch(/^HTTP\/1\.1 204 /);
});
