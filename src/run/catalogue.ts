// Which requirements a run knows and which it asks for, from its configuration.

import { CatalogueError, readCatalogue } from '../compliance/catalogue.ts';
import { nearest } from '../compliance/nearest.ts';
import { idsIn } from '../compliance/tags.ts';
import type { Bilingual } from '../definitions/evidence.ts';
import type { CatalogueRow } from '../definitions/requirements/index.ts';
import type { RunConfiguration } from './configuration.ts';
import { CommandError } from './exit.ts';

const FILE = /\.(?:ya?ml|json)$/i;

/** `requirements` names catalogue files; an id in it is asked for like those of `only`. */
export function wantedOf({ requirements = [], only = [] }: RunConfiguration): { files: string[]; only: string[] } {
  const named = typeof requirements === 'string' ? [requirements] : requirements;
  return {
    files: named.filter((name) => FILE.test(name)),
    only: [...new Set([...only, ...named.filter((name) => !FILE.test(name))])],
  };
}

/** The guide's rows and those of the user's own catalogues. Throws a CommandError with file, line and reason of every error. */
export function catalogueOf(configuration: RunConfiguration): readonly CatalogueRow[] {
  try {
    return readCatalogue(wantedOf(configuration).files);
  } catch (error) {
    if (!(error instanceof CatalogueError)) throw error;
    const { reasons } = error;
    const listed = (language: keyof Bilingual) => reasons.map((each) => `  ${each[language]}`).join('\n');
    throw new CommandError({
      en: `The catalogue of your own requirements does not count:\n${listed('en')}\nThe schema is docs/schemas/requirements.schema.json.`,
      zh: `自有要求目录无效：\n${listed('zh')}\n其结构见docs/schemas/requirements.schema.json。`,
    });
  }
}

/** Refuses ids of requirements that there are not, and names those that look most like them. */
export function checkRequirements(ids: readonly string[], rows: readonly CatalogueRow[]): void {
  const known = idsIn(rows);
  for (const id of ids) {
    if (known.includes(id)) continue;
    if (/[./\\]/.test(id) && !/\.\d+$/.test(id))
      throw new CommandError({
        en: `requirements: "${id}" is no catalogue: its name ends in .yaml, .yml or .json.`,
        zh: `requirements：“${id}”不是要求目录：文件名须以.yaml、.yml或.json结尾。`,
      });
    const like = nearest(id, known, 5);
    const near = like.length > 0 ? like : known.slice(0, 5);
    throw new CommandError({
      en: `--requirement: there is no requirement "${id}". The nearest are: ${near.join(', ')}.`,
      zh: `--requirement：没有要求“${id}”。最接近的有：${near.join('、')}。`,
    });
  }
}
