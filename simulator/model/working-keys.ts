// What only the host itself may know of a terminal's session.

/** Clear working keys of a signed-in terminal, hex. */
export type TerminalKeys = { pinKey: string; macKey: string; trackKey?: string };
