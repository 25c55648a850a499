// Which requirements a run knows and which it asks for, from its configuration.
import { CatalogueError, readCatalogue } from '../compliance/catalogue.ts';
import { nearest } from '../compliance/nearest.ts';
import { idsIn } from '../compliance/tags.ts';
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
    const reasons = error.reasons.map((reason) => `  ${reason}`).join('\n');
    throw new CommandError(
      `The catalogue of your own requirements does not count:\n${reasons}\nThe schema is docs/schemas/requirements.schema.json.`,
    );
  }
}

/** Refuses ids of requirements that there are not, and names those that look most like them. */
export function checkRequirements(ids: readonly string[], rows: readonly CatalogueRow[]): void {
  const known = idsIn(rows);
  for (const id of ids) {
    if (known.includes(id)) continue;
    if (/[./\\]/.test(id) && !/\.\d+$/.test(id))
      throw new CommandError(`requirements: "${id}" is no catalogue: its name ends in .yaml, .yml or .json.`);
    const like = nearest(id, known, 5);
    throw new CommandError(
      `--requirement: there is no requirement "${id}". The nearest are: ${(like.length > 0 ? like : known.slice(0, 5)).join(', ')}.`,
    );
  }
}
