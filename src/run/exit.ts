// Exit codes of every command, and the error that carries one.

/** 0 compliant · 1 not compliant · 2 wrong usage or configuration · 3 inconclusive (harness, adapter or environment). */
export const EXIT = { compliant: 0, notCompliant: 1, usage: 2, inconclusive: 3 } as const;

/** Ends a command with a message for people and an exit code. */
export class CommandError extends Error {
  readonly exitCode: number;
  constructor(message: string, exitCode: number = EXIT.usage) {
    super(message);
    this.name = 'CommandError';
    this.exitCode = exitCode;
  }
}
