// tillproof replay: runs what a bundle says again, and compares.
import { Command } from 'commander';
import { EXIT } from '../run/exit.ts';
import { spoken } from './spoken.ts';

type Flags = { terminal?: string[]; reports: string; language?: string; json?: boolean };

export function replay(): Command {
  return new Command('replay')
    .description(
      'runs what is in a bundle again, with the same setting and seed, and says what is different. Exit codes: 0 the same verdicts for the same reasons, 1 not the same, 2 wrong usage, 3 inconclusive',
    )
    .argument('<bundle>', 'the zip of "tillproof certify --bundle"')
    .option('--terminal <address...>', 'the terminal, where it is reached otherwise than then')
    .option('--reports <folder>', 'where the reports of this run go', 'reports-replayed')
    .option('--language <language>', 'en or zh-CN (default: the language of this console)')
    .option('--json', 'print {same, before, after, setting, requirements, changes}')
    .action(async (bundle: string, flags: Flags) => {
      process.exitCode = EXIT.inconclusive;
      const language = spoken(flags.language);
      const [{ replay: play }, { CHANGES }, { differenceText }] = await Promise.all([
        import('../run/replay.ts'),
        import('../compliance/diff.ts'),
        import('./diff.ts'),
      ]);
      const { before, after, difference, notWritten } = await play(bundle, {
        ...flags,
        note: (line) => console.error(`tillproof: ${line[language]}`),
      });
      const same = difference.changes.every(({ kind }) => kind === 'slower') && difference.requirements.length === 0;
      const verdicts = { before: before.headline[language], after: after.headline[language] };
      console.log(
        flags.json
          ? JSON.stringify({ same, ...verdicts, ...difference })
          : `${verdicts.before}\n${verdicts.after}\n${differenceText(difference, language, CHANGES)}`,
      );
      if (notWritten !== null) console.error(`tillproof: ${notWritten[language]}`);
      const inconclusive = after.verdict === 'inconclusive' && before.verdict !== 'inconclusive';
      process.exitCode = inconclusive ? EXIT.inconclusive : same ? EXIT.compliant : EXIT.notCompliant;
    });
}
