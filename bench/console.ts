// The console under load: a real browser with several tabs looks on while terminals send so many messages a second; what page and server take, and the longest frame.
// node bench/console.ts [--minutes 10] [--rate 500]; ends with 1 when something grows, freezes, or a message is not shown.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { CDPSession, Page } from 'playwright-core';
import { loadConfiguration, startLoad } from './console/load.ts';
import { startedBrowser, startedConsole } from './console/start.ts';
import { processorSeconds } from './host/processor.ts';

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '10' }, rate: { type: 'string', default: '500' } },
});
const MINUTES = Number(values.minutes);
const RATE = Number(values.rate);
/** Each in a window of its own, as several people look on. */
const TABS = { till: '/?lang=en', wire: '/wire?lang=zh', office: '/office?lang=en' } as const;
/** From a third of the time, when everything is warm, to its end, in MB; beyond it something is kept that should not be. */
const GROWTH = { page: 16, server: 64 };
/** A page that draws nothing for so long is frozen, in milliseconds. */
const FROZEN_MS = 1000;

const TICKS = `(() => {
  let last = performance.now();
  window.frames_ = [];
  const tick = (now) => {
    window.frames_.push(now - last);
    last = now;
    requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
})()`;

type Tab = { name: string; page: Page; cdp: CDPSession };
type Sample = {
  minute: number;
  heapMB: number[];
  nodes: number[];
  frames: { longest: number; over50: number; all: number }[];
  rssMB: number;
};

const rssMB = (pid: number) =>
  Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? Number.NaN) / 1024;

async function sample(minute: number, tabs: readonly Tab[], pid: number): Promise<Sample> {
  const heapMB: number[] = [];
  const nodes: number[] = [];
  const frames: Sample['frames'] = [];
  for (const { page, cdp } of tabs) {
    const took = (await page.evaluate('window.frames_.splice(0)')) as number[];
    frames.push({ longest: Math.max(...took), over50: took.filter((ms) => ms > 50).length, all: took.length });
    await cdp.send('HeapProfiler.collectGarbage');
    const { metrics } = await cdp.send('Performance.getMetrics');
    const of = (name: string) => metrics.find((each) => each.name === name)?.value ?? Number.NaN;
    heapMB.push(of('JSHeapUsedSize') / 1e6);
    nodes.push(of('Nodes'));
    // What collecting has cost is not the page's.
    await page.evaluate('window.frames_.splice(0)');
  }
  return { minute, heapMB, nodes, frames, rssMB: rssMB(pid) };
}

const folder = mkdtempSync(path.join(tmpdir(), 'tillproof-bench-console-'));
const file = path.join(folder, 'acquirer.yaml');
writeFileSync(file, JSON.stringify(loadConfiguration()));
const { pid, url, host, stop } = await startedConsole(['--config', file]);
const browser = await startedBrowser();
let isGood = true;
try {
  const tabs: Tab[] = [];
  for (const [name, at] of Object.entries(TABS)) {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(url.replace('#/?', `#${at}&`));
    await page.locator('.top').waitFor();
    await page.evaluate(TICKS);
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Performance.enable');
    tabs.push({ name, page, cdp });
  }
  const load = await startLoad(host, RATE);
  const from = performance.now();
  const samples: Sample[] = [];
  const processor = processorSeconds(pid);
  const row = (cells: readonly (string | number)[]) =>
    console.log(cells.map((each) => String(each).padStart(11)).join(''));
  console.log(`${RATE} exchanges a second for ${MINUTES} min; tabs: ${tabs.map(({ name }) => name).join(', ')}`);
  row([
    'minute',
    'exchanges',
    'a second',
    'refused',
    'slowest ms',
    'server MB',
    ...tabs.flatMap(({ name }) => [`${name} MB`, 'nodes', 'frame ms', '>50 ms']),
  ]);
  let before = 0;
  for (let minute = 1; minute <= MINUTES; minute++) {
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, minute * 60_000 - (performance.now() - from))));
    const now = await sample(minute, tabs, pid);
    samples.push(now);
    const { answered, refused, worstWaitMs } = load.sent;
    row([
      ...[
        minute,
        answered,
        ((answered - before) / 60).toFixed(0),
        refused,
        worstWaitMs.toFixed(0),
        now.rssMB.toFixed(0),
      ],
      ...tabs.flatMap((_, i) => [
        now.heapMB[i]!.toFixed(1),
        now.nodes[i]!,
        now.frames[i]!.longest.toFixed(0),
        `${now.frames[i]!.over50}/${now.frames[i]!.all}`,
      ]),
    ]);
    before = answered;
    load.sent.worstWaitMs = 0;
  }
  await load.stop();
  const seconds = (performance.now() - from) / 1000;
  console.log(
    `${(load.sent.answered / seconds).toFixed(0)} exchanges a second in all; the server took ${(processorSeconds(pid) - processor).toFixed(0)} s of processor time in ${seconds.toFixed(0)} s`,
  );
  const [first, end] = [samples[Math.floor(samples.length / 3)], samples.at(-1)];
  if (first !== undefined && end !== undefined) {
    const grown = {
      page: Math.max(...tabs.map((_, i) => end.heapMB[i]! - first.heapMB[i]!)),
      server: end.rssMB - first.rssMB,
    };
    const longest = Math.max(...samples.flatMap(({ frames }) => frames.map((each) => each.longest)));
    console.log(
      `grown since minute ${first.minute}: page ${grown.page.toFixed(1)} MB (limit ${GROWTH.page}), server ${grown.server.toFixed(0)} MB (limit ${GROWTH.server}); longest frame ${longest.toFixed(0)} ms (limit ${FROZEN_MS})`,
    );
    isGood =
      grown.page <= GROWTH.page && grown.server <= GROWTH.server && longest <= FROZEN_MS && load.sent.refused === 0;
  }
} finally {
  await browser.close();
  await stop();
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = isGood ? 0 : 1;
