const list: string[] = [];

import { isPair, playDrawn } from './campaign.ts';
import { nothingReached, Run } from './run.ts';

const IDLE: any = {
  power: 'on',
  connected: true,
  signedIn: true,
  prompt: null,
  function: null,
  menu: [
    'sale',
    'void',
    'settlement',
    'sign-in',
    'sign-out',
    'query',
    'reprint',
    'echo-test',
    'balance-inquiry',
    'refund',
    'pre-authorisation',
    'completion',
    'pre-authorisation-void',
    'parameter-download',
    'qr-sale',
  ],
  owed: [],
  cardInserted: false,
  results: [],
  messages: [],
};
const R = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 17];
let all = 0;
const runs = 600,
  firsts: string[] = [];
const n = [0, 0, 0, 0];
const PAY = /^(sale|refund|void|completion|settled sale|open sale|pre-auth|payment)/;
for (let seed = 1; seed <= 5; seed++) {
  let first: number | null = null;
  for (let i = 0; i < runs / 5; i++) {
    let fault = false;
    const run = await Run.begin(
      {
        abilities: { interfaces: ['insert', 'tap', 'swipe'], observes: ['paper'], codes: true },
        tills: isPair(i) ? 2 : 1,
        async say(s) {
          return null;
        },
        look: async () => ({
          ...IDLE,
          messages: fault ? [{ transaction: 'x', code: '00', fields: [], ruled: true }] : [],
        }),
        inspect: async () => [],
      },
      nothingReached(),
      'en',
    );
    const make = run.make.bind(run);
    run.make = async (m) => {
      fault = run.till(m.at).faultWaits && PAY.test(m.act.name);
      return make(m);
    };
    await playDrawn(seed, i, run);
    let hit = false;
    const inq = new Set<number>();
    const foreign = new Set<number>();
    const mode = process.argv[2];
    const named: any[] = [];
    for (let k = 0; k < run.made.length; k++) {
      const { act, at, choice } = run.made[k]!;
      const next = run.made[k + 1];
      if (act.name === 'balance-inquiry') inq.add(at);
      if (mode === 'void' && act.name === 'fault' && R.includes(choice)) {
        if (
          next &&
          next.act.name === 'void' &&
          inq.has(next.at) &&
          run.made.slice(k + 2).some((x) => x.at === next.at && (PAY.test(x.act.name) || x.act.name === 'settlement'))
        )
          hit = true;
      }
      const first = k > 0 ? run.made[k - 1]! : null;
      if (
        mode === 'completion' &&
        act.name === 'fault' &&
        R.includes(choice) &&
        next?.act.name === 'completion' &&
        first?.act.name === 'pre-authorisation' &&
        first.at !== next.at
      )
        hit = true;
      if (mode === 'refund') {
        if (act.name === 'refund') {
          const s = [...run.till(1).shop.named].find(
            (n: any) => n.kind === 'settled sale' && n.at !== at && n.state === 'done',
          );
          if (s) foreign.add(at);
        }
        if (act.name === 'settlement' && foreign.has(at)) hit = true;
        if (act.name === 'settled sale') foreign.delete(at);
      }
      if (mode === 'code' && act.name === 'payment by the same code') {
        const p = run.made.slice(0, k).findLast((x) => x.act.name === 'payment by code');
        if (p && p.at !== at) hit = true;
      }
    }
    if (hit) list.push(seed + ':' + i);
    if (hit) {
      all++;
      n[i % 4]!++;
      first ??= i;
    }
  }
  firsts.push(String(first));
}
console.log(all, 'of', runs, 'by i%4', n, 'first by seed', firsts.join(' '), list.join(','));
