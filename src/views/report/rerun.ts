// The commands that play something again, as they stand in a shell.
import { quoted } from '../shell.ts';
import type { Report, ScenarioRow } from './model.ts';

type Option = [name: string, value: string | null];

/** `npx tillproof certify --features … --language en --seed 1`, with what the run was told besides. */
export function rerunCommand(
  { run }: Pick<Report, 'run'>,
  { uri, language }: Pick<ScenarioRow, 'uri' | 'language'>,
): string {
  return told('certify', [
    ['--features', uri],
    ['--language', language],
    ['--seed', run.seed === null ? null : String(run.seed)],
    ...setting(run),
  ]);
}

/** A case of the guide; a project's own are in no console. */
const OF_THE_GUIDE = /^TP-\d+(\.\d+)?$/;

/** `npx tillproof console --name TP-042 --language en`: the case is played and the console opens with its messages; null where none can. */
export function consoleCommand(
  { run }: Pick<Report, 'run'>,
  row: Pick<ScenarioRow, 'case' | 'language'>,
): string | null {
  if (!OF_THE_GUIDE.test(row.case)) return null;
  return told('console', [['--name', row.case], ['--language', row.language], ...setting(run)]);
}

/** What the run was told besides, where it is not the default. */
function setting({ profile, wire, defects }: Report['run']): Option[] {
  return [
    ['--profile', profile === 'classic' ? null : profile],
    ['--wire', wire === 'json-http' ? null : wire],
    ...defects.map((defect): Option => ['--defect', defect]),
  ];
}

function told(command: string, options: readonly Option[]): string {
  const words = options.flatMap(([name, value]) => (value === null ? [] : [name, quoted(value)]));
  return [`npx tillproof ${command}`, ...words].join(' ');
}
