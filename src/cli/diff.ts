// tillproof diff: what is different between two runs.
import { Command } from 'commander';
import type { ChangeKind, Difference } from '../compliance/diff.ts';
import type { Bilingual } from '../definitions/evidence.ts';
import { EXIT } from '../run/exit.ts';
import { spoken } from './spoken.ts';

export function diff(): Command {
  return new Command('diff')
    .description(
      'says what is different between two runs: broken, mended, another reason, slower, gone or new. Exit codes: 0 nothing is worse, 1 something broke or is gone, 2 wrong usage',
    )
    .argument('<old>', 'reports of the earlier run: their folder, compliance.json, or a bundle')
    .argument('<new>', 'the same of the later run')
    .option('--language <language>', 'en or zh-CN (default: the language of this console)')
    .option('--json', 'print {setting, requirements, changes}')
    .action(async (before: string, after: string, flags: { language?: string; json?: boolean }) => {
      const language = spoken(flags.language);
      const [{ readReport }, { CHANGES, differenceOf, isWorse }] = await Promise.all([
        import('../run/reports.ts'),
        import('../compliance/diff.ts'),
      ]);
      const difference = differenceOf((await readReport(before)).report, (await readReport(after)).report);
      console.log(flags.json ? JSON.stringify(difference) : differenceText(difference, language, CHANGES));
      process.exitCode = isWorse(difference) ? EXIT.notCompliant : EXIT.compliant;
    });
}

/** The differences for people, what is worst first. */
export function differenceText(
  { setting, requirements, changes }: Difference,
  language: 'en' | 'zh',
  kinds: Readonly<Record<ChangeKind, Bilingual>>,
): string {
  const counts = (Object.keys(kinds) as ChangeKind[]).flatMap((kind) => {
    const count = changes.filter((each) => each.kind === kind).length;
    return count === 0 ? [] : `${count} ${kinds[kind][language]}`;
  });
  const none = { en: 'No scenario is different.', zh: '所有场景均无变化。' }[language];
  return [
    ...setting.map(({ what, before, after }) => `! ${what}: ${before} → ${after}`),
    ...changes.flatMap(({ kind, name, place, before, after }) => [
      `${kinds[kind][language]}  ${name}  (${place})`,
      `    ${[before[language], after[language]].filter((each) => each !== '').join(' → ')}`,
    ]),
    ...requirements.map(({ id, level, before, after }) => `${id} (${level}): ${before} → ${after}`),
    counts.length === 0 ? none : counts.join(', '),
  ].join('\n');
}
