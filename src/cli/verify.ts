// tillproof verify: what of a certificate or a bundle holds, and what does not.
import { Command } from 'commander';
import type { Check } from '../certificate/check.ts';
import type { VerifyFlags } from '../run/verify.ts';
import { spoken } from './spoken.ts';

type Flags = VerifyFlags & { language?: string; json?: boolean };

const SIGNS = { holds: '✓', broken: '✕', unchecked: '?', noted: '!' } as const;

export function verify(): Command {
  return new Command('verify')
    .description(
      'says what of a certificate or a bundle holds and what does not. Exit codes: 0 everything holds, 1 something does not, 2 wrong usage, 3 nothing is wrong, but something was not given to compare with',
    )
    .argument('<file>', 'certificate.json, a Sigstore bundle of it, or a bundle of evidence (zip)')
    .option('--build <file...>', 'the build that is to be the certified one')
    .option('--evidence <folder or zip>', 'the reports that it rests on: their folder, or the bundle')
    .option('--key <file>', 'the public key of whom you expect to have signed')
    .option(
      '--trusted-root <file>',
      'for a Sigstore bundle: the authorities and logs that you trust (trusted_root.json)',
    )
    .option(
      '--identity <name>',
      'for a Sigstore bundle: who you expect to have signed, such as the address of a workflow',
    )
    .option('--issuer <url>', 'for a Sigstore bundle: who is to have vouched for that identity')
    .option('--language <language>', 'en or zh-CN (default: the language of this console)')
    .option('--json', 'print {holds, exitCode, checks: [{name, verdict, text: {en, zh}}]}')
    .action(async (file: string, flags: Flags) => {
      const language = spoken(flags.language);
      const [{ verifyFile }, { verificationCode }] = await Promise.all([
        import('../run/verify.ts'),
        import('../certificate/verify.ts'),
      ]);
      const checks = await verifyFile(file, flags, new Date());
      const exitCode = verificationCode(checks);
      console.log(
        flags.json ? JSON.stringify({ holds: exitCode === 0, exitCode, checks }) : linesOf(checks, language).join('\n'),
      );
      process.exitCode = exitCode;
    });
}

function linesOf(checks: readonly Check[], language: 'en' | 'zh'): string[] {
  const width = Math.max(...checks.map(({ name }) => name.length));
  const count = (verdict: Check['verdict']) => checks.filter((each) => each.verdict === verdict).length;
  const [broken, unchecked] = [count('broken'), count('unchecked')];
  const sum = {
    en:
      broken > 0
        ? `DOES NOT HOLD: ${broken} of ${checks.length} checks`
        : unchecked > 0
          ? `Nothing is wrong, but ${unchecked} of ${checks.length} checks had nothing to compare with`
          : `HOLDS: ${checks.length} checks`,
    zh:
      broken > 0
        ? `不成立：${checks.length}项中有${broken}项不符`
        : unchecked > 0
          ? `未发现问题，但${checks.length}项中有${unchecked}项缺少比对材料`
          : `成立：共${checks.length}项`,
  };
  return [
    ...checks.map(({ name, verdict, text }) => `${SIGNS[verdict]} ${name.padEnd(width)}  ${text[language]}`),
    sum[language],
  ];
}
