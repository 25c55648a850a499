import { launchAcquirers } from '../../simulator/admin/client.ts';
import { nothingReached } from '../fuzz/behaviour/index.ts';
import { playRun } from './behaviour.ts';
import { benchFor } from './bench.ts';
import { terminalsOf } from './terminals.ts';
const acquirers = await launchAcquirers(2);
const bench = await benchFor({}, acquirers, terminalsOf({}).specs);
const jobs = process.argv[2]!.split(',').map((j) => j.split(':'));
const at = async (post: any) => { for (let j = jobs.shift(); j; j = jobs.shift()) {
  const [id, seed, number] = j as [string,string,string];
  const spec = terminalsOf({ defects: id === '' ? [] : [id] }).specs[0]!;
  try { const run = await playRun({ bench, post: { ...post, spec, second: spec }, language: 'en', reached: nothingReached() }, Number(seed), Number(number));
  console.log(j.join(':'), run.made.length, run.breach?.name, run.breach?.text.en.slice(0,200)); if (process.env.SAY) console.log(run.said.map(x=>x.en).join('\n   '), run.breach); } catch (e) { console.log(j.join(':'), String(e)); } } };
await Promise.all(bench.posts.map(at));
bench.close(); await acquirers.close(); process.exit(0);
