// The statement of a certificate: in-toto's test result about a build, and beside it everything that this format has no place for.
import type { KeyObject } from 'node:crypto';
import type { ComplianceReport } from '../compliance/model.ts';
import { digestOf } from './digest.ts';
import { type Envelope, IN_TOTO, seal } from './dsse.ts';
import { type Facts, factsOf } from './facts.ts';
import { ownHarness, ownProof, type Proof } from './harness.ts';
import { keyIdOf, publicPemOf } from './keys.ts';

export const STATEMENT_TYPE = 'https://in-toto.io/Statement/v1';
export const PREDICATE_TYPE = 'https://in-toto.io/attestation/test-result/v0.1';
/** Member of the predicate that is ours; readers pass over members that they do not know. */
export const EXTENSION = 'https://tillproof.dev/certificate/v1';

/** A file by its name and the SHA-256 of its content. */
export type Digest = { name: string; digest: { sha256: string } };

/** What stands under `EXTENSION`. */
export type Certified = Facts & {
  /** ISO 8601 in UTC. */
  issuedAt: string;
  harness: { version: string; sha256: string };
  proof: Proof;
  /** Every file that the certificate rests on. */
  evidence: Digest[];
  /**
   * Public half of the key that signed, and what it is called. It says nothing about whose it is. Null in a statement that somebody else
   * signs, such as Sigstore: then the signature alone says who that was.
   */
  signer: { keyid: string; publicKey: string } | null;
};

export type Statement = {
  _type: string;
  subject: Digest[];
  predicateType: string;
  predicate: {
    result: 'PASSED' | 'WARNED';
    configuration: (Digest & { annotations?: Record<string, string> })[];
    passedTests: string[];
    warnedTests: string[];
    failedTests: string[];
    [EXTENSION]: Certified;
  };
};

/** What a statement is made of. `now` is the moment of issue. */
type Making = {
  report: ComplianceReport;
  /** The build that was tested, file by file. */
  build: readonly Digest[];
  evidence: readonly Digest[];
  /** The key that will sign it; null when that is not ours to do. */
  key: KeyObject | null;
  now: Date;
};

/**
 * Lists of the test result. in-toto knows passed, warned and failed only: known failures and what cannot be assessed are warned; what does
 * not apply stands in no list, and its verdict under `EXTENSION`.
 */
export function resultOf({
  scenarios,
}: Pick<Facts, 'scenarios'>): Pick<Statement['predicate'], 'result' | 'passedTests' | 'warnedTests' | 'failedTests'> {
  const named = (...verdicts: string[]) =>
    Object.entries(scenarios).flatMap(([id, verdict]) => (verdicts.includes(verdict) ? id : []));
  const warnedTests = named('known-failure', 'not-assessable');
  return {
    result: warnedTests.length > 0 ? 'WARNED' : 'PASSED',
    passedTests: named('passed'),
    warnedTests,
    failedTests: named('failed', 'inconclusive'),
  };
}

/** What the run was configured with, as in-toto's descriptors. */
export function configurationOf(certified: Certified): Statement['predicate']['configuration'] {
  const described = (name: string, sha256: string, annotations?: Record<string, string>) => ({
    name,
    digest: { sha256 },
    ...(annotations === undefined ? {} : { annotations }),
  });
  const { profile, wire, acquirer, seed } = certified.run;
  return [
    described('catalogue', certified.catalogue.sha256, { requirements: String(certified.catalogue.requirements) }),
    described('suite', certified.suite.sha256, { scenarios: String(certified.suite.scenarios) }),
    described('harness', certified.harness.sha256, { version: certified.harness.version }),
    described('declaration', digestOf(certified.declaration)),
    described('setting', digestOf(certified.run), {
      profile: profile ?? '',
      wire: wire ?? '',
      acquirer: acquirer ?? '',
      seed: String(seed),
    }),
    described('evidence', digestOf(certified.evidence), { files: String(certified.evidence.length) }),
  ];
}

/** Makes the statement, not signed yet. Whether it is earned is asked before (earned.ts). */
export function statementOf({ report, build, evidence, key, now }: Making): Statement {
  const certified: Certified = {
    ...factsOf(report),
    issuedAt: now.toISOString(),
    harness: ownHarness(),
    proof: ownProof(),
    evidence: [...evidence],
    signer: key === null ? null : { keyid: keyIdOf(key), publicKey: publicPemOf(key) },
  };
  return {
    _type: STATEMENT_TYPE,
    subject: [...build],
    predicateType: PREDICATE_TYPE,
    predicate: { ...resultOf(certified), configuration: configurationOf(certified), [EXTENSION]: certified },
  };
}

/** The certificate: a statement in an envelope that the key signed which it names. */
export function signedBy(key: KeyObject, statement: Statement): Envelope {
  return seal(Buffer.from(JSON.stringify(statement)), IN_TOTO, key, keyIdOf(key));
}
