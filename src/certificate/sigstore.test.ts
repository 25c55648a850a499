// A certificate that an identity of CI signed: the official library verifies it, offline, and whatever is changed is found and named.
import { describe, expect, it } from 'vitest';
import { earnedReport, ISSUED, statementFor } from './certified.fixture.ts';
import { given, report, shipped } from './changes.fixture.ts';
import { GITHUB, sigstoreOfATest, WORKFLOW } from './sigstore.fixture.ts';
import { sigstoreBundleIn, sigstoreChecks } from './sigstore.ts';
import { EXTENSION, type Statement } from './statement.ts';
import { verificationCode, verifyCertificate } from './verify.ts';

const sigstore = sigstoreOfATest(ISSUED);
const other = sigstoreOfATest(ISSUED);
const at = new Date(ISSUED.getTime() + 60_000);
const statement = JSON.stringify(statementFor(report, null));
const text = sigstore.bundle({ statement, at });
const expected = { trustedRoot: sigstore.trustedRoot, identity: WORKFLOW, issuer: GITHUB };
const all = { ...given(), key: null, ...expected };

/** As little of a bundle as the changes below touch. */
type Bundle = {
  verificationMaterial: {
    certificate: { rawBytes: string };
    tlogEntries: {
      integratedTime: string;
      inclusionPromise?: { signedEntryTimestamp: string };
      inclusionProof?: { rootHash: string; checkpoint: { envelope: string } };
      canonicalizedBody: string;
    }[];
    publicKey?: { hint: string };
  };
  dsseEnvelope: { payload: string; payloadType: string; signatures: { sig: string }[] };
};

function altered(change: (bundle: Bundle, entry: Bundle['verificationMaterial']['tlogEntries'][0]) => void): string {
  const bundle = JSON.parse(text) as Bundle;
  change(bundle, bundle.verificationMaterial.tlogEntries[0]!);
  return JSON.stringify(bundle);
}

function restated(change: (statement: Statement) => void): string {
  const copy = JSON.parse(statement) as Statement;
  change(copy);
  return JSON.stringify(copy);
}
const inBundle = (content: string) =>
  altered(({ dsseEnvelope }) => (dsseEnvelope.payload = Buffer.from(content).toString('base64')));
const elsewhere = JSON.parse(sigstore.bundle({ statement: '{}', at })) as Bundle;

