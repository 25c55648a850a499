import { chromium as pw } from 'playwright-core';
import chromium from '@sparticuz/chromium';
import { readFileSync, writeFileSync } from 'node:fs';
const file = process.argv[2], out = process.argv[3];
const browser = await pw.launch({ executablePath: await chromium.executablePath(), args: chromium.args.filter(a => a !== '--single-process'), headless: true });
for (const [lang, w] of [['en',1280],['zh',1280],['en',375],['zh',375]]) {
  const page = await browser.newPage({ viewport: { width: w, height: 900 } });
  const errs=[]; page.on('console', m=>{ if(m.type()==='error') errs.push(m.text())}); page.on('pageerror', e=>errs.push(String(e)));
  await page.goto('file://'+file+'#'+(lang==='zh'?'lang=zh-CN':'lang=en'));
  
  await page.screenshot({ path: `${out}-${lang}-${w}.png` });
  console.log(lang,w,errs, await page.evaluate(()=>[document.documentElement.scrollWidth, document.documentElement.lang, location.hash]));
  await page.close();
}
await browser.close();
