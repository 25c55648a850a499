// The TLS host: who trusts whom, and certificates that are made for a test.
import { X509Certificate } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import { throwAwayAuthority } from '../../src/crypto/certificate/throw-away.ts';
import { type AcquirerOptions, type RunningAcquirer, startAcquirer } from '../main.ts';
import { testConfiguration } from './test-kit.ts';
import { signInOn, unionPay, Wire } from './wire.fixture.ts';

const running: RunningAcquirer[] = [];
const wires: Wire[] = [];
afterEach(async () => {
  for (const wire of wires.splice(0)) wire.hangUp();
  for (const acquirer of running.splice(0)) await acquirer.close();
});

async function start(options: AcquirerOptions = {}): Promise<RunningAcquirer> {
  const acquirer = await startAcquirer({ configuration: testConfiguration(), tlsPort: 0, ...options });
  running.push(acquirer);
  return acquirer;
}

async function dial(acquirer: RunningAcquirer, tls: Parameters<typeof Wire.dial>[2] = {}): Promise<Wire> {
  const wire = await Wire.dial(acquirer.tls ?? '', unionPay, tls);
  wires.push(wire);
  return wire;
}

describe('a throw-away certificate', () => {
  const authority = throwAwayAuthority(Date.UTC(2026, 10, 22));
  const host = authority.issue('host', ['localhost', '127.0.0.1']);

  test('is issued by its authority for the names asked, and is none itself', () => {
    const [issuer, issued] = [new X509Certificate(authority.certificate), new X509Certificate(host.certificate)];
    expect(issued.checkIssued(issuer) && issued.verify(issuer.publicKey)).toBe(true);
    expect([issuer.ca, issued.ca]).toEqual([true, false]);
    expect(issued.checkHost('localhost')).toBe('localhost');
    expect(issued.checkIP('127.0.0.1')).toBe('127.0.0.1');
    expect(issued.checkIP('127.0.0.2')).toBeUndefined();
  });

  test('is good from the day before for a year', () => {
    const { validFrom, validTo } = new X509Certificate(host.certificate);
    expect([validFrom, validTo]).toEqual(['Nov 21 00:00:00 2026 GMT', 'Nov 22 00:00:00 2027 GMT']);
  });

  test('of one authority says nothing to another', () => {
    const other = new X509Certificate(throwAwayAuthority().certificate);
    expect(new X509Certificate(host.certificate).verify(other.publicKey)).toBe(false);
  });

  test('lasts beyond 2049 too, where years need four digits', () => {
    const { validTo } = new X509Certificate(throwAwayAuthority(Date.UTC(2060, 0, 1)).certificate);
    expect(validTo).toBe('Dec 31 00:00:00 2060 GMT');
  });
});

describe('the TLS host', () => {
  test('serves terminals that trust its authority, on the same books as the others', async () => {
    const acquirer = await start({ tcpPort: 0 });
    const wire = await dial(acquirer, { ca: acquirer.certificateAuthority ?? '' });
    const till = await signInOn(wire);
    expect((await wire.ask(till.frame(till.sale(100)))).fields[39]).toBe('00');
    const plain = await Wire.dial(acquirer.tcp ?? '');
    wires.push(plain);
    expect((await plain.ask(till.frame(till.sale(100)))).fields[39]).toBe('00');
  });

  test('is not trusted without it', async () => {
    await expect(dial(await start())).rejects.toMatchObject({ code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' });
  });

  test('is closed to TCP without TLS, and a broken handshake harms nobody', async () => {
    const acquirer = await start();
    const plain = await Wire.dial(acquirer.tls ?? '');
    wires.push(plain);
    plain.socket.write(unionPay.frame(Buffer.alloc(40, 0x60)));
    await plain.end;
    const wire = await dial(acquirer, { ca: acquirer.certificateAuthority ?? '' });
    expect((await signInOn(wire)).batch).toBe('000001');
  });

  test('that wants certificates of terminals serves those who show one of the right authority, and no others', async () => {
    const [hosts, terminals] = [throwAwayAuthority(), throwAwayAuthority()];
    const { key, certificate } = hosts.issue('host', ['127.0.0.1']);
    const acquirer = await start({ tls: { key, certificate, clientAuthority: terminals.certificate } });
    expect(acquirer.certificateAuthority).toBeNull();
    const ca = hosts.certificate;
    const shown = (by: typeof hosts) => {
      const issued = by.issue('TP000001');
      return { ca, key: issued.key, cert: issued.certificate };
    };
    expect((await signInOn(await dial(acquirer, shown(terminals)))).batch).toBe('000001');
    for (const tls of [{ ca }, shown(hosts)]) {
      const wire = await dial(acquirer, tls);
      wire.socket.write(unionPay.frame(Buffer.alloc(0)));
      expect(['closed', 'reset']).toContain(await wire.end);
      expect(wire.packets).toHaveLength(0);
    }
  });

  test('refuses to start with a key that is none, and leaves nothing behind', async () => {
    const { certificate } = throwAwayAuthority().issue('host');
    const started = startAcquirer({ tlsPort: 0, tls: { key: 'none', certificate } });
    await expect(started).rejects.toThrow(/tls: key and certificate cannot be used/);
  });

  test('lets go of a terminal that does not finish its handshake', async () => {
    const acquirer = await start({ tcpBounds: { frameTimeoutMs: 40 } });
    const slow = await Wire.dial(acquirer.tls ?? '');
    wires.push(slow);
    slow.socket.write(Buffer.from([0x16, 0x03, 0x01]));
    expect(['closed', 'reset']).toContain(await slow.end);
  });
});
