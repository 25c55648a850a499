// A Sigstore of our own, for tests: an authority, its log of certificates and the log of signatures, each with a key made anew. Nothing of it
// is on the network. Formats: https://github.com/sigstore/protobuf-specs (bundle v0.3, trusted root v0.1), RFC 6962, rekor's dsse v0.0.1.
import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { bits, boolean, integer, octets, oid, sequence, set, tagged, time, utf8 } from '../crypto/certificate/der.ts';
import { digestOf, sha256 } from './digest.ts';
import { IN_TOTO, preAuthEncoding } from './dsse.ts';

export const WORKFLOW = 'https://github.com/acme/terminal/.github/workflows/release.yml@refs/tags/v7';
export const GITHUB = 'https://token.actions.githubusercontent.com';

const DAY_MS = 86_400_000;
/** A certificate of such an authority is good for as long as a job takes to sign. */
const LIFE_MS = 10 * 60_000;
const LOG = 'rekor.test';

const ECDSA = sequence(oid('1.2.840.10045.4.3.2'));
const NAME = sequence(set(sequence(oid('2.5.4.3'), utf8('Sigstore of a test'))));
const NOBODY = sequence();
const critical = (id: string, content: Buffer) => sequence(oid(id), boolean(true), octets(content));
const AUTHORITY = [critical('2.5.29.19', sequence(boolean(true))), critical('2.5.29.15', bits(Buffer.from([0x04]), 2))];

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
const hash = (...parts: Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest();
const size = (n: number, bytes: number) => Buffer.from(n.toString(16).padStart(bytes * 2, '0'), 'hex');

type Keys = { privateKey: KeyObject; publicKey: KeyObject; spki: Buffer; id: Buffer };

function keys(): Keys {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  return { privateKey, publicKey, spki, id: hash(spki) };
}

const signed = (bytes: Uint8Array, by: Keys) => sign('sha256', bytes, by.privateKey);

/** What is signed, by whom and when; the identity is a URI. */
type Signing = { statement: string; at: Date; identity?: string; issuer?: string; isLogged?: boolean };

type Sigstore = { trustedRoot: string; bundle(signing: Signing): string };

/** @param start from when on its keys count */
export function sigstoreOfATest(start: Date): Sigstore {
  const [authority, certificates, log] = [keys(), keys(), keys()];
  const body = (subject: Buffer, spki: Buffer, from: number, to: number, extensions: Buffer[]) =>
    sequence(
      tagged(0, true, integer(Buffer.from([2]))),
      integer(Buffer.from([0x11])),
      ECDSA,
      NAME,
      sequence(time(from), time(to)),
      subject,
      spki,
      tagged(3, true, sequence(...extensions)),
    );
  const certified = (tbs: Buffer) => sequence(tbs, ECDSA, bits(signed(tbs, authority)));
  const from = start.getTime() - DAY_MS;
  const root = certified(body(NAME, authority.spki, from, from + 3650 * DAY_MS, AUTHORITY));

  /** RFC 6962, 3.3: the promise of the log of certificates, within the certificate that it is about. */
  const promise = (tbs: Buffer, at: number) => {
    const when = size(at, 8);
    const entry = Buffer.concat([
      ...[Buffer.from([0, 0]), when, Buffer.from([0, 1]), authority.id, size(tbs.length, 3), tbs, size(0, 2)],
    ]);
    const signature = signed(entry, certificates);
    const sct = Buffer.concat([
      ...[
        Buffer.from([0]),
        certificates.id,
        when,
        size(0, 2),
        Buffer.from([4, 3]),
        size(signature.length, 2),
        signature,
      ],
    ]);
    const list = Buffer.concat([size(sct.length + 2, 2), size(sct.length, 2), sct]);
    return sequence(oid('1.3.6.1.4.1.11129.2.4.2'), octets(octets(list)));
  };
  const certificateOf = (own: Keys, { at, identity = WORKFLOW, issuer = GITHUB, isLogged = true }: Signing) => {
    const extensions = [
      critical('2.5.29.17', sequence(tagged(6, false, Buffer.from(identity)))),
      sequence(oid('1.3.6.1.4.1.57264.1.8'), octets(utf8(issuer))),
    ];
    const made = (more: Buffer[]) =>
      body(NOBODY, own.spki, at.getTime() - 1000, at.getTime() + LIFE_MS, [...extensions, ...more]);
    return certified(made(isLogged ? [promise(made([]), at.getTime())] : []));
  };

  /** The entry of the log, which has no other: its hash is the root of the tree. */
  const entry = (payload: Buffer, signature: Buffer, certificate: Buffer, at: Date) => {
    const pem = `-----BEGIN CERTIFICATE-----\n${base64(certificate)}\n-----END CERTIFICATE-----\n`;
    const content = {
      apiVersion: '0.0.1',
      kind: 'dsse',
      spec: {
        envelopeHash: { algorithm: 'sha256', value: digestOf(base64(payload)) },
        payloadHash: { algorithm: 'sha256', value: sha256(payload) },
        signatures: [{ signature: base64(signature), verifier: base64(Buffer.from(pem)) }],
      },
    };
    const canonicalizedBody = Buffer.from(JSON.stringify(content));
    const integratedTime = Math.floor(at.getTime() / 1000);
    const rootHash = hash(Buffer.from([0]), canonicalizedBody);
    const note = `${LOG}\n1\n${base64(rootHash)}\n`;
    const noteSignature = base64(Buffer.concat([log.id.subarray(0, 4), signed(Buffer.from(note), log)]));
    const stamped = { body: base64(canonicalizedBody), integratedTime, logID: log.id.toString('hex'), logIndex: 0 };
    return {
      logIndex: '0',
      logId: { keyId: base64(log.id) },
      kindVersion: { kind: 'dsse', version: '0.0.1' },
      integratedTime: String(integratedTime),
      inclusionPromise: { signedEntryTimestamp: base64(signed(Buffer.from(JSON.stringify(stamped)), log)) },
      inclusionProof: {
        logIndex: '0',
        rootHash: base64(rootHash),
        treeSize: '1',
        hashes: [],
        checkpoint: { envelope: `${note}\n\u2014 ${LOG} ${noteSignature}\n` },
      },
      canonicalizedBody: base64(canonicalizedBody),
    };
  };

  const validFor = { start: new Date(from).toISOString() };
  const logOf = (baseUrl: string, { spki, id }: Keys) => ({
    baseUrl,
    hashAlgorithm: 'SHA2_256',
    publicKey: { rawBytes: base64(spki), keyDetails: 'PKIX_ECDSA_P256_SHA_256', validFor },
    logId: { keyId: base64(id) },
  });
  const trustedRoot = {
    mediaType: 'application/vnd.dev.sigstore.trustedroot+json;version=0.1',
    tlogs: [logOf(`https://${LOG}`, log)],
    certificateAuthorities: [
      {
        subject: { organization: 'test', commonName: 'test' },
        uri: 'https://fulcio.test',
        certChain: { certificates: [{ rawBytes: base64(root) }] },
        validFor,
      },
    ],
    ctlogs: [logOf('https://ctfe.test', certificates)],
    timestampAuthorities: [],
  };
  return {
    trustedRoot: JSON.stringify(trustedRoot),
    bundle(signing) {
      const own = keys();
      const payload = Buffer.from(signing.statement);
      const signature = signed(preAuthEncoding(IN_TOTO, payload), own);
      const certificate = certificateOf(own, signing);
      return JSON.stringify({
        mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
        verificationMaterial: {
          certificate: { rawBytes: base64(certificate) },
          tlogEntries: [entry(payload, signature, certificate, signing.at)],
        },
        dsseEnvelope: {
          payload: base64(payload),
          payloadType: IN_TOTO,
          signatures: [{ sig: base64(signature), keyid: '' }],
        },
      });
    },
  };
}
