// Keys, certificate, bundle and PDF as files: made only when they are earned, whole, and never over what is there.
import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { earnedReport } from '../certificate/certified.fixture.ts';
import type { Check } from '../certificate/check.ts';
import { GITHUB, sigstoreOfATest, WORKFLOW } from '../certificate/sigstore.fixture.ts';
import { verificationCode } from '../certificate/verify.ts';
import type { ComplianceReport } from '../compliance/model.ts';
import { makeReport } from '../compliance/report.ts';
import { REPORTS } from '../compliance/reports/index.ts';
import { FACTS, sampleRun } from '../compliance/sample.fixture.ts';
import { REQUIREMENTS } from '../definitions/requirements/index.ts';
import { writeKeyPair } from './keys.ts';
import { PACKAGE_ROOT } from './root.ts';
import { prepareSeal, seal } from './seal.ts';
import { verifyFile } from './verify.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'tillproof-seal-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string) => path.join(folder, name);
const NOW = new Date('2026-11-22T12:00:00Z');

const keys = writeKeyPair(at('release.pem'));
writeFileSync(at('terminal.apk'), 'build 7');

/** The folder of reports that a run leaves. */
function reportsOf(name: string, report: ComplianceReport): string {
  mkdirSync(at(`${name}/evidence`), { recursive: true });
  for (const [file, format] of Object.entries(REPORTS)) writeFileSync(at(`${name}/${file}`), format(report));
  writeFileSync(at(`${name}/evidence/aaaaaaaaaaaaaaaa-lamp.jpg`), 'a photo of the lamp');
  return at(name);
}

const sealing = (bundle?: string) =>
  prepareSeal({
    build: [at('terminal.apk')],
    sign: at('release.pem'),
    ...(bundle === undefined ? {} : { bundle: at(bundle) }),
  })!;

