// Certificates for tests, made when they are needed and kept nowhere: an authority of its own, and hosts and terminals that it vouches for.
import { generateKeyPairSync, type KeyObject, randomBytes, sign, X509Certificate } from 'node:crypto';
import { isIPv4 } from 'node:net';
import { bits, boolean, integer, octets, oid, sequence, set, tagged, time, utf8 } from './der.ts';

const DAY_MS = 86_400_000;
const LIFE_DAYS = 365;

/** Key and certificate in PEM. */
type CertifiedKey = { key: string; certificate: string };

type ThrowAwayAuthority = {
  /** What those who trust it are given, in PEM. */
  readonly certificate: string;
  /** A certificate for a host under these names (DNS or IPv4), or for a terminal when there are none. */
  issue(name: string, hosts?: readonly string[]): CertifiedKey;
};

const SIGNATURE = sequence(oid('1.2.840.10045.4.3.2'));
const BASIC_CONSTRAINTS = '2.5.29.19';
const KEY_USAGE = '2.5.29.15';
const ALTERNATIVE_NAMES = '2.5.29.17';

const commonName = (name: string) => sequence(set(sequence(oid('2.5.4.3'), utf8(name))));
const critical = (id: string, content: Buffer) => sequence(oid(id), boolean(true), octets(content));

/** An authority for the coming year, on P-256. `now` is in milliseconds since 1970. */
export function throwAwayAuthority(now: number = Date.now()): ThrowAwayAuthority {
  const name = 'Tillproof throw-away test authority';
  const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const certify = (subject: string, publicKey: KeyObject, extensions: Buffer[]): string => {
    const body = sequence(
      tagged(0, true, integer(Buffer.from([2]))),
      integer(Buffer.concat([Buffer.from([0x5a]), randomBytes(15)])),
      SIGNATURE,
      commonName(name),
      sequence(time(now - DAY_MS), time(now + LIFE_DAYS * DAY_MS)),
      commonName(subject),
      publicKey.export({ type: 'spki', format: 'der' }),
      tagged(3, true, sequence(...extensions)),
    );
    return new X509Certificate(sequence(body, SIGNATURE, bits(sign('sha256', body, keys.privateKey)))).toString();
  };
  return {
    certificate: certify(name, keys.publicKey, [
      critical(BASIC_CONSTRAINTS, sequence(boolean(true))),
      // Certificate signing.
      critical(KEY_USAGE, bits(Buffer.from([0x04]), 2)),
    ]),
    issue(subject, hosts = []) {
      const own = generateKeyPairSync('ec', { namedCurve: 'P-256' });
      const names = hosts.map((host) =>
        isIPv4(host) ? tagged(7, false, Buffer.from(host.split('.').map(Number))) : tagged(2, false, Buffer.from(host)),
      );
      const extensions = [
        critical(BASIC_CONSTRAINTS, sequence()),
        ...(names.length === 0 ? [] : [sequence(oid(ALTERNATIVE_NAMES), octets(sequence(...names)))]),
      ];
      return {
        key: own.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
        certificate: certify(subject, own.publicKey, extensions),
      };
    },
  };
}
