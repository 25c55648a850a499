// The command line: one command per file, put together here.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Command, CommanderError } from 'commander';
import { CommandError, EXIT } from '../run/exit.ts';
import { PACKAGE_ROOT } from '../run/root.ts';
import { endWithWrapper } from '../run/stop.ts';
import { certify } from './certify.ts';
import { dialect } from './dialect.ts';
import { doctor } from './doctor.ts';
import { explain } from './explain.ts';
import { fuzz } from './fuzz.ts';
import { selftest } from './selftest.ts';
import { simulate } from './simulate.ts';
import { steps } from './steps.ts';
import { terminal } from './terminal.ts';
import { words } from './words.ts';

const COMMANDS = [certify, doctor, simulate, terminal, explain, dialect, selftest, fuzz, steps, words];

/** The whole command line, with all commands and flags. */
export function program(): Command {
  const { version } = JSON.parse(readFileSync(path.join(PACKAGE_ROOT, 'package.json'), 'utf8')) as { version: string };
  const root = new Command('tillproof')
    .description(
      'Proves that a card terminal takes money correctly: scenarios that business people read drive the terminal against an acquirer\n' +
        'that keeps double-entry books and misbehaves on command, and after every scenario the books are compared.',
    )
    .version(version)
    .showHelpAfterError('Run "tillproof --help" for what there is.')
    .addHelpText(
      'after',
      `
Start here:
  tillproof certify                                       certify the terminal that comes with Tillproof; reports land in reports/
  tillproof certify --terminal http://127.0.0.1:9000      certify yours, once it speaks the contract of docs/contract.md
  tillproof doctor --terminal http://127.0.0.1:9000       is its adapter right? says what to mend, without running a scenario
  tillproof certify --defect no-reversal                  see what a failure looks like
  tillproof fuzz behaviour --terminal …                   look for what no scenario has; what breaks is written as a feature
  tillproof simulate --config acquirer.yaml --db till.db  run the acquirer alone
  tillproof explain <hex | file | ->                      read an ISO 8583 message, or say what is wrong with it
  tillproof steps                                         every sentence that a scenario may use, in both languages
  tillproof words                                         every text that a scenario may look for, with its accepted wordings

Exit codes: 0 compliant, or everything that was asked passed, 1 not compliant, 2 wrong usage or configuration, 3 inconclusive (harness, adapter or environment).`,
    );
  for (const register of COMMANDS) root.addCommand(register());
  const harden = (command: Command) => {
    command.exitOverride();
    command.commands.forEach(harden);
  };
  harden(root);
  return root;
}

/** Runs one command line and gives its exit code; messages for people go to stderr. */
export async function main(args: string[]): Promise<number> {
  try {
    process.exitCode = undefined;
    endWithWrapper();
    await program().parseAsync(args, { from: 'user' });
    return Number(process.exitCode ?? EXIT.compliant);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.compliant : EXIT.usage;
    if (error instanceof CommandError) {
      console.error(`tillproof: ${error.message}`);
      return error.exitCode;
    }
    // What an adapter or its terminal did wrong: where in our code it came out helps nobody.
    if (error instanceof Error && error.name === 'ContractError') {
      console.error(`tillproof: ${error.message}`);
      return EXIT.inconclusive;
    }
    console.error('tillproof: the harness itself failed; this says nothing about the terminal.');
    console.error(error);
    return EXIT.inconclusive;
  }
}
