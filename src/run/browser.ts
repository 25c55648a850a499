// Prints a report as PDF with the browser that the user has.
import { accessSync, constants, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ConsoleLanguage } from '../compliance/console-language.ts';
import type { Bilingual } from '../definitions/evidence.ts';
import { pageAsPdf } from './devtools.ts';

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
/** The plain page stands there until its script has drawn the view, in one language. */
const DRAWN = `new Promise((drawn) => {
  const look = () => document.documentElement.dataset.drawn === 'yes' && drawn();
  new MutationObserver(look).observe(document.documentElement, { attributes: true });
  look();
})`;
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

/** Prints the report `html` to `pdf` in one language; gives null, or in words what is missing. */
export async function printPdf(
  html: string,
  pdf: string,
  language: ConsoleLanguage,
  env: Readonly<Record<string, string | undefined>> = process.env,
): Promise<Bilingual | null> {
  const browser = findBrowser(env);
  if (browser === null)
    return {
      en: 'no PDF: there is no Chrome, Chromium or Edge here; install one, or name its program in TILLPROOF_BROWSER',
      zh: '未生成PDF：本机没有Chrome、Chromium或Edge；请安装，或以TILLPROOF_BROWSER指定其程序',
    };
  const profile = mkdtempSync(path.join(tmpdir(), 'tillproof-pdf-'));
  // Its sandbox does not work for root.
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const args = ['--headless', '--disable-gpu', ...sandbox, `--user-data-dir=${profile}`];
  try {
    const paper = { url: `${pathToFileURL(html).href}#/?lang=${language}`, ready: DRAWN };
    writeFileSync(pdf, await pageAsPdf(browser, args, paper, MOST_MS));
    return null;
  } catch (error) {
    const { message } = error as Error;
    return {
      en: `no PDF: ${browser} could not print it: ${message}`,
      zh: `未生成PDF：${browser}无法打印：${message}`,
    };
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