describe('a key pair', () => {
  it('is for its owner alone, and says what it is called', () => {
    expect(statSync(keys.private).mode & 0o777).toBe(0o600);
    expect(readFileSync(keys.public, 'utf8')).toMatch(/^-----BEGIN PUBLIC KEY-----/);
    expect(keys.public).toBe(at('release.pub.pem'));
    expect(keys.keyid).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each(['release.pem', 'other.pem'])('is never written over what is there: %s', (name) => {
    writeFileSync(at('other.pub.pem'), 'mine');
    const before = readFileSync(keys.private, 'utf8');
    expect(() => writeKeyPair(at(name))).toThrow(/is there already/);
    expect([readFileSync(keys.private, 'utf8'), existsSync(at('other.pem'))]).toEqual([before, false]);
  });
});

describe('what cannot serve is refused before the run', () => {
  it.each<[string, Parameters<typeof prepareSeal>[0], RegExp]>([
    ['a build without a key', { build: ['a'] }, /--build: .*--sign/],
    ['a key without a build', { sign: 'a' }, /--sign: .*--build/],
    ['a key that is not there', { build: [at('terminal.apk')], sign: at('none.pem') }, /--sign: cannot read/],
    ['a public key', { build: [at('terminal.apk')], sign: at('release.pub.pem') }, /no private key/],
    ['a statement without a build', { statement: true }, /--statement: .*--build/],
    ['both signed and not', { build: ['a'], sign: 'a', statement: true }, /leave --sign or --statement away/],
    ['a build that is not there', { build: [at('none.apk')], sign: at('release.pem') }, /--build: cannot read/],
  ])('%s', (_, flags, reason) => {
    expect(() => prepareSeal(flags)).toThrow(reason);
  });

  it('nothing asked for is nothing to do', () => {
    expect(prepareSeal({})).toBeNull();
  });
});

describe('an earned certificate', async () => {
  const report = earnedReport();
  const run = { report, folder: reportsOf('earned', report), configuration: {}, language: 'en' as const };
  const sealed = await seal(sealing('run.zip'), run, NOW);
  const flags = { build: [at('terminal.apk')], key: keys.public };
  const broken = async (file: string, more: object = {}) =>
    (await verifyFile(file, { ...flags, ...more }, NOW)).filter(({ verdict }) => verdict === 'broken');
  const brokenNames = async (file: string, more: object = {}) => (await broken(file, more)).map(({ name }) => name);
  /** The sample asks a part of the guide, so it is not complete beside what ships. */
  const PART = ['catalogue-complete', 'suite-complete'];

  it('comes with its badge and the bundle, and holds with the bundle beside it and within it', async () => {
    expect(sealed.refused).toEqual([]);
    expect(sealed.files.map((file) => path.basename(file))).toEqual(['certificate.json', 'certificate.svg', 'run.zip']);
    expect(await brokenNames(at('earned/certificate.json'), { evidence: at('run.zip') })).toEqual(PART);
    expect(await brokenNames(at('run.zip'))).toEqual(PART);
    expect(readFileSync(at('earned/certificate.svg'), 'utf8')).toContain('compliant 2026-11-22');
  });

  it('asks for the bundle where only the folder of reports is given', async () => {
    const checks = await verifyFile(at('earned/certificate.json'), { ...flags, evidence: at('earned') }, NOW);
    expect(checks.filter(({ verdict }) => verdict === 'unchecked').map(({ name }) => name)).toEqual(['bundle']);
    expect(checks.find(({ name }) => name === 'evidence')).toMatchObject({ verdict: 'holds' });
  });

  it('holds with the folder of reports as evidence where no bundle was made', async () => {
    const other = { ...run, folder: reportsOf('alone', report) };
    expect((await seal(sealing(), other, NOW)).refused).toEqual([]);
    expect(await brokenNames(at('alone/certificate.json'), { evidence: at('alone') })).toEqual(PART);
    writeFileSync(at('alone/evidence/aaaaaaaaaaaaaaaa-lamp.jpg'), 'another');
    expect((await broken(at('alone/certificate.json'), { evidence: at('alone') }))[0]).toMatchObject({
      name: 'evidence',
      text: { en: 'evidence/aaaaaaaaaaaaaaaa-lamp.jpg was changed' },
    });
  });

  it.each<[string, (files: Record<string, Uint8Array>) => void, string, RegExp]>([
    [
      'a file is exchanged',
      (f) => (f['cases/en/result/approval-2/slips.txt'] = Buffer.from('x')),
      'cases',
      /approval-2\/slips\.txt/,
    ],
    [
      'a case is taken out',
      (f) => delete f['cases/en/result/approval-2/wire.json'],
      'manifest',
      /wire\.json is missing/,
    ],
    ['a file is put in', (f) => (f['cases/en/x/y.txt'] = Buffer.from('x')), 'cases', /no scenario of the report/],
    ['the manifest is gone', (f) => delete f['manifest.json'], 'manifest', /missing/],
  ])('in a bundle: %s', async (_, change, name, words) => {
    const files = unzipSync(readFileSync(at('run.zip')));
    change(files);
    writeFileSync(at('changed.zip'), zipSync(files));
    expect((await broken(at('changed.zip'))).find((each) => each.name === name)?.text.en).toMatch(words);
    delete files['certificate.json'];
    writeFileSync(at('changed.zip'), zipSync(files));
    expect(verificationCode(await verifyFile(at('changed.zip'), {}, NOW))).toBe(1);
  });

  it('is the same bundle for the same run', async () => {
    const again = at('again.zip');
    const unsigned = (file: string) => {
      const { 'certificate.json': _, ...files } = unzipSync(readFileSync(file));
      return files;
    };
    await seal(prepareSeal({ bundle: again })!, run, new Date('2027-01-01'));
    expect(Object.keys(unsigned(again))).toEqual(Object.keys(unsigned(at('run.zip'))));
    expect(Buffer.from(unsigned(again)['manifest.json']!)).toEqual(
      Buffer.from(unsigned(at('run.zip'))['manifest.json']!),
    );
  });

  it('damaged beyond reading is told as such', async () => {
    writeFileSync(at('cut.zip'), readFileSync(at('run.zip')).subarray(0, 5000));
    await expect(verifyFile(at('cut.zip'), {}, NOW)).rejects.toThrow(/damaged/);
  });
});

describe('a statement for Sigstore to sign', async () => {
  const report = earnedReport();
  const run = { report, folder: reportsOf('statement', report), configuration: {}, language: 'en' as const };
  const sealed = await seal(
    prepareSeal({ build: [at('terminal.apk')], statement: true, bundle: at('s.zip') })!,
    run,
    NOW,
  );
  const sigstore = sigstoreOfATest(NOW);
  writeFileSync(at('trusted_root.json'), sigstore.trustedRoot);
  const signed = (statement: string) => {
    writeFileSync(at('certificate.sigstore.json'), sigstore.bundle({ statement, at: NOW }));
    return verifyFile(at('certificate.sigstore.json'), flags, NOW);
  };
  const flags = {
    build: [at('terminal.apk')],
    evidence: at('s.zip'),
    trustedRoot: at('trusted_root.json'),
    identity: WORKFLOW,
    issuer: GITHUB,
  };

  it('comes with the badge, and holds once it is signed, with the bundle of evidence beside it', async () => {
    expect(sealed.files.map((file) => path.basename(file))).toEqual(['statement.json', 'certificate.svg', 's.zip']);
    const checks = await signed(readFileSync(at('statement/statement.json'), 'utf8'));
    const held = ['signature', 'identity', 'statement', 'time', 'build', 'evidence', 'report', 'earned'];
    expect(checks.filter(({ verdict }) => verdict === 'holds').map(({ name }) => name)).toEqual(
      expect.arrayContaining(held),
    );
    expect(checks.filter(({ verdict }) => verdict === 'unchecked')).toEqual([]);
  });

  it('is not taken for a certificate as it is', async () => {
    const checks = await verifyFile(at('statement/statement.json'), flags, NOW);
    expect(checks.map(({ name, verdict }) => [name, verdict])).toEqual([['envelope', 'broken']]);
  });
});

describe('tillproof verify', { timeout: 60_000 }, () => {
  it("names in the reader's language what was changed, in a certificate and in a Sigstore bundle", async () => {
    const certificate = readFileSync(at('earned/certificate.json'), 'utf8');
    const turned = (payload: string) =>
      Buffer.from(
        Buffer.from(payload, 'base64')
          .toString('utf8')
          .replace('"en/result/approval-2":"passed"', '"en/result/approval-2":"failed"'),
      ).toString('base64');
    const changed = certificate.replace(/(?<="payload":")[^"]+/, turned);
    writeFileSync(at('turned.json'), changed);
    const plain = ['--key', 'release.pub.pem', '--evidence', 'run.zip'];
    const english = await tillproof('verify', 'turned.json', ...plain, '--language', 'en');
    expect(english.code).toBe(1);
    expect(english.out).toMatch(/✕ signature .*content was changed after it was signed/);
    expect(english.out).toMatch(
      /✕ scenarios .*en\/result\/approval-2: the certificate says failed, the evidence passed/,
    );
    const chinese = await tillproof('verify', 'turned.json', ...plain, '--language', 'zh-CN');
    expect(chinese.out).toMatch(/✕ signature .*内容在签名后被改动/);

    const bundle = readFileSync(at('certificate.sigstore.json'), 'utf8');
    writeFileSync(at('turned.sigstore.json'), bundle.replace(/(?<="payload":")[^"]+/, turned));
    const sigstore = [
      '--trusted-root',
      'trusted_root.json',
      '--identity',
      WORKFLOW,
      '--issuer',
      GITHUB,
      '--evidence',
      's.zip',
    ];
    const found = await tillproof('verify', 'turned.sigstore.json', ...sigstore, '--json');
    const { holds, checks } = JSON.parse(found.out) as { holds: boolean; checks: Check[] };
    expect([found.code, holds, checks[0]]).toMatchObject([
      1,
      false,
      { name: 'signature', verdict: 'broken', text: { en: expect.stringMatching(/^the log has another content/) } },
    ]);
    expect(checks[0]?.text.zh).toMatch(/^日志所记并非此内容/);
  });
});

describe('a certificate that is not earned', () => {
  it('is refused with every reason, and nothing of one is left', async () => {
    const report = makeReport(
      sampleRun('bad'),
      { ...FACTS, defects: ['no-reversal'], leftOut: ['GUIDE-B-FAQ-5a'] },
      REQUIREMENTS,
    );
    const { refused, files } = await seal(
      sealing(),
      { report, folder: reportsOf('bad', report), configuration: {}, language: 'en' as const },
      NOW,
    );
    const words = refused.map(({ en }) => en).join('\n');
    for (const reason of [
      /^the verdict is: Not compliant/,
      /no-reversal/,
      /GUIDE-B-FAQ-5a was not asked whole/,
      /GUIDE-A-FAQ-3a \(MUST\)/,
      /is inconclusive/,
      / failed$/m,
      /can do is not known/,
    ])
      expect(words).toMatch(reason);
    for (const { zh } of refused) expect(zh).toMatch(/\p{Script=Han}/u);
    expect([files, readdirSync(at('bad')).includes('certificate.json')]).toEqual([[], false]);
  });

  it('because the build was changed while the run went on', async () => {
    const report = earnedReport();
    const prepared = sealing();
    writeFileSync(at('terminal.apk'), 'build 8');
    const { refused } = await seal(
      prepared,
      { report, folder: reportsOf('late', report), configuration: {}, language: 'en' as const },
      NOW,
    );
    expect(refused).toMatchObject([{ en: expect.stringContaining('was changed while the run went on') }]);
  });
});

const SCENARIO = `Feature: Too little money
  @GUIDE-B-FAQ-2a
  Scenario: The balance does not cover the amount
    Given the terminal is signed in by operator "01"
    And a "debit chip" card issued by "ICBC" with balance CNY 100.00
    When the cashier chooses "Sale" on the main screen
    And the cashier enters the amount CNY 100.01
    And the cashier confirms the amount
    And the cardholder inserts the card
    And the cardholder enters the PIN "123456"
    Then the transaction is declined with code "51"
`;

function tillproof(...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [path.join(PACKAGE_ROOT, 'src/cli/tillproof.js'), ...args], { cwd: folder });
  const result = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (result.out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (result.err += text));
  return new Promise((resolve) => child.on('close', (code) => resolve({ ...result, code })));
}

it('a part of the catalogue passes, gets no certificate, and its bundle can be verified and played again', {
  timeout: 120_000,
}, async () => {
  writeFileSync(at('own.feature'), SCENARIO);
  const signed = ['--build', 'own.feature', '--sign', 'release.pem', '--bundle', 'own.zip'];
  const run = await tillproof('certify', '--features', 'own.feature', '--reports', 'own', ...signed);
  expect([run.code, run.err]).toEqual([
    1,
    expect.stringMatching(/no certificate was given, for \d+ reasons[\s\S]*GUIDE-A-FAQ-3a \(MUST\)/),
  ]);
  expect(existsSync(at('own/certificate.json'))).toBe(false);
  expect(await tillproof('verify', 'own.zip')).toMatchObject({
    code: 0,
    out: expect.stringMatching(/HOLDS: 4 checks/),
  });
  rmSync(at('own.feature'));
  const again = await tillproof('replay', 'own.zip', '--json');
  expect([again.code, JSON.parse(again.out)]).toEqual([0, expect.objectContaining({ same: true, setting: [] })]);
});
