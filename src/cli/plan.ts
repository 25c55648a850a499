// tillproof plan: the test plan of a profile and a terminal, as Markdown or CSV.
import { Command } from 'commander';
import { consoleLanguage } from '../compliance/console-language.ts';
import { EXIT } from '../run/exit.ts';
import { choose } from '../run/options.ts';
import { fileToWrite, writeNamedFile } from '../run/places.ts';

type Flags = {
  config?: string;
  terminal?: string[];
  profile?: string;
  acquirer?: string;
  wire?: string;
  features?: string[];
  requirement?: string[];
  chapter?: string[];
  tags?: string;
  format: string;
  out?: string;
};

const WRITTEN = {
  en: (file: string, cases: number) => `${file}: ${cases} cases.`,
  zh: (file: string, cases: number) => `${file}：${cases}个用例。`,
} as const;

export function plan(): Command {
  return new Command('plan')
    .description(
      'writes the test plan of a terminal: every case with title, requirements, cards and amounts needed and expected result, in both languages; runs nothing',
    )
    .option('--config <file>', 'run configuration (default: tillproof.config.yaml when there is one)')
    .option(
      '--terminal <address...>',
      'whose declaration says what applies (default: the terminal that comes with Tillproof)',
    )
    .option('--profile <profile>', 'classic, esign or smart')
    .option(
      '--acquirer <acquirer>',
      'unionpay, lakala, shengpay or ruiyinxin: example data in the style of such offers',
    )
    .option('--wire <wire>', 'how terminal and acquirer talk: json-http, unionpay-tcp, unionpay-tls or unionpay-http')
    .option('--features <path...>', 'your own feature files or folders instead of the guide')
    .option('--requirement <id...>', 'only scenarios of these requirements, such as GUIDE-B-FAQ-5a')
    .option('--chapter <name...>', 'only these chapters')
    .option('--tags <expression>', 'only scenarios that match this Cucumber tag expression')
    .option('--format <format>', 'markdown or csv', 'markdown')
    .option('--out <file>', 'where the plan goes (default: it is printed)')
    .action(async ({ format, out, ...flags }: Flags) => {
      const chosen = choose('--format', format, ['markdown', 'csv']);
      const file = out === undefined ? undefined : fileToWrite('--out', out);
      const [{ mergeFlags }, { planCsv, planMarkdown, planOf }] = await Promise.all([
        import('./certify.ts'),
        import('../run/plan.ts'),
      ]);
      const planned = await planOf(await mergeFlags(flags));
      const text = await (chosen === 'csv' ? planCsv : planMarkdown)(planned);
      if (file === undefined) process.stdout.write(text);
      else {
        writeNamedFile('--out', file, text);
        console.error(`tillproof: ${WRITTEN[consoleLanguage(undefined)](file, planned.cases.length)}`);
      }
      process.exitCode = EXIT.compliant;
    });
}
