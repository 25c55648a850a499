// What a project's own sentences and rules throw, told apart from what the house throws under them.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { inspect } from 'node:util';
import { OWN_FAULT_ERROR } from '../src/definitions/evidence.ts';

/** Rooms of the house: the folder that this one is in, as sources or as their build. */
const HOUSE = ['steps', 'src', 'simulator'].map((room) => fileURLToPath(new URL(`../${room}/`, import.meta.url)));

/** The first line of a stack with a file in it, as V8 writes it: by its address, or by its path where the module is CommonJS. */
const FRAME = /^\s+at (?:.*\()?((?:file:\/\/|\/|[A-Za-z]:\\).*?):(\d+):\d+\)?$/m;

class OwnFault extends Error {
  constructor(place: string, cause: Error) {
    super(`${place}: ${cause.message || cause.name}`, { cause });
    this.name = OWN_FAULT_ERROR;
  }
}

/** The error itself where the house threw it; else one that says where in the project's code it comes from. */
export function asOwnFault(error: unknown): unknown {
  const thrown = error instanceof Error ? error : new Error(`${inspect(error)} was thrown`);
  const [, named, line] = (thrown.stack ?? '').match(FRAME) ?? [];
  if (named === undefined) return error;
  const file = named.startsWith('file:') ? fileURLToPath(named) : named;
  if (error === thrown && HOUSE.some((room) => file.startsWith(room))) return error;
  const place = error === thrown ? `${path.relative(process.cwd(), file)}:${line}` : 'steps';
  return new OwnFault(place, thrown);
}
