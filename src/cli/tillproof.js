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

/** Runs the command in this process. Whatever ends the process before the command has reached its exit code, the code is not 0. */
async function run() {
  if (entry === source) keepCompiled();
  let reached = INCONCLUSIVE;
  let ended = false;
  process.on('exit', () => {
    if (!ended) console.error('tillproof: the process was ended before the command came to its end.');
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
  if (unprinted !== null) console.error(`tillproof: the result cannot be printed (${unprinted.code}).`);
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
    const remedy = entry === source ? 'Run "npm ci" here once, or install a newer Node.' : 'Install a newer Node.';
    console.error(`tillproof needs Node 22.18 or newer and this is ${process.versions.node}. ${remedy}`);
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
    console.error(`tillproof: ${bundled} cannot be started (${error.code}). Run "npm ci" here once more.`);
    process.exit(2);
  });
  child.once('exit', (code) => process.exit(code === null ? INCONCLUSIVE : code));
}

if (newEnough) void run();
else wrap();
