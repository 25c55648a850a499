// JSON-RPC 2.0 as lines: one message a line, in UTF-8.

export type RpcRequest = { jsonrpc: '2.0'; id: number; method: string; params: unknown };
export type RpcError = { code: number; message: string; data?: { code?: string } };
export type RpcAnswer = { id: number; result: unknown } | { id: number; error: RpcError };

/** Longest line that is taken in, in characters. */
const LONGEST = 16 * 1024 * 1024;

/** Cuts what a stream gives into lines; `broken` is told when one grows beyond every bound. Only a line feed ends a line. */
export function lineReader(take: (line: string) => void, broken: (why: string) => void): (text: string) => void {
  let rest = '';
  return (text) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.trim() !== '') take(line);
    if (rest.length > LONGEST) {
      rest = '';
      broken(`a line is longer than ${LONGEST} characters`);
    }
  };
}

/** The answer in a line; null when it is none. */
export function answerIn(line: string): RpcAnswer | null {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null || !Number.isInteger((value as { id?: unknown }).id)) return null;
  const { error } = value as { error?: unknown };
  const failed = typeof error === 'object' && error !== null && typeof (error as RpcError).message === 'string';
  return failed || 'result' in value ? (value as RpcAnswer) : null;
}
