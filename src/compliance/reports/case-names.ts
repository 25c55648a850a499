// What CI systems call a scenario: a class and a name that no other scenario of the run has, and that stay the same from run to run.
import type { ScenarioResult } from '../model.ts';

export type CaseName = { classname: string; name: string };

/** `en.declines.card-status`: language, chapter and file. */
function classOf({ language, pair }: ScenarioResult): string {
  return `${language}.${pair.replace(/-\d+$/, '').replaceAll('/', '.')}`;
}

/** The name of a scenario; a row of an outline says its values, when the name does not say them all. */
function nameOf({ name, example }: ScenarioResult): string {
  if (example === null || example.every(({ value }) => name.includes(value))) return name;
  return `${name} (${example.map((column) => `${column.name}: ${column.value}`).join(', ')})`;
}

/** By id of the scenario. Those that are called alike in one file are numbered in their order from the second on. */
export function caseNames(scenarios: readonly ScenarioResult[]): ReadonlyMap<string, CaseName> {
  const taken = new Set<string>();
  return new Map(
    scenarios.map((scenario): [string, CaseName] => {
      const classname = classOf(scenario);
      const wanted = nameOf(scenario);
      const free = (name: string) => !taken.has(`${classname} ${name}`);
      let name = wanted;
      for (let number = 2; !free(name); number++) name = `${wanted} [${number}]`;
      taken.add(`${classname} ${name}`);
      return [scenario.id, { classname, name }];
    }),
  );
}
