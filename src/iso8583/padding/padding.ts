// What padding is: how a short value fills a fixed field, and what is taken off when it is read.

export type Padding = {
  /** The value filled up to that many characters; one that is long enough stays as it is. */
  pad(value: string, length: number): string;
  /** What a read value becomes. */
  unpad(value: string): string;
};
