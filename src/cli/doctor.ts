// tillproof doctor: is the adapter right? Says what would spoil every scenario, and what to do about it, without running one.
import { Command } from 'commander';
import type { ConsoleLanguage } from '../compliance/console-language.ts';
import type { Bilingual } from '../definitions/evidence.ts';
import type { RunConfiguration } from '../run/configuration.ts';
import { EXIT } from '../run/exit.ts';
import type { Admission, Finding } from '../terminal/index.ts';

type Flags = { config?: string; terminal?: string[]; wire?: string; profile?: string; timers?: string; json?: boolean };

const WORDS = {
  en: {
    spoken: (version: string) => `, contract version ${version}`,
    well: (checks: number, spoken: string) => `well${spoken}, ${checks} checks`,
    late: (spoken: string) => `inconclusive, the test system itself was late${spoken}`,
    faults: (n: number, of: number, spoken: string) => `${n} of ${of} checks found a fault${spoken}`,
  },
  zh: {
    spoken: (version: string) => `，契约版本${version}`,
    well: (checks: number, spoken: string) => `正常${spoken}，共检查${checks}项`,
    late: (spoken: string) => `无结论，测试系统自身延迟${spoken}`,
    faults: (n: number, of: number, spoken: string) => `${of}项检查中有${n}项发现问题${spoken}`,
  },
} as const satisfies Record<ConsoleLanguage, unknown>;

export function doctor(speech: ConsoleLanguage = 'en'): Command {
  return new Command('doctor')
    .description(
      'looks at a terminal and its adapter as a certification does before its first scenario: reachable, speaks the contract, refuses what it must, reaches the acquirer; says what is wrong and what to do',
    )
    .option('--config <file>', 'run configuration (default: tillproof.config.yaml when there is one)')
    .option(
      '--terminal <address...>',
      'http(s)://…, "exec:command" or a module file (default: the terminal that comes with Tillproof)',
    )
    .option('--wire <wire>', 'how terminal and acquirer talk: json-http, unionpay-tcp, unionpay-tls or unionpay-http')
    .option('--profile <profile>', 'classic, esign or smart')
    .option(
      '--timers <timers>',
      'how patient the terminal is: test (default), product, or the milliseconds that it waits for an answer',
    )
    .option('--json', 'print one JSON object: well, terminals with every finding')
    .action(async (flags: Flags) => {
      const [{ withAcquirers }, { mergeFlags }, { withAdmitted }, { faultLine, namesOf }] = await Promise.all([
        import('../run/acquirers.ts'),
        import('./certify.ts'),
        import('../run/admission.ts'),
        import('../terminal/index.ts'),
      ]);
      const who = { who: 'tillproof doctor', inside: true };
      const visits = await withAcquirers(mergeFlags(flags), (configuration: RunConfiguration, acquirers) =>
        withAdmitted(configuration, acquirers, who, async (admissions) =>
          admissions.map((admission) => ({ terminal: namesOf(admission.spec), ...admission })),
        ),
      );
      const well = visits.every(({ findings }) => findings.every(({ ok }) => ok));
      console.log(
        flags.json
          ? JSON.stringify({
              well,
              terminals: visits.map(({ terminal, version, findings }) => ({
                terminal: terminal.en,
                version,
                findings,
              })),
            })
          : visits.map((visit) => diagnosis(visit, faultLine, speech)).join('\n'),
      );
      process.exitCode = well ? EXIT.compliant : EXIT.inconclusive;
    });
}

function diagnosis(
  { terminal: names, version, findings }: Admission & { terminal: Bilingual },
  lineOf: (finding: Finding) => Bilingual,
  speech: ConsoleLanguage,
): string {
  const words = WORDS[speech];
  const terminal = names[speech];
  const wrong = findings.filter(({ ok }) => !ok);
  const spoken = version === null ? '' : words.spoken(String(version));
  const blamed = wrong.filter(({ late }) => late === undefined);
  const head =
    wrong.length === 0
      ? `✓ ${terminal}: ${words.well(findings.length, spoken)}`
      : blamed.length === 0
        ? `? ${terminal}: ${words.late(spoken)}`
        : `✕ ${terminal}: ${words.faults(blamed.length, findings.length, spoken)}`;
  const lines = findings.flatMap((each) => {
    if (each.ok && each.late !== undefined) return [`  ! ${each.check}: ${speech === 'zh' ? each.zh.late : each.late}`];
    const sign = each.ok ? '!' : each.late === undefined ? '✕' : '?';
    return each.ok && !each.advice ? [] : [`  ${sign} ${lineOf(each)[speech]}`];
  });
  return [head, ...lines].join('\n');
}
