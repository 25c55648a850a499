// What padding is: how a short value fills a fixed field, and what is taken off when it is read.

export type Padding = {
  /** The value filled up to that many characters; one that is long enough stays as it is. Without it, values are given whole. */
  pad?(value: string, length: number): string;
  /** What a read value becomes. Without it, values stay as they are read. */
  unpad?(value: string): string;
};