describe('a Sigstore bundle of a certificate', () => {
  it('that nobody touched holds in everything, and says who signed when', async () => {
    const checks = await verifyCertificate(text, all, shipped);
    expect(checks.filter(({ verdict }) => verdict !== 'holds')).toEqual([]);
    expect(verificationCode(checks)).toBe(0);
    expect(checks.slice(0, 2).map((each) => [each.name, each.text.en])).toEqual([
      ['signature', 'the content is as it was signed through Sigstore at 2026-11-22T12:01:00.000Z'],
      ['identity', `signed by ${WORKFLOW} (${GITHUB} vouches)`],
    ]);
  });

  it('is held against each of several trusted roots', async () => {
    const roots = `${other.trustedRoot}\n${sigstore.trustedRoot}\n`;
    expect(verificationCode(await verifyCertificate(text, { ...all, trustedRoot: roots }, shipped))).toBe(0);
  });

  it.each<[string, () => string, Partial<typeof all>, Record<string, string>]>([
    [
      'a verdict is turned',
      () => inBundle(restated(({ predicate }) => (predicate[EXTENSION].counts.scenarios.passed += 1))),
      {},
      { signature: 'the log has another content', counts: 'scenarios.passed' },
    ],
    [
      'the build in it is another',
      () => inBundle(restated(({ subject }) => (subject[0]!.digest.sha256 = '0'.repeat(64)))),
      {},
      { signature: 'the log has another content', build: 'terminal.apk' },
    ],
    [
      'the signature is of another content',
      () => altered((b) => (b.dsseEnvelope.signatures = elsewhere.dsseEnvelope.signatures)),
      {},
      { signature: 'the log has another content' },
    ],
    [
      'signature and log are of another content',
      () =>
        altered((b) => {
          b.verificationMaterial = elsewhere.verificationMaterial;
          b.dsseEnvelope.signatures = elsewhere.dsseEnvelope.signatures;
        }),
      {},
      { signature: 'the log has another content' },
    ],
    [
      'the certificate is of another signer',
      () => altered((b) => (b.verificationMaterial.certificate = elsewhere.verificationMaterial.certificate)),
      {},
      { signature: 'the signature is not of this content' },
    ],
    [
      'the entry of the log is another',
      () => altered((b) => (b.verificationMaterial.tlogEntries = elsewhere.verificationMaterial.tlogEntries)),
      {},
      { signature: 'the log has another content' },
    ],
    [
      'the entry of the log is taken away',
      () => altered((b) => (b.verificationMaterial.tlogEntries = [])),
      {},
      { signature: 'nobody proves when' },
    ],
    [
      'the time in the log is moved',
      () => altered((_, entry) => (entry.integratedTime = String(Number(entry.integratedTime) - 60))),
      {},
      { signature: 'at that time' },
    ],
    [
      'the time in the log is moved a little',
      () => altered((_, entry) => (entry.integratedTime = String(Number(entry.integratedTime) + 60))),
      {},
      { signature: 'no log of the trusted root' },
    ],
    [
      'the promise of the log is taken away',
      () => altered((_, entry) => delete entry.inclusionPromise),
      {},
      { signature: 'nobody proves when' },
    ],
    [
      'the proof of the log is taken away',
      () => altered((_, entry) => delete entry.inclusionProof),
      {},
      { signature: 'no whole Sigstore bundle' },
    ],
    [
      'the tree of the log is another',
      () =>
        altered((_, { inclusionProof }) => {
          inclusionProof!.checkpoint.envelope = inclusionProof!.checkpoint.envelope.replace(/^(.*\n)1\n/, '$12\n');
        }),
      {},
      { signature: 'no log of the trusted root' },
    ],
    ['it is signed for another certificate authority', () => other.bundle({ statement, at }), {}, { signature: '' }],
    [
      'the authority kept the certificate from its log',
      () => sigstore.bundle({ statement, at, isLogged: false }),
      {},
      { signature: 'SCTs' },
    ],
    [
      'it was signed before it was issued',
      () => sigstore.bundle({ statement, at: new Date(ISSUED.getTime() - 3_600_000) }),
      {},
      { time: 'later than 2026-11-22T11:00:00' },
    ],
    [
      'another workflow signed it',
      () => sigstore.bundle({ statement, at, identity: `${WORKFLOW}-2` }),
      {},
      { identity: `${WORKFLOW}-2` },
    ],
    [
      'somebody else vouched for the workflow',
      () => sigstore.bundle({ statement, at, issuer: 'https://evil.test' }),
      {},
      { identity: 'https://evil.test' },
    ],
    [
      'another workflow is expected',
      () => text,
      { identity: WORKFLOW.replaceAll('.', '-') },
      { identity: 'expected was' },
    ],
    ['the trusted root is of somebody else', () => text, { trustedRoot: other.trustedRoot }, { signature: '' }],
    ['the trusted root is none', () => text, { trustedRoot: '{}' }, { signature: '--trusted-root holds no' }],
    ['the trusted root is no JSON', () => text, { trustedRoot: 'root' }, { signature: '--trusted-root holds no' }],
    [
      'a key signed it',
      () =>
        altered(({ verificationMaterial: material }) => {
          material.publicKey = { hint: 'x' };
          delete (material as Partial<typeof material>).certificate;
        }),
      {},
      { signature: 'names no identity' },
    ],
    [
      'the certificate in it names a key',
      () =>
        sigstore.bundle({
          statement: restated(({ predicate }) => (predicate[EXTENSION].signer = { keyid: 'x', publicKey: 'x' })),
          at,
        }),
      {},
      { key: 'an identity signed it' },
    ],
    [
      'it is signed for another report than was earned',
      () =>
        sigstore.bundle({
          statement: JSON.stringify(
            statementFor(
              earnedReport((id) => /approval/.test(id)),
              null,
            ),
          ),
          at,
        }),
      {},
      { scenarios: 'approval' },
    ],
    ['its content is something else', () => sigstore.bundle({ statement: '{}', at }), {}, { statement: '' }],
  ])('%s: it is found and named', async (_, change, more, found) => {
    const checks = await verifyCertificate(change(), { ...all, ...more }, shipped);
    const broken = new Map(checks.filter(({ verdict }) => verdict === 'broken').map((each) => [each.name, each.text]));
    for (const [name, words] of Object.entries(found)) {
      expect([...broken.keys()]).toContain(name);
      expect(broken.get(name)?.en).toContain(words);
      expect(broken.get(name)?.zh).toMatch(/\p{Script=Han}/u);
    }
    expect(verificationCode(checks)).toBe(1);
  });

  it.each([
    ['trustedRoot', ['signature', 'identity'], '--trusted-root'],
    ['identity', ['identity'], '--identity'],
    ['issuer', ['identity'], '--issuer'],
  ] as const)('is not said to hold without %s', async (missing, names, flag) => {
    const checks = await verifyCertificate(text, { ...all, [missing]: null }, shipped);
    const open = checks.filter(({ verdict }) => verdict !== 'holds');
    expect(open.map(({ name, verdict }) => [name, verdict])).toEqual(names.map((name) => [name, 'unchecked']));
    expect(open[0]?.text.en).toContain(flag);
    expect(verificationCode(checks)).toBe(3);
  });

  it('says what to install where the library is missing, and is not said to hold', async () => {
    const missing = () => Promise.reject(Object.assign(new Error('not found'), { code: 'ERR_MODULE_NOT_FOUND' }));
    const { checks } = await sigstoreChecks(sigstoreBundleIn(text)!, expected, missing);
    expect(verificationCode(checks)).toBe(3);
    for (const words of [checks[0]?.text.en, checks[0]?.text.zh])
      expect(words).toContain('npm install @sigstore/bundle @sigstore/protobuf-specs @sigstore/verify');
  });

  it.each(['{}', '[]', 'null', '{"mediaType":"application/vnd.dev.sigstore.bundle.v0.3+json"}'])(
    'is not read in %j',
    (content) => expect(sigstoreBundleIn(content)).toBeNull(),
  );
});
