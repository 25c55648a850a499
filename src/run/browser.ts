// Prints a report as PDF with the browser that the user has.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'chrome',
  'msedge',
];
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];
/** A report of a whole certification prints in some ten seconds. */
const MOST_MS = 120_000;

/** The program of a browser that prints without a window: TILLPROOF_BROWSER, or one found on the PATH or where systems put it; null = none. */
function findBrowser(env: Readonly<Record<string, string | undefined>>): string | null {
  const named = env.TILLPROOF_BROWSER;
  if (named !== undefined && named !== '') return existsSync(named) ? named : null;
  const folders = (env.PATH ?? '').split(path.delimiter).filter((folder) => folder !== '');
  const files = folders.flatMap((folder) =>
    NAMES.map((name) => path.join(folder, process.platform === 'win32' ? `${name}.exe` : name)),
  );
  return [...files, ...PLACES].find(isProgram) ?? null;
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Prints `html` to `pdf`; gives null, or in one line what is missing. */
export function printPdf(
  html: string,
  pdf: string,
  env: Readonly<Record<string, string | undefined>> = process.env,
): string | null {
  const browser = findBrowser(env);
  if (browser === null)
    return 'no PDF: there is no Chrome, Chromium or Edge here; install one, or name its program in TILLPROOF_BROWSER · 未生成PDF：本机没有Chrome、Chromium或Edge；请安装，或以TILLPROOF_BROWSER指定其程序';
  const profile = mkdtempSync(path.join(tmpdir(), 'tillproof-pdf-'));
  try {
    const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const { error, status } = spawnSync(
      browser,
      [
        '--headless',
        '--disable-gpu',
        ...sandbox,
        `--user-data-dir=${profile}`,
        '--no-pdf-header-footer',
        `--print-to-pdf=${pdf}`,
        pathToFileURL(html).href,
      ],
      { stdio: 'ignore', timeout: MOST_MS },
    );
    if (existsSync(pdf)) return null;
    return `no PDF: ${browser} ${error === undefined ? `ended with ${status}` : `cannot be used (${error.message})`} · 未生成PDF：${browser}未能打印`;
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
}
