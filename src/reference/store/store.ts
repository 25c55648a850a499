// Where a terminal keeps what must survive the loss of power: small named records, grouped by kind.

export type Kind = 'value' | 'journal' | 'reversal' | 'query' | 'signature' | 'notice';

export interface Store {
  get(kind: Kind, id: string): unknown;
  /** All records of a kind, in the order in which they were first put. */
  all(kind: Kind): unknown[];
  count(kind: Kind): number;
  put(kind: Kind, id: string, body: unknown): void;
  delete(kind: Kind, id: string): void;
  clear(kind: Kind): void;
  /** Everything that the action puts and deletes is kept, or nothing of it. */
  together(action: () => void): void;
  eraseAll(): void;
  close(): void;
}

export const KINDS: readonly Kind[] = ['value', 'journal', 'reversal', 'query', 'signature', 'notice'];
