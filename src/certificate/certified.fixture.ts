// A made-up run that has earned a certificate, its evidence, and what ships with its version.
import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { KnownFailures } from '../compliance/known-failures.ts';
import type { ComplianceReport } from '../compliance/model.ts';
import { makeReport } from '../compliance/report.ts';
import { ATTESTED, FACTS, sampleRun } from '../compliance/sample.fixture.ts';
import { failingAt, sampleScenario } from '../compliance/sample-scenario.fixture.ts';
import { requirementsOf } from '../compliance/tags.ts';
import { type CatalogueRow, REQUIREMENTS } from '../definitions/requirements/index.ts';
import { digestsOf, manifestOf } from './bundle/bundle.ts';
import { caseFiles } from './bundle/case-files.ts';
import { sha256 } from './digest.ts';
import type { Evidence } from './evidence.ts';
import { factsOf } from './facts.ts';
import type { Shipped } from './shipped.ts';
import { type Statement, signedBy, statementOf } from './statement.ts';

/** A requirement that may fail without costing the certificate. */
const SHOULD = REQUIREMENTS.find(({ level, mode }) => level === 'SHOULD' && mode === 'auto') as CatalogueRow;
const DARK = { verdict: 'failed', text: { en: 'The lamp stays dark.', zh: '指示灯不亮。' } } as const;
const KNOWN = {
  scenario: 'en/result/waived-1',
  failure: [DARK.text.en],
  reason: 'The lamp is being replaced.',
  owner: 'terminal team',
  expires: '2026-12-31',
};

const waived = sampleScenario(
  'en',
  { chapter: 'result', file: 'waived', number: 1 },
  'A lamp that is known to stay dark',
  {
    tags: [SHOULD, ...(SHOULD.clauses ?? [])].map(({ id }) => `@${id}`),
    outcomes: failingAt(4, { name: 'ExpectationFailed', message: 'dark' }),
    findings: [DARK],
  },
);
const run = sampleRun('good');
const scenarios = [...run.scenarios, waived].sort((a, b) => (a.uri < b.uri ? -1 : 1));
const asked = new Set([SHOULD.id, ATTESTED.requirement, ...scenarios.flatMap(({ tags }) => requirementsOf(tags))]);
const PHOTO = Buffer.from('a photo of the lamp');
const attestations = [
  { ...ATTESTED, evidence: ATTESTED.evidence.map((each) => ({ ...each, sha256: sha256(PHOTO), bytes: PHOTO.length })) },
];
const declaration = { vendor: 'Tillproof', interfaces: ['insert', 'tap'], functions: ['sale', 'refund'] };

export const CATALOGUE = REQUIREMENTS.filter(({ id }) => asked.has(id));

/** The report of that run, without some of its scenarios, or with a shorter catalogue. */
export function earnedReport(
  without: (id: string) => boolean = () => false,
  rows: readonly CatalogueRow[] = CATALOGUE,
): ComplianceReport {
  const left = scenarios.filter(({ id }) => !without(id));
  const knownFailures = new KnownFailures([KNOWN], '2026-11-22');
  return makeReport({ ...run, scenarios: left }, { ...FACTS, attestations, declaration, knownFailures }, rows);
}

/** Two keys that never change, so that a test gives the same certificate each time. */
const pem = (seed: number) =>
  createPrivateKey({
    key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, seed)]),
    format: 'der',
    type: 'pkcs8',
  });
export const KEY = pem(1);
export const OTHER_KEY = pem(2);
export const publicOf = (key: KeyObject) => createPublicKey(key);

export const BUILD = [{ name: 'terminal.apk', digest: { sha256: sha256('build 7') } }];
export const ISSUED = new Date('2026-11-22T12:00:00Z');

/** All files that the certificate of a report rests on. */
export function filesOf(report: ComplianceReport): Map<string, Uint8Array> {
  const [photo] = attestations[0]?.evidence ?? [];
  const files = new Map<string, Uint8Array>([
    ['compliance.json', Buffer.from(`${JSON.stringify(report)}\n`)],
    [photo?.file ?? '', PHOTO],
    ...caseFiles(report),
  ]);
  return files.set('manifest.json', manifestOf(files, report.tool.version));
}

export const evidenceOf = (files: ReadonlyMap<string, Uint8Array>): Evidence => ({
  names: [...files.keys()],
  read: (name) => files.get(name) ?? null,
  whole: true,
});

export function certificateOf(report: ComplianceReport, key = KEY, now = ISSUED): string {
  return JSON.stringify(signedBy(key, statementFor(report, key, now)));
}

/** What is signed; `key` null where somebody else does that. */
export function statementFor(report: ComplianceReport, key: KeyObject | null, now = ISSUED): Statement {
  return statementOf({ report, build: BUILD, evidence: digestsOf(filesOf(report)), key, now });
}

/** As if the version of the run shipped exactly these scenarios and requirements. */
export function shippedWith(report: ComplianceReport, harness: Shipped['harness'], proof: Shipped['proof']): Shipped {
  const { catalogue, suite } = factsOf(report);
  return {
    harness,
    proof,
    catalogue: {
      ids: report.requirements.flatMap((row) => [row, ...row.clauses]).map(({ id }) => id),
      sha256: catalogue.sha256,
    },
    suite: () => ({ ids: report.scenarios.map(({ id }) => id), sha256: suite.sha256 }),
  };
}
