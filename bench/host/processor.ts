// How much of the processor another process has taken, which a busy machine changes less than what the clock says.
import { readFileSync } from 'node:fs';

/** The clock that the kernel counts with in what it tells of a process. */
const TICKS_PER_SECOND = 100;

/** Seconds of processor time of a process and all its threads since it began; NaN where the system has no `/proc`. */
export function processorSeconds(pid: number): number {
  try {
    // The name of the program, in brackets, may have spaces; user and system time are the 12th and 13th behind it.
    const told = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = told.slice(told.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
  } catch {
    return Number.NaN;
  }
}
