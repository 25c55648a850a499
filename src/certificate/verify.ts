// Verifies a certificate: every thing that it states is looked at by itself, so that what was changed is named.
import type { KeyObject } from 'node:crypto';
import type { Bilingual } from '../definitions/evidence.ts';
import { broken, type Check, differences, holds, unchecked, whenNone } from './check.ts';
import { bodyOf, type Envelope, envelopeIn, IN_TOTO } from './dsse.ts';
import { type Evidence, evidenceChecks } from './evidence.ts';
import { shippedChecks, shippedHere } from './shipped.ts';
import { keyChecks, noKeyChecks } from './signature.ts';
import { type SigstoreGiven, sigstoreBundleIn, sigstoreChecks } from './sigstore.ts';
import {
  type Certified,
  configurationOf,
  type Digest,
  EXTENSION,
  PREDICATE_TYPE,
  resultOf,
  STATEMENT_TYPE,
  type Statement,
} from './statement.ts';

/** What there is to hold a certificate against; what is null is not checked. */
export type Given = SigstoreGiven & {
  key: KeyObject | null;
  build: readonly Digest[] | null;
  evidence: Evidence | null;
  now: Date;
};

/**
 * Everything that was looked at, in the order in which it is told.
 *
 * @param text content of certificate.json, or of a Sigstore bundle
 */
export async function verifyCertificate(text: string, given: Given, shipped = shippedHere()): Promise<Check[]> {
  const sigstore = sigstoreBundleIn(text);
  const envelope = sigstore?.envelope ?? envelopeIn(text);
  if (envelope === null)
    return [
      broken(
        'envelope',
        'this is no signed certificate (DSSE envelope, or a Sigstore bundle of one)',
        '不是已签名的证书（DSSE信封，或含此信封的Sigstore签名包）',
      ),
    ];
  const statement = statementIn(envelope);
  const certified = statement?.predicate[EXTENSION] ?? null;
  const signer = certified?.signer ?? null;
  const { checks: signature, signedAt } =
    sigstore === null
      ? { checks: keyChecks(envelope, signer, given.key), signedAt: null }
      : await sigstoreChecks(sigstore, given);
  if (statement === null || certified === null)
    return [
      ...signature,
      broken(
        'statement',
        'the signed content is no in-toto test result of Tillproof',
        '签名内容不是Tillproof的in-toto测试结果',
      ),
    ];
  return [
    ...signature,
    ...(sigstore === null ? [] : noKeyChecks(signer)),
    ...statementChecks(statement, certified),
    ...timeChecks(certified, signedAt ?? given.now),
    buildCheck(statement.subject, given.build),
    ...evidenceChecks(certified, given.evidence),
    ...shippedChecks(certified, shipped),
  ];
}

/** The exit code of a verification: 1 something does not hold, 3 something was not checked, 0 everything holds. */
export function verificationCode(checks: readonly Check[]): 0 | 1 | 3 {
  if (checks.some(({ verdict }) => verdict === 'broken')) return 1;
  return checks.some(({ verdict }) => verdict === 'unchecked') ? 3 : 0;
}

function statementIn(envelope: Envelope): Statement | null {
  try {
    const statement = JSON.parse(bodyOf(envelope).toString('utf8')) as Statement;
    const { subject, predicate } = statement;
    const certified = predicate[EXTENSION];
    const whole =
      Array.isArray(subject) &&
      Array.isArray(certified.evidence) &&
      typeof certified.signer === 'object' &&
      [certified.run, certified.counts, certified.harness, certified.scenarios].every(
        (member) => member !== null && typeof member === 'object',
      );
    return whole ? statement : null;
  } catch {
    return null;
  }
}

function statementChecks(statement: Statement, certified: Certified): Check[] {
  const { _type, predicateType, predicate } = statement;
  const right = _type === STATEMENT_TYPE && predicateType === PREDICATE_TYPE;
  const { result, passedTests, warnedTests, failedTests, configuration } = predicate;
  const lists = differences({ result, passedTests, warnedTests, failedTests }, resultOf(certified));
  return [
    right
      ? holds('statement', `an in-toto test result, ${IN_TOTO}`, `in-toto测试结果，${IN_TOTO}`)
      : broken('statement', `its types are ${_type} and ${predicateType}`, `类型为${_type}和${predicateType}`),
    whenNone(
      'result',
      lists,
      `${result}, ${passedTests.length} tests passed`,
      `${result}，通过${passedTests.length}项`,
    ),
    whenNone(
      'configuration',
      differences(configuration, configurationOf(certified)),
      'the lists for other readers say the same as the certificate itself',
      '供其他工具读取的列表与证书内容一致',
    ),
  ];
}

/** Clocks of two machines differ by so much, in milliseconds. */
const SKEW_MS = 5 * 60_000;
/** A day begins 14 hours before UTC in the earliest time zone. */
const EARLIEST_ZONE_MS = 14 * 3_600_000;

/** @param latest when it was signed at the latest: what a log proves, or now */
function timeChecks({ issuedAt, run, attestations }: Certified, latest: Date): Check[] {
  const issued = Date.parse(issuedAt);
  const ended = Date.parse(run.startedAt ?? '') + run.durationMs;
  const late = attestations.filter(({ at }) => Date.parse(`${at}T00:00:00Z`) > issued + EARLIEST_ZONE_MS);
  const wrong: Bilingual[] = [
    ...(Number.isNaN(issued) || Number.isNaN(ended)
      ? [{ en: 'the moments of run and issue cannot be read', zh: '运行时间或签发时间无法识别' }]
      : []),
    ...(issued < ended
      ? [{ en: `it was issued (${issuedAt}) before its run had ended`, zh: `签发时间（${issuedAt}）早于运行结束时间` }]
      : []),
    ...(issued > latest.getTime() + SKEW_MS
      ? [
          {
            en: `it was issued in the future, ${issuedAt}: later than ${latest.toISOString()}`,
            zh: `签发时间${issuedAt}在未来：晚于${latest.toISOString()}`,
          },
        ]
      : []),
    ...late.map(({ requirement, at }) => ({
      en: `${requirement} was attested on ${at}, after the issue`,
      zh: `${requirement}的声明日期${at}晚于签发时间`,
    })),
  ];
  return [
    whenNone(
      'time',
      wrong,
      `run at ${run.startedAt}, issued at ${issuedAt}`,
      `运行于${run.startedAt}，签发于${issuedAt}`,
    ),
  ];
}

function buildCheck(subject: readonly Digest[], build: readonly Digest[] | null): Check {
  const names = subject.map(({ name, digest }) => `${name} sha256:${digest.sha256}`).join(', ');
  if (build === null)
    return unchecked('build', `it is about ${names}; give --build to compare`, `对象为${names}；请用--build提供以比对`);
  const digests = (files: readonly Digest[]) => files.map(({ digest }) => digest.sha256);
  const others = build.filter(({ digest }) => !digests(subject).includes(digest.sha256));
  const missing = subject.filter(({ digest }) => !digests(build).includes(digest.sha256));
  const wrong = [
    ...others.map(({ name, digest }) => ({
      en: `${name} (sha256:${digest.sha256}) is another build than the certified ${names}`,
      zh: `${name}（sha256:${digest.sha256}）并非认证的版本${names}`,
    })),
    ...(others.length > 0
      ? []
      : missing.map(({ name }) => ({
          en: `${name} is certified too and was not given`,
          zh: `未提供同样被认证的${name}`,
        }))),
  ];
  return whenNone('build', wrong, names, names);
}
