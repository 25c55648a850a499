// tillproof steps: the catalogue of sentences that scenarios are written with.
import { Command } from 'commander';
import type { ConsoleLanguage } from '../compliance/console-language.ts';
import { choose } from '../run/options.ts';

/** Loads the sentences that the project of the working folder, or of that configuration, brings of its own. */
async function loadOwnSentences(config: string | undefined): Promise<void> {
  const { readConfiguration } = await import('../run/configuration.ts');
  const configuration = await readConfiguration(config);
  if (configuration.steps === undefined) return;
  const [{ cucumberConfiguration, workingFolder }, { loadSupport }] = await Promise.all([
    import('../run/cucumber.ts'),
    import('@cucumber/cucumber/api'),
  ]);
  await loadSupport(await cucumberConfiguration(configuration, 0), { cwd: workingFolder(configuration) });
}

const SUM = {
  en: (n: number) => `${n} sentences. CONTRIBUTING.md tells how to write a scenario with them.`,
  zh: (n: number) => `共${n}个语句。编写场景的方法见CONTRIBUTING.md。`,
} as const satisfies Record<ConsoleLanguage, unknown>;

export function steps(speech: ConsoleLanguage = 'en'): Command {
  return new Command('steps')
    .description('lists every sentence that a scenario may use, in English and Chinese, with an example of each')
    .option('--language <language>', 'en, zh-CN or both', 'both')
    .option('--search <words>', 'only sentences with all of these words in them, in any order')
    .option('--config <file>', 'configuration whose own sentences are listed, too (default: that of this folder)')
    .option('--json', 'print the catalogue as JSON')
    .action(async (options: { language: string; search?: string; config?: string; json?: boolean }) => {
      choose('--language', options.language, ['en', 'zh-CN', 'both']);
      await loadOwnSentences(options.config);
      const { catalogue } = await import('../../steps/catalogue.ts');
      const words = (options.search ?? '').toLowerCase().split(/\s+/).filter(Boolean);
      const has = (...texts: string[]) => words.every((word) => texts.join('\n').toLowerCase().includes(word));
      // In a sentence as it is, and as its example says it.
      const found = catalogue().filter(
        ({ en, zh, exampleEn, exampleZh }) =>
          (options.language !== 'zh-CN' && has(en, exampleEn)) || (options.language !== 'en' && has(zh, exampleZh)),
      );
      if (options.json) {
        console.log(JSON.stringify(found, null, 2));
        return;
      }
      for (const keyword of ['Given', 'When', 'Then'] as const) {
        if (!found.some((each) => each.keyword === keyword)) continue;
        const chinese = { Given: '假如', When: '当', Then: '那么' }[keyword];
        console.log(`\n${keyword} ${chinese}`);
        for (const sentence of found.filter((each) => each.keyword === keyword)) {
          if (options.language !== 'zh-CN') console.log(`  ${sentence.exampleEn}`);
          if (options.language !== 'en')
            console.log(`  ${options.language === 'both' ? '  ' : ''}${sentence.exampleZh}`);
        }
      }
      console.log(`\n${SUM[speech](found.length)}`);
    });
}
