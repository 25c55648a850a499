// The console in a process of its own, and a browser to look at it.
import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';

type Started = {
  pid: number;
  /** The address with the token. */
  url: string;
  host: string;
  stop(): Promise<void>;
};

/** `tillproof console` with these flags, on free ports. Rejects when it ends before it listens. */
export function startedConsole(flags: readonly string[]): Promise<Started> {
  const tillproof = path.resolve(import.meta.dirname, '../../src/cli/tillproof.js');
  const args = [tillproof, 'console', '--json', '--port', '0', ...flags];
  const child: ChildProcess = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const stop = async () => {
    child.removeAllListeners('close');
    if (child.exitCode !== null) return;
    child.kill('SIGTERM');
    await new Promise((resolve) => child.once('close', resolve));
  };
  return new Promise((resolve, reject) => {
    let printed = '';
    child.once('error', reject);
    child.once('close', (code) => reject(new Error(`the console ended with ${code}`)));
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
      if (!printed.includes('\n')) return;
      const { console: url, host } = JSON.parse(printed) as { console: string; host: string };
      resolve({ pid: child.pid ?? 0, url, host, stop });
    });
  });
}

/** One process for all pages would end with the first page that is closed. */
export async function startedBrowser(): Promise<Browser> {
  const args = chromium.args.filter((argument) => argument !== '--single-process');
  return playwright.launch({ executablePath: await chromium.executablePath(), args, headless: true });
}
