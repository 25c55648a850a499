// A child process that answers JSON-RPC lines: every call has a bound, and one that breaks the rules is ended.
import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { hideCardNumbers } from '../../secrets/index.ts';
import { ContractError, REFUSALS, TerminalSilent } from '../contract.ts';
import { answerIn, lineReader, type RpcAnswer, type RpcError } from './lines.ts';

export type Peer = {
  /** Asks, and waits `waitMs` and the peer's own bound for the answer. Rejects with a ContractError. */
  call: (method: string, params: object, waitMs?: number) => Promise<unknown>;
  /** False once the process is gone or has broken the rules. */
  readonly alive: boolean;
  /** Ends the process: its standard input ends, and what does not go by itself is killed. */
  end: () => Promise<void>;
};

export type PeerOptions = {
  /** What messages call it, such as `Terminal module "./my.ts"`. */
  name: string;
  command: readonly [string, ...string[]];
  /** How long an answer may take beyond what its call waits for by itself. */
  timeoutMs: number;
};

/** How long a process may take to go by itself once its input has ended, in milliseconds. */
const FAREWELL_MS = 2_000;
/** How long output may still come from a process that is gone, in milliseconds. */
const LAST_WORDS_MS = 300;

type Waiting = { method: string; take: (answer: RpcAnswer) => void; fail: (fault: ContractError) => void };

/** Starts the process. It does not keep ours alive while nothing is asked of it, and its input ends with ours. */
export function startPeer({ name, command: [file, ...args], timeoutMs }: PeerOptions): Peer {
  // The fourth pipe carries nothing: its end tells a process that is too busy to read its input that we are gone.
  const child = spawn(file, args, { stdio: ['pipe', 'pipe', 'pipe', 'pipe'], windowsHide: true });
  const waiting = new Map<number, Waiting>();
  const complaint = lastLine(child.stderr as Readable);
  let lastId = 0;
  let broken: ContractError | null = null;

  const breakOff = (fault: ContractError) => {
    if (broken !== null) return;
    broken = fault;
    child.kill('SIGKILL');
    for (const call of [...waiting.values()]) call.fail(fault);
    waiting.clear();
    hold(child, false);
  };
  const fellSilent = (why: string) => breakOff(new TerminalSilent(`${name}: ${why}`, { mayReturn: false }));
  const brokeRules = (why: string) => breakOff(new ContractError('adapter-fault', `${name}: ${why}`));
  const gone = new Promise<void>((resolve) => {
    const over = (how: string) => {
      const said = complaint();
      fellSilent(`the terminal's process ${how}${said === '' ? '' : ` (${said})`}`);
      resolve();
    };
    child.once('error', ({ message }: Error) => over(`cannot be started: ${message}`));
    child.once('exit', (code, signal) => {
      const how = signal === null ? `ended with code ${code}` : `was ended by ${signal}`;
      child.once('close', () => over(how));
      setTimeout(() => over(how), LAST_WORDS_MS).unref();
    });
  });

  const take = (line: string) => {
    const answer = answerIn(line);
    if (answer === null)
      return brokeRules(
        `expected a JSON-RPC 2.0 answer on standard output, found ${JSON.stringify(hideCardNumbers(line).slice(0, 60))}`,
      );
    waiting.get(answer.id)?.take(answer);
  };
  (child.stdout as Readable).setEncoding('utf8').on('data', lineReader(take, brokeRules));
  for (const stream of child.stdio) stream?.on('error', () => undefined); // its end tells
  hold(child, false);

  const call: Peer['call'] = (method, params, waitMs = 0) =>
    new Promise((resolve, reject) => {
      if (broken !== null) return reject(broken);
      const id = ++lastId;
      const done = () => {
        clearTimeout(timer);
        waiting.delete(id);
        if (waiting.size === 0) hold(child, false);
      };
      // Once more around the event loop: an answer that came while we stood still ourselves counts.
      const late = () =>
        setImmediate(() => {
          if (waiting.has(id)) fellSilent(`no answer to "${method}" in ${timeoutMs} ms; the process was ended`);
        });
      const timer = setTimeout(late, Math.ceil(waitMs) + timeoutMs);
      hold(child, true);
      waiting.set(id, {
        method,
        take: (answer) => {
          done();
          if ('error' in answer) reject(refusalIn(name, method, answer.error));
          else resolve(answer.result);
        },
        fail: (fault) => {
          done();
          reject(fault);
        },
      });
      (child.stdin as Writable).write(`${JSON.stringify({ jsonrpc: '2.0', id, method, params })}\n`);
    });

  return {
    call,
    get alive() {
      return broken === null;
    },
    async end() {
      // One that was broken off is waited for as well; nothing else may be there that keeps us alive so long.
      hold(child, true);
      if (broken !== null) {
        await gone;
        hold(child, false);
        return;
      }
      child.stdin?.end();
      child.stdio[3]?.destroy();
      // What still owes an answer has been given up, and may never look at its input.
      const timer = setTimeout(() => child.kill('SIGKILL'), waiting.size > 0 ? 0 : FAREWELL_MS);
      await gone;
      clearTimeout(timer);
    },
  };
}

/** The refusal that an error carries in `data.code`, or as the first word of its message; any other is the adapter's fault. */
function refusalIn(name: string, method: string, { message, data }: RpcError): ContractError {
  const first = /^[a-z-]+/.exec(message)?.[0];
  const code = REFUSALS.find((each) => each === data?.code) ?? REFUSALS.find((each) => each === first);
  return code === undefined
    ? new ContractError('adapter-fault', `${name}: ${method}: the adapter failed: ${message}`)
    : new ContractError(code, message);
}

/** Keeps our process alive for the child, or no longer. */
function hold(child: ChildProcess, held: boolean): void {
  const what = held ? 'ref' : 'unref';
  child[what]();
  for (const stream of child.stdio) (stream as unknown as Partial<Record<typeof what, () => void>> | null)?.[what]?.();
}

/** Passes on what the process complains about, masked, and gives the last line of it. */
function lastLine(stream: Readable): () => string {
  let last = '';
  const take = (line: string) => {
    const masked = hideCardNumbers(line);
    if (/\S/.test(masked) && !/^\s*(at |Node\.js v)/.test(masked)) last = masked.trim().slice(0, 200);
    process.stderr.write(`${masked}\n`);
  };
  stream.setEncoding('utf8').on(
    'data',
    lineReader(take, () => undefined),
  );
  return () => last;
}
