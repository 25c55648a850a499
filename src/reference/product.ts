// Who makes this terminal, and which one it is.

export const VENDOR = 'Tillproof';
export const MODEL = 'Reference terminal';
export const VERSION = '0.1.0';
