// Everything that somebody may change in a certificate, in what it rests on, or in what it is held against, and which checks find it.
import type { KeyObject } from 'node:crypto';
import {
  BUILD,
  CATALOGUE,
  certificateOf,
  earnedReport,
  evidenceOf,
  filesOf,
  KEY,
  OTHER_KEY,
  publicOf,
  shippedWith,
} from './certified.fixture.ts';
import { bodyOf, type Envelope, IN_TOTO, seal } from './dsse.ts';
import { keyIdOf, publicPemOf } from './keys.ts';
import { type Certified, EXTENSION, type Statement } from './statement.ts';
import type { Given } from './verify.ts';

export const report = earnedReport();
const scenario = report.scenarios.find(({ id }) => id.startsWith('en/result/approval')) ?? { id: '' };
export const certificateText = certificateOf(report);
export const statement = JSON.parse(bodyOf(JSON.parse(certificateText) as Envelope).toString('utf8')) as Statement;
const { harness, proof } = statement.predicate[EXTENSION];
export const shipped = shippedWith(report, harness, proof);
export const given = (): Given => ({
  key: publicOf(KEY),
  build: BUILD,
  evidence: evidenceOf(filesOf(report)),
  trustedRoot: null,
  identity: null,
  issuer: null,
  now: new Date('2026-11-23T00:00:00Z'),
});

/** What a change may be made to. */
type Case = { text: string; given: Given };

/** The certificate with its signed content changed; the signature stays, or a key signs anew. */
function altered(change: (certified: Certified, statement: Statement) => void, key?: KeyObject): Case {
  const envelope = JSON.parse(certificateText) as Envelope;
  const copy = structuredClone(statement);
  change(copy.predicate[EXTENSION], copy);
  const body = Buffer.from(JSON.stringify(copy));
  const forged =
    key === undefined ? { ...envelope, payload: body.toString('base64') } : seal(body, IN_TOTO, key, keyIdOf(key));
  return { text: JSON.stringify(forged), given: given() };
}

/** The evidence with some of its files changed. */
function exchanged(change: (files: Map<string, Uint8Array>) => void): Case {
  const files = filesOf(report);
  change(files);
  return { text: certificateText, given: { ...given(), evidence: evidenceOf(files) } };
}

/** A certificate that its rightful signer gives for another report than was earned, with evidence that fits. */
function signedFor(other: typeof report): Case {
  return { text: certificateOf(other), given: { ...given(), evidence: evidenceOf(filesOf(other)) } };
}

const swap = (text: string, from: string, to: string) => Buffer.from(text.replace(from, to));
const textOf = (files: Map<string, Uint8Array>, name: string) => Buffer.from(files.get(name) ?? '').toString('utf8');
const failedInside = () => {
  const copy = structuredClone(report);
  for (const each of copy.scenarios) if (each.id === scenario.id) each.verdict = 'failed';
  return copy;
};

