#!/usr/bin/env node
// Entry of the command: finds a Node that is new enough, then runs the TypeScript source (in the repository) or its build (installed).
// Written so that a Node from 12 on can read it, and say that it is too old.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import module from 'node:module';
import { fileURLToPath } from 'node:url';

const INCONCLUSIVE = 3;
/** A signal that comes again this soon is the same one: terminal, npm and wrapper all pass it on. */
const ECHO_MS = 1000;

/** What was stripped of its types and compiled once is kept beside the packages, for this process and those that it starts. */
function keepCompiled() {
  if (process.env.NODE_COMPILE_CACHE === undefined)
    process.env.NODE_COMPILE_CACHE = fileURLToPath(new URL('../../node_modules/.cache/tillproof', import.meta.url));
  module.enableCompileCache(process.env.NODE_COMPILE_CACHE);
}

const [major, minor] = process.versions.node.split('.').map(Number);
const newEnough = major > 22 || (major === 22 && minor >= 18);
const built = new URL('../../dist/src/cli/main.js', import.meta.url);
const source = new URL('./main.ts', import.meta.url);
const entry = existsSync(source) ? source : built;

/** Says it in the reader's language, which is found as `consoleLanguage` finds it: nothing of the house is loaded where this is needed. */
function say(en, zh) {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  const [, asked = ''] = / --language[ =](\S+)/.exec(` ${process.argv.slice(2).join(' ')}`) || [];
  const locale = LC_ALL || LC_MESSAGES || LANG || Intl.DateTimeFormat().resolvedOptions().locale;
  console.error(asked === 'zh-CN' || (asked !== 'en' && /^zh\b|^zh[_-]/i.test(locale)) ? zh : en);
}

/** Runs the command in this process. Whatever ends the process before the command has reached its exit code, the code is not 0. */
async function run() {
  if (entry === source) keepCompiled();
  let reached = INCONCLUSIVE;
  let ended = false;
  process.on('exit', () => {
    if (!ended)
      say(
        'tillproof: the process was ended before the command came to its end.',
        'tillproof: 命令尚未完成，进程即已结束。',
      );
    process.exitCode = reached;
  });
  let unprinted = null;
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error) => {
      // Who reads no further has seen enough.
      if (stream === process.stdout && error.code !== 'EPIPE') unprinted = error;
    });
  const { main } = await import(entry.href);
  const code = await main(process.argv.slice(2));
  await Promise.all([process.stdout, process.stderr].map((stream) => new Promise((done) => stream.write('', done))));
  if (unprinted !== null)
    say(
      `tillproof: the result cannot be printed (${unprinted.code}).`,
      `tillproof: 无法输出结果（${unprinted.code}）。`,
    );
  reached = unprinted === null ? code : INCONCLUSIVE;
  ended = true;
  // What a terminal module or a broken-off run has left open does not hold the command up.
  process.exit(reached);
}

/** Runs the command in a newer Node, which ends when it is told to, and when this process is gone. */
function wrap() {
  const runtime = process.platform === 'win32' ? 'node.exe' : 'node';
  const bundled = fileURLToPath(new URL(`../../node_modules/node/bin/${runtime}`, import.meta.url));
  if (!existsSync(bundled)) {
    const remedy =
      entry === source
        ? ['Run "npm ci" here once, or install a newer Node.', '请在此处执行一次“npm ci”，或安装更新的Node。']
        : ['Install a newer Node.', '请安装更新的Node。'];
    say(
      `tillproof needs Node 22.18 or newer and this is ${process.versions.node}. ${remedy[0]}`,
      `tillproof需要Node 22.18或更新版本，当前为${process.versions.node}。${remedy[1]}`,
    );
    process.exit(2);
  }
  // The channel carries nothing; its end tells the other side that this one has ended, on every platform.
  const child = spawn(bundled, process.argv.slice(1), {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, TILLPROOF_WRAPPED: '1' },
  });
  let told = false;
  let impatient = false;
  const pass = (signal) => {
    if (impatient) child.kill('SIGKILL');
    if (told) return;
    told = true;
    // On Windows a console tells every process of it, and "kill" would give no time for a report.
    if (process.platform !== 'win32') child.kill(signal);
    setTimeout(() => {
      impatient = true;
    }, ECHO_MS).unref();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => pass(signal));
  child.once('error', (error) => {
    say(
      `tillproof: ${bundled} cannot be started (${error.code}). Run "npm ci" here once more.`,
      `tillproof: 无法启动${bundled}（${error.code}）。请在此处再执行一次“npm ci”。`,
    );
    process.exit(2);
  });
  child.once('exit', (code) => process.exit(code === null ? INCONCLUSIVE : code));
}

if (newEnough) void run();
else wrap();
