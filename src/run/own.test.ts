// The dialect of a project: whom it reaches, and what is refused before anything runs.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { hostFor, launchFor } from '../../steps/address.ts';
import { defaultPlan } from '../../steps/scene/defaults.ts';
import { dictionaryOf } from '../compliance/reports/html/dictionary.ts';
import { DIALECTS, dialectNamed, useOwnDialect } from '../definitions/dialects/index.ts';
import { dialectLine } from '../fuzz/line.ts';
import { compileDialect } from '../iso8583/index.ts';
import { createTerminal } from '../reference/index.ts';
import { worldParameters } from './cucumber.ts';
import { CommandError } from './exit.ts';
import { ownVersions, takeOwn } from './own.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'tillproof-own-dialect-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => useOwnDialect(undefined));

function file(text: string): string {
  const at = path.join(folder, 'dialect.yaml');
  writeFileSync(at, text);
  return at;
}
const OWN = `name: my-acquirer
extends: unionpay-pos
fields:
  23: { en: Card sequence number, zh: 卡序列号, type: n, length: 3, encoding: bcd-left }
`;
const ADDRESSES = {
  host: 'http://127.0.0.1:1',
  admin: 'http://127.0.0.1:2',
  tcp: '127.0.0.1:3',
  tls: null,
  certificateAuthority: null,
};

describe('the dialect of a project', () => {
  it('is what acquirer, terminal, relay and workers are told, and only on binary wires', async () => {
    await takeOwn({ wire: 'unionpay-tcp', dialect: file(OWN) });
    expect(launchFor('unionpay-tcp')).toMatchObject({ tcpPort: 0, dialect: { name: 'my-acquirer' } });
    expect(hostFor('unionpay-tcp', ADDRESSES).dialect).toBe('my-acquirer');
    expect(hostFor('json-http', ADDRESSES).dialect).toBe('json');
    expect(worldParameters({}).own?.dialect?.name).toBe('my-acquirer');
    const body = compileDialect(dialectNamed('my-acquirer')!).encode({ mti: '0800', fields: { 23: '001' } });
    expect(dialectLine('my-acquirer').read(body)?.fields['23']).toBe('001');
    expect(dialectLine('unionpay-pos').read(body)?.fields['23']).toBe('010');
  });

  it('is told to nobody where there is none', () => {
    expect(launchFor('unionpay-tcp')).toEqual({ tcpPort: 0 });
    expect(hostFor('unionpay-tcp', ADDRESSES).dialect).toBe('unionpay-pos');
    expect(worldParameters({})).not.toHaveProperty('own');
    expect(dialectNamed('my-acquirer')).toBeUndefined();
    expect(dialectNamed('constructor')).toBeUndefined();
    expect(() => dialectLine('my-acquirer')).toThrow(RangeError);
  });

  it('gives the terminal no header that its messages do not have', async () => {
    const capabilities = await (await createTerminal()).capabilities();
    const headerIn = (dialect: string) => {
      const host = { ...hostFor('unionpay-tcp', ADDRESSES), dialect };
      const { tpdu, applicationHeader } = defaultPlan({
        ...{ host, capabilities, language: 'en', profile: 'classic', seed: 1 },
      }).configuration.host;
      return [tpdu !== undefined, applicationHeader !== undefined];
    };
    expect(headerIn('unionpay-pos')).toEqual([true, true]);
    expect(headerIn('iso8583-1987-binary')).toEqual([false, false]);
  });

  it('is told among the versions, with its digest', () => {
    expect(ownVersions({ dialect: file(OWN) })).toEqual({ 'dialect.yaml': expect.stringMatching(/^[0-9a-f]{12}$/) });
    expect(ownVersions({ dialect: 'iso8583-1987-binary' })).toEqual({ dialect: 'iso8583-1987-binary' });
  });

  it('is not shown byte by byte under the rows of another', () => {
    const exchange = { request: null, answer: null, requestChip: null, answerChip: null, requestHex: '00' };
    const report = { scenarios: [{ evidence: { exchanges: [exchange] } }] } as never;
    expect(dictionaryOf(report).layout).not.toBeNull();
    useOwnDialect(DIALECTS['iso8583-1987-binary']);
    expect(dictionaryOf(report).layout).toBeNull();
  });
});

describe('what is refused before anything runs', () => {
  it.each([
    ['a JSON wire', { dialect: 'unionpay-pos' }, /are JSON; take a binary wire with it: unionpay-tcp/, /请同时选用/],
    ['a name that there is not', { wire: 'unionpay-tcp', dialect: 'mine' }, /no dialect "mine"\. There are: /, /可选/],
    [
      'one without Chinese, for scenarios in Chinese',
      { wire: 'unionpay-tcp', dialect: 'iso8583-1987-ascii' },
      /field 63 of iso8583-1987-ascii cannot say an issuer in Chinese.*or ask for --language en/,
      /只用--language en/,
    ],
  ] as const)('%s', async (_, configuration, en, zh) => {
    const refused = await takeOwn({ ...configuration }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(CommandError);
    expect((refused as CommandError).words.en).toMatch(en);
    expect((refused as CommandError).words.zh).toMatch(zh);
  });

  it('rows that are wrong, each of them, and messages without a length on a stream', async () => {
    const rejects = (text: string, wire: 'unionpay-tcp' | 'unionpay-http') =>
      expect(takeOwn({ wire, dialect: file(text) })).rejects;
    await rejects(`${OWN}  57: { type: ans, length: 400, prefix: LL }\n`, 'unionpay-tcp').toThrow(
      /is no dialect:\n {2}field 57: a prefix/,
    );
    const unframed = OWN.replace('fields:', 'framing: { length: none }\nfields:');
    await rejects(unframed, 'unionpay-tcp').toThrow(/have no frame length.*--wire unionpay-http/);
    await expect(takeOwn({ wire: 'unionpay-http', dialect: file(unframed) })).resolves.toBeUndefined();
  });

  it('nothing in English where English alone is asked for', async () => {
    await takeOwn({ wire: 'unionpay-http', dialect: 'iso8583-1987-ascii', languages: ['en'] });
    expect(hostFor('unionpay-http', ADDRESSES).dialect).toBe('iso8583-1987-ascii');
  });
});