/** What was done · how · the checks that find it, each with words that it tells. */
export const CHANGES: [what: string, change: () => Case, found: Record<string, string>][] = [
  // In the certificate, without the key: the signature says that something was changed, the other check what.
  [
    'a verdict of a scenario is turned',
    () => altered((c) => (c.scenarios[scenario.id] = 'failed')),
    { signature: '', scenarios: scenario.id },
  ],
  [
    'a verdict of a requirement is turned',
    () => altered((c) => (c.requirements['GUIDE-A-STEP-5d'] = 'failed')),
    { signature: '', requirements: 'GUIDE-A-STEP-5d' },
  ],
  [
    'a scenario is dropped',
    () => altered((c) => delete c.scenarios[scenario.id]),
    { signature: '', scenarios: scenario.id, result: scenario.id, 'suite-complete': scenario.id },
  ],
  [
    'a scenario is invented',
    () => altered((c) => (c.scenarios['en/result/never-1'] = 'passed')),
    { signature: '', scenarios: 'never-1' },
  ],
  [
    'a count is raised',
    () => altered((c) => (c.counts.scenarios.passed += 1)),
    { signature: '', counts: 'scenarios.passed' },
  ],
  ['a waiver is removed', () => altered((c) => (c.waivers = [])), { signature: '', waivers: 'waived-1' }],
  [
    'the reason of a waiver is changed',
    () => altered((c) => (c.waivers[0]!.reason.en = 'Harmless.')),
    { signature: '', waivers: 'Harmless' },
  ],
  [
    'another person answers for a waiver',
    () => altered((c) => (c.waivers[0]!.accepted[0]!.owner = 'Nobody')),
    { signature: '', waivers: 'Nobody' },
  ],
  [
    'another person attests',
    () => altered((c) => (c.attestations[0]!.by = 'Nobody')),
    { signature: '', attestations: 'Nobody' },
  ],
  [
    'an attestation is removed',
    () => altered((c) => (c.attestations = [])),
    { signature: '', attestations: 'GUIDE-B-FAQ-1a' },
  ],
  [
    'the catalogue is shortened',
    () => altered((c) => (c.catalogue.requirements -= 1)),
    { signature: '', catalogue: 'requirements' },
  ],
  ['the suite is another', () => altered((c) => (c.suite.sha256 = '0'.repeat(64))), { signature: '', suite: 'sha256' }],
  [
    'the terminal has another version',
    () => altered((c) => (c.terminal.version = '9.9')),
    { signature: '', terminal: '9.9' },
  ],
  [
    'a capability is added',
    () => altered((c) => (c.declaration = { ...c.declaration, functions: ['sale'] })),
    { signature: '', declaration: 'functions' },
  ],
  [
    'the profile is another',
    () => altered((c) => (c.run.profile = 'smart')),
    { signature: '', run: 'smart', configuration: '' },
  ],
  ['the wire is another', () => altered((c) => (c.run.wire = 'unionpay-tls')), { signature: '', run: 'unionpay-tls' }],
  ['the acquirer is another', () => altered((c) => (c.run.acquirer = 'lakala')), { signature: '', run: 'lakala' }],
  ['the seed is another', () => altered((c) => (c.run.seed = 4)), { signature: '', run: 'seed' }],
  [
    'the time of the run is moved',
    () => altered((c) => (c.run.startedAt = '2026-11-21T10:00:00.000Z')),
    { signature: '', run: 'startedAt' },
  ],
  [
    'it is issued before its run',
    () => altered((c) => (c.issuedAt = '2026-11-21T10:00:00.000Z'), KEY),
    { time: 'before its run' },
  ],
  [
    'it is issued in the future',
    () => altered((c) => (c.issuedAt = '2027-01-01T00:00:00.000Z'), KEY),
    { time: 'future' },
  ],
  ['it is issued at no time', () => altered((c) => (c.issuedAt = 'soon'), KEY), { time: 'cannot be read' }],
  [
    'a person attests after the issue',
    () => altered((c) => (c.attestations[0]!.at = '2026-12-24')),
    { time: 'GUIDE-B-FAQ-1a', attestations: '2026-12-24' },
  ],
  [
    'a test is moved to those that passed',
    () => altered((_, s) => s.predicate.passedTests.push(...s.predicate.warnedTests.splice(0))),
    { signature: '', result: 'passedTests' },
  ],
  [
    'WARNED becomes PASSED',
    () => altered((_, s) => (s.predicate.result = 'PASSED')),
    { signature: '', result: 'WARNED' },
  ],
  [
    'a digest for other readers is another',
    () => altered((_, s) => (s.predicate.configuration[2]!.digest.sha256 = 'f')),
    { signature: '', configuration: '[2]' },
  ],
  [
    'what the suite would not notice is left out',
    () => altered((c) => (c.proof.wouldNotNotice = [])),
    { signature: '', proof: 'mutants' },
  ],
  [
    'more mutants are said to be noticed',
    () => altered((c) => (c.proof.noticed += 1)),
    { signature: '', proof: 'mutants' },
  ],
  [
    'the headline is another',
    () => altered((c) => (c.headline.en = 'Perfect')),
    { signature: '', headline: 'Perfect' },
  ],
  [
    'the build in it is another',
    () => altered((_, s) => (s.subject[0]!.digest.sha256 = '0'.repeat(64))),
    { signature: '', build: 'terminal.apk' },
  ],
  [
    'it becomes another kind of statement',
    () => altered((_, s) => (s.predicateType = 'https://slsa.dev/provenance/v1')),
    { signature: '', statement: 'slsa' },
  ],
  [
    'evidence is taken off the list',
    () => altered((c) => c.evidence.pop()),
    { signature: '', evidence: 'not certified', configuration: '[5]' },
  ],
  // The keys.
  [
    'the key in it is replaced',
    () => altered((c) => (c.signer!.publicKey = publicPemOf(OTHER_KEY))),
    { signature: '', key: 'not signed' },
  ],
  [
    'another key signs it',
    () => altered((c) => (c.signer = { keyid: keyIdOf(OTHER_KEY), publicKey: publicPemOf(OTHER_KEY) }), OTHER_KEY),
    { key: 'another key' },
  ],
  [
    'the right key signs it under the name of another',
    () => altered((c) => (c.signer!.publicKey = publicPemOf(OTHER_KEY)), KEY),
    { key: 'names another key' },
  ],
  [
    'a byte of the signature is turned',
    () => ({
      text: certificateText.replace(/"sig":"(.)/, (_, first: string) => `"sig":"${first === 'A' ? 'B' : 'A'}`),
      given: given(),
    }),
    { signature: '' },
  ],
  [
    'the type of the content is another',
    () => ({ text: certificateText.replace(IN_TOTO, 'application/json'), given: given() }),
    { signature: '' },
  ],
  [
    'the signature is taken away',
    () => ({ text: JSON.stringify({ ...(JSON.parse(certificateText) as Envelope), signatures: [] }), given: given() }),
    { signature: '' },
  ],
  [
    'it is held against the key of somebody else',
    () => ({ text: certificateText, given: { ...given(), key: publicOf(OTHER_KEY) } }),
    { key: 'another key' },
  ],
  // The evidence.
  [
    'a verdict is turned in the report',
    () =>
      exchanged((f) =>
        f.set(
          'compliance.json',
          swap(textOf(f, 'compliance.json'), '"verdict":"not-applicable"', '"verdict":"passed"'),
        ),
      ),
    { evidence: 'compliance.json', report: 'contradicts itself' },
  ],
  [
    'the report is of another run',
    () =>
      exchanged((f) =>
        f.set('compliance.json', filesOf(earnedReport((id) => id === scenario.id)).get('compliance.json')!),
      ),
    { evidence: 'compliance.json', scenarios: scenario.id, counts: 'passed' },
  ],
  [
    'the report is gone',
    () => exchanged((f) => f.delete('compliance.json')),
    { evidence: 'compliance.json is missing', report: 'missing' },
  ],
  [
    'the report is no report',
    () => exchanged((f) => f.set('compliance.json', Buffer.from('{}'))),
    { evidence: 'compliance.json', report: 'no report' },
  ],
  [
    'a photo is exchanged',
    () => exchanged((f) => f.set('evidence/aaaaaaaaaaaaaaaa-lamp.jpg', Buffer.from('another'))),
    { evidence: 'lamp.jpg was changed' },
  ],
  [
    'a capture is exchanged',
    () => exchanged((f) => f.set(`cases/${scenario.id}/wire.pcap`, Buffer.from('x'))),
    { evidence: `${scenario.id}/wire.pcap was changed` },
  ],
  [
    'slips are taken away',
    () => exchanged((f) => f.delete(`cases/${scenario.id}/slips.txt`)),
    { evidence: `${scenario.id}/slips.txt is missing` },
  ],
  [
    'a file is added',
    () => exchanged((f) => f.set('cases/en/result/more-1/slips.txt', Buffer.from('x'))),
    { evidence: 'more-1/slips.txt is there and not certified' },
  ],
  // The build.
  [
    'another build is shown',
    () => ({
      text: certificateText,
      given: { ...given(), build: [{ name: 'terminal.apk', digest: { sha256: 'a'.repeat(64) } }] },
    }),
    { build: 'another build' },
  ],
  [
    'a second file comes with the build',
    () => ({
      text: certificateText,
      given: { ...given(), build: [...BUILD, { name: 'kernel.bin', digest: { sha256: 'b'.repeat(64) } }] },
    }),
    { build: 'kernel.bin' },
  ],
  // By whoever holds the key.
  [
    'the signer leaves a scenario out, everywhere',
    () => signedFor(earnedReport((id) => id === scenario.id)),
    { 'suite-complete': scenario.id },
  ],
  [
    'the signer shortens the catalogue, everywhere',
    () => signedFor(earnedReport(undefined, CATALOGUE.slice(1))),
    { 'catalogue-complete': CATALOGUE[0]?.id ?? '?' },
  ],
  [
    'the signer certifies a failure',
    () => signedFor(failedInside()),
    { report: 'contradicts itself', earned: scenario.id },
  ],
  // What is no certificate at all.
  ['it is no certificate', () => ({ text: '{}', given: given() }), { envelope: '' }],
  [
    'its content is something else',
    () => ({ text: JSON.stringify(seal(Buffer.from('{}'), IN_TOTO, KEY, '')), given: given() }),
    { statement: '' },
  ],
];
