// The command that plays one scenario of a run again: the flags that say on what, and the number of the case.

/** Flags that a scenario depends on, with the members that hold them. */
const KEPT = [
  ['config', '--config'],
  ['terminal', '--terminal'],
  ['defect', '--defect'],
  ['profile', '--profile'],
  ['acquirer', '--acquirer'],
  ['wire', '--wire'],
  ['dialect', '--dialect'],
  ['features', '--features'],
  ['seed', '--seed'],
  ['fuzzPath', '--fuzz-path'],
  ['timers', '--timers'],
  ['knownFailures', '--known-failures'],
] as const;

/** A word as a shell takes it; quotes that both POSIX shells and those of Windows know. */
const word = (text: string) => (/^[\w./:@=,+\\-]+$/.test(text) ? text : `"${text.replaceAll('"', '\\"')}"`);

/** `npx tillproof certify … --language en --name TP-042`. */
export function againWith(
  flags: Readonly<Partial<Record<(typeof KEPT)[number][0], string | readonly string[]>>>,
): (scenario: { case: string; language: string }) => string {
  const kept = KEPT.flatMap(([member, flag]) => {
    const value = flags[member];
    return value === undefined ? [] : [flag, ...[value].flat()];
  });
  return ({ case: number, language }) =>
    ['npx', 'tillproof', 'certify', ...kept, '--language', language, '--name', number].map(word).join(' ');
}
