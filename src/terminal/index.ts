// The door of this room: open a terminal by its driver, wait for it, hold it, examine it.
export * from './contract.ts';
export { type Admission, admit, type ExamineOptions, faultLine } from './doctor.ts';
export { DRIVERS, type DriverName, type TerminalSpec } from './drivers/index.ts';
export { endProcesses } from './drivers/peers.ts';
export { EventLog, type EventLogOptions, type NewEvent } from './event-log.ts';
export type { Finding } from './finding.ts';
export { addressOf, type Held, hold, nameOf, namesOf } from './hold.ts';
export { type ServedTerminal, type ServeOptions, serveTerminal } from './http-server.ts';
export { openDriver, parseTerminalSpec } from './open.ts';
export { type ProbeOptions, probeAdapter } from './probe.ts';
export type { Late, Link } from './probe-link.ts';
export { BoundExceeded, untilAnswers, untilEvent, untilQuiet } from './until.ts';
export { knownTo, spokenVersion } from './versions.ts';
