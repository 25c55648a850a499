// Verifies a certificate: every thing that it states is looked at by itself, so that what was changed is named.
import type { KeyObject } from 'node:crypto';
import type { Bilingual } from '../definitions/evidence.ts';
import { broken, type Check, differences, holds, unchecked, whenNone } from './check.ts';
import { bodyOf, type Envelope, envelopeIn, IN_TOTO, isSealedBy } from './dsse.ts';
import { type Evidence, evidenceChecks } from './evidence.ts';
import { keyIdOf, publicKeyIn } from './keys.ts';
import { shippedChecks, shippedHere } from './shipped.ts';
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
export type Given = {
  key: KeyObject | null;
  build: readonly Digest[] | null;
  evidence: Evidence | null;
  now: Date;
};

/** Everything that was looked at, in the order in which it is told. `text` is the content of certificate.json. */
export function verifyCertificate(text: string, given: Given, shipped = shippedHere()): Check[] {
  const envelope = envelopeIn(text);
  if (envelope === null)
    return [broken('envelope', 'this is no signed certificate (DSSE envelope)', '不是已签名的证书（DSSE信封）')];
  const statement = statementIn(envelope);
  if (statement === null)
    return [
      ...signatureChecks(envelope, null, given.key),
      broken(
        'statement',
        'the signed content is no in-toto test result of Tillproof',
        '签名内容不是Tillproof的in-toto测试结果',
      ),
    ];
  const certified = statement.predicate[EXTENSION];
  return [
    ...signatureChecks(envelope, certified, given.key),
    ...statementChecks(statement, certified),
    ...timeChecks(certified, given.now),
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
      [certified.run, certified.counts, certified.signer, certified.harness, certified.scenarios].every(
        (member) => member !== null && typeof member === 'object',
      );
    return whole ? statement : null;
  } catch {
    return null;
  }
}

function signatureChecks(envelope: Envelope, certified: Certified | null, key: KeyObject | null): Check[] {
  const stated = publicKeyIn(String(certified?.signer.publicKey ?? ''));
  const own = !('en' in stated) && isSealedBy(envelope, stated) ? stated : null;
  const changed = broken(
    'signature',
    'the signature does not hold: the content was changed after it was signed, or another key signed it',
    '签名无效：内容在签名后被改动，或由其他密钥签名',
  );
  if (key === null) {
    const missing = unchecked(
      'key',
      own === null
        ? 'no key was given to hold the signature against (--key)'
        : `it is signed with the key ${keyIdOf(own).slice(0, 16)}, which it names itself; whose that is, only --key can say`,
      own === null
        ? '未提供用于验签的公钥（--key）'
        : `由其自带的密钥${keyIdOf(own).slice(0, 16)}签名；密钥归属须以--key确认`,
    );
    return [
      own === null ? changed : holds('signature', 'the content is as it was signed', '内容与签名时一致'),
      missing,
    ];
  }
  const id = keyIdOf(key).slice(0, 16);
  if (isSealedBy(envelope, key))
    return [
      holds('signature', 'the content is as it was signed', '内容与签名时一致'),
      own !== null && keyIdOf(own) === keyIdOf(key)
        ? holds('key', `signed with the key that was given, ${id}`, `由所给密钥${id}签名`)
        : broken(
            'key',
            'the certificate names another key than the one that signed it',
            '证书所列密钥与实际签名密钥不同',
          ),
    ];
  return own === null
    ? [changed, broken('key', `it is not signed with the key that was given, ${id}`, `并非由所给密钥${id}签名`)]
    : [
        holds('signature', 'the content is as it was signed', '内容与签名时一致'),
        broken(
          'key',
          `it is signed with another key (${keyIdOf(own).slice(0, 16)}) than the one that was given (${id})`,
          `签名密钥（${keyIdOf(own).slice(0, 16)}）与所给密钥（${id}）不同`,
        ),
      ];
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

function timeChecks({ issuedAt, run, attestations }: Certified, now: Date): Check[] {
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
    ...(issued > now.getTime() + SKEW_MS
      ? [{ en: `it was issued in the future, ${issuedAt}`, zh: `签发时间${issuedAt}在未来` }]
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
