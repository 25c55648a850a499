// tillproof merge: puts the reports of shards together, as if one machine had played everything.
import path from 'node:path';
import { Command } from 'commander';
import type { ConsoleLanguage } from '../compliance/console-language.ts';
import type { SealFlags } from '../run/seal.ts';

type Flags = { reports: string; config?: string; allure: boolean; json?: boolean } & SealFlags;

export function merge(speech: ConsoleLanguage = 'en'): Command {
  return new Command('merge')
    .description(
      'puts the reports of all shards of a run together: the same reports and exit code as of one run. A shard that is missing, there twice, or of another setting or version is refused',
    )
    .argument('<folder...>', 'folders of reports, one of each shard')
    .option('--reports <folder>', 'where the reports of the whole go', 'reports')
    .option('--config <file>', 'configuration of the run, for the bundle')
    .option('--build <file...>', 'the build that was tested, for the certificate')
    .option('--sign <key>', 'private key that signs a certificate of the build, when it is earned')
    .option(
      '--statement',
      'write the certificate unsigned (statement.json), when it is earned, for Sigstore to sign with the identity of the CI job',
    )
    .option('--bundle <zip>', 'put everything about the run into one file')
    .option('--pdf', 'print the report as PDF too, with the browser of this machine')
    .option('--no-allure', 'leave allure-results away')
    .option('--json', 'print one JSON object, as certify does')
    .action(async (folders: string[], flags: Flags) => {
      const [{ merge: put }, { prepareSeal, seal, tellSealed }, { summary }] = await Promise.all([
        import('../run/merge.ts'),
        import('../run/seal.ts'),
        import('./summary.ts'),
      ]);
      const sealing = prepareSeal(flags);
      const { report, folder, setting, picked } = await put(folders, flags.reports, flags.allure);
      const place = path.relative(process.cwd(), folder) || '.';
      const told = summary(report, place, { ...flags, speech });
      console.log(flags.json ? JSON.stringify(told.json) : told.text);
      process.exitCode = report.exitCode;
      if (sealing === null) return;
      const { readConfiguration } = await import('../run/configuration.ts');
      // What the shards were told on their command lines counts before what the file says.
      const configuration = { ...(await readConfiguration(flags.config)), ...setting };
      const named = flags.config === undefined ? {} : { configurationFile: flags.config };
      const run = { report, folder, configuration, language: speech, picked, ...named };
      const sealed = await seal(sealing, run, new Date());
      process.exitCode = tellSealed(sealed, report.exitCode, speech, (line) => console.error(line));
    });
}
