// What a campaign of `tillproof fuzz` is asked for.

export type FuzzSettings = {
  seed: number;
  /** null = as many as the time allows. */
  runs: number | null;
  forMs: number | null;
  path: string | null;
  /** Folder for what is found. */
  out: string | null;
  language: 'en' | 'zh-CN';
  json: boolean;
  /** The flags that choose the terminal, as they are written again. */
  flags: string;
};
