// The command that plays something again, as it stands in a shell.
import type { Report, ScenarioRow } from './model.ts';

const PLAIN = /^[\w./:@%+=,-]+$/;
const quoted = (word: string): string => (PLAIN.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);

/** `npx tillproof certify --features … --language en --seed 1`, with what the run was told besides. */
export function rerunCommand(
  { run }: Pick<Report, 'run'>,
  { uri, language }: Pick<ScenarioRow, 'uri' | 'language'>,
): string {
  const options: [string, string | null][] = [
    ['--features', uri],
    ['--language', language],
    ['--seed', run.seed === null ? null : String(run.seed)],
    ['--profile', run.profile === 'classic' ? null : run.profile],
    ['--wire', run.wire === 'json-http' ? null : run.wire],
    ...run.defects.map((defect): [string, string] => ['--defect', defect]),
  ];
  const words = options.flatMap(([name, value]) => (value === null ? [] : [name, quoted(value)]));
  return ['npx tillproof certify', ...words].join(' ');
}
