// Prints a page with a browser without a window, over its DevTools protocol (https://chromedevtools.github.io/devtools-protocol, 1.3) and a
// pipe. Its command line could print too, but not every build has that, and none says what went wrong.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';

type Answer = { id?: number; method?: string; result?: Record<string, unknown>; error?: { message: string } };

/** Messages end with a zero byte, in both directions. */
function* messagesOf(chunks: Buffer[], chunk: Buffer): Generator<string> {
  let rest = chunk;
  for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
    yield Buffer.concat([...chunks.splice(0), rest.subarray(0, end)]).toString('utf8');
    rest = rest.subarray(end + 1);
  }
  chunks.push(rest);
}

/** What a browser is asked, and what comes back; ends with the browser. */
function conversation(to: Writable, from: Readable) {
  const open = new Map<number, { resolve(result: Record<string, unknown>): void; reject(error: Error): void }>();
  const awaited = new Map<string, () => void>();
  const chunks: Buffer[] = [];
  let next = 0;
  from.on('data', (chunk: Buffer) => {
    for (const text of messagesOf(chunks, chunk)) {
      const { id, method, result = {}, error } = JSON.parse(text) as Answer;
      if (method !== undefined) awaited.get(method)?.();
      const asked = open.get(id ?? 0);
      open.delete(id ?? 0);
      if (error === undefined) asked?.resolve(result);
      else asked?.reject(new Error(error.message));
    }
  });
  return {
    ask(method: string, params: object = {}, sessionId?: string): Promise<Record<string, unknown>> {
      next += 1;
      const id = next;
      return new Promise((resolve, reject) => {
        open.set(id, { resolve, reject });
        to.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
      });
    },
    event: (method: string) => new Promise<void>((resolve) => awaited.set(method, resolve)),
  };
}

/** A page to print. `ready` is an expression, evaluated in the page, whose promise is kept when it can be printed. */
type Paper = { url: string; ready: string };

/** The page in PDF, on A4. Throws an Error that says what went wrong, after `mostMs` at the latest. */
export async function pageAsPdf(
  browser: string,
  args: readonly string[],
  paper: Paper,
  mostMs: number,
): Promise<Buffer> {
  const child = spawn(browser, [...args, '--remote-debugging-pipe', 'about:blank'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  const [, , , to, from] = child.stdio as [null, null, null, Writable, Readable];
  // What is written to a browser that has ended is told by its end.
  to.on('error', () => {});
  const closed = once(child, 'close');
  const late = AbortSignal.timeout(mostMs);
  late.addEventListener('abort', () => child.kill('SIGKILL'));
  const ended = new Promise<never>((_, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) =>
      reject(new Error(late.aborted ? `it took more than ${mostMs / 1000} s` : `it ended with ${code ?? signal}`)),
    );
  });
  try {
    return await Promise.race([ended, printed(conversation(to, from), paper)]);
  } finally {
    child.kill('SIGKILL');
    await closed.catch(() => {});
  }
}

const A4_INCHES = { paperWidth: 8.27, paperHeight: 11.69 };

async function printed({ ask, event }: ReturnType<typeof conversation>, { url, ready }: Paper): Promise<Buffer> {
  const { targetId } = await ask('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = (await ask('Target.attachToTarget', { targetId, flatten: true })) as { sessionId: string };
  await ask('Page.enable', {}, sessionId);
  const loaded = event('Page.loadEventFired');
  const { errorText } = await ask('Page.navigate', { url }, sessionId);
  if (errorText !== undefined) throw new Error(`the page cannot be opened (${errorText as string})`);
  await loaded;
  await ask('Runtime.evaluate', { expression: ready, awaitPromise: true }, sessionId);
  const form = { ...A4_INCHES, preferCSSPageSize: true, printBackground: true, generateDocumentOutline: true };
  const { data } = await ask('Page.printToPDF', form, sessionId);
  return Buffer.from(data as string, 'base64');
}
