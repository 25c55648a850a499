// What the official Cucumber extension of Visual Studio Code reads: where the scenarios are, and step definitions that it can parse.
//
// It looks for calls of Given, When, Then and defineParameterType in the text of a file, without running it, so ours are written out.
import { catalogue } from '../../steps/catalogue.ts';
import { PARAMETER_TYPES } from '../../steps/parameters.ts';
import { inWords, type Language, WORDS } from './words.ts';

const SENTENCES_FILE = 'editor/tillproof-sentences.ts';

const quoted = (text: string) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

/** Every sentence in both languages, as step definitions. */
export function editorFiles(language: Language): { path: string; text: string }[] {
  const types = PARAMETER_TYPES.map(
    ({ name, regexp }) => `defineParameterType({ name: ${quoted(name)}, regexp: ${String(regexp)} });`,
  );
  const sentences = catalogue().flatMap(({ keyword, en, zh }) =>
    [en, zh].map((sentence) => `${keyword}(${quoted(sentence)}, () => {});`),
  );
  const text = `// ${inWords(WORDS.generated, language)}
import { defineParameterType, Given, Then, When } from '@cucumber/cucumber';

${[...types, '', ...sentences].join('\n')}
`;
  const settings = { 'cucumber.features': ['features/**/*.feature'], 'cucumber.glue': [SENTENCES_FILE] };
  return [
    { path: SENTENCES_FILE, text },
    { path: '.vscode/settings.json', text: `${JSON.stringify(settings, null, 2)}\n` },
    {
      path: '.vscode/extensions.json',
      text: `${JSON.stringify({ recommendations: ['CucumberOpen.cucumber-official'] }, null, 2)}\n`,
    },
  ];
}
