// Campaigns of damaged messages, in the sentences of the guide: requests at the acquirer, answers at the terminal. Each round has a seed of its own.
import type { Post } from '../../steps/around.ts';
import { type Play, scenariosIn } from '../../steps/player.ts';
import { CLEAR } from '../proof/index.ts';
import type { Bench } from './bench.ts';

type Language = 'en' | 'zh-CN';
export type DamageSubject = 'host' | 'answers';

/** Messages of one round: as many as play well within the time of a sentence. */
const ROUND = { host: 60, answers: 16 } as const;

const SCENE = {
  en: [
    'Given messages to the POS centre pass through a relay',
    'And the terminal is powered on and shows that it is connected',
    'And the terminal is signed in by operator "01"',
    'And a "debit chip" card issued by "ICBC" with balance CNY 1000.00',
  ],
  'zh-CN': [
    '假如发往POS中心的报文经过中继',
    '而且终端已开机并显示已联网',
    '而且终端已签到，操作员号为“01”',
    '而且一张“借记芯片卡”，发卡行“工商银行”，余额1000.00元',
  ],
} as const;

const STEPS: Record<DamageSubject, Record<Language, (messages: number) => readonly string[]>> = {
  host: {
    en: (messages) => [
      'When a sale request of CNY 128.50 is held back on its way',
      `And ${messages} damaged copies of it are sent to the POS centre`,
      'Then every damaged copy is refused and moves no money',
      'And the POS centre approves the undamaged request',
    ],
    'zh-CN': (messages) => [
      '当一笔128.50元的消费请求在途中被截留',
      `而且向POS中心发送该请求的${messages}份损坏副本`,
      '那么每份损坏副本都被拒绝且账务不变',
      '而且POS中心批准未损坏的请求',
    ],
  },
  answers: {
    en: (messages) => [
      `When ${messages} sales of CNY 1.00 get a damaged approval`,
      'Then the terminal takes none of them for an approval and reverses each that was charged',
    ],
    'zh-CN': (messages) => [
      `当${messages}笔1.00元的消费收到损坏的成功应答`,
      '那么终端不把其中任何一笔当作成功，已扣款的都冲正',
    ],
  },
};

/** The round as a feature; `notes` stand above the scenario. */
export function damageFeature(subject: DamageSubject, language: Language, messages: number, notes: readonly string[]) {
  const [feature, scenario] = language === 'en' ? ['Feature: ', 'Scenario: '] : ['功能: ', '场景: '];
  const name = {
    host: { en: 'Damaged requests', 'zh-CN': '损坏的请求报文' },
    answers: { en: 'Damaged answers', 'zh-CN': '损坏的应答报文' },
  }[subject][language];
  return [
    `# language: ${language}`,
    `${feature}${name}`,
    ...notes.map((note) => `  # ${note}`),
    '',
    `  ${scenario}${name}`,
    ...[...SCENE[language], ...STEPS[subject][language](messages)].map((step) => `    ${step}`),
    '',
  ].join('\n');
}

/** A round that was played: its seed, how many messages it had, and how it went. */
export type Round = { seed: number; messages: number; played: Play };

/**
 * Plays rounds at every post of the bench until `next` has no more messages for one; the first has the seed of the campaign, each other
 * the one after. With `path`, only the message of that counterexample.
 */
export async function damageCampaign(
  bench: Bench,
  subject: DamageSubject,
  { seed, language, path }: { seed: number; language: Language; path: string | null },
  next: (most: number) => number,
  told: (round: Round) => void,
): Promise<void> {
  let rounds = 0;
  const at = async (post: Post) => {
    for (let messages = next(ROUND[subject]); messages > 0; messages = next(ROUND[subject])) {
      const own = (seed + rounds++) % 2 ** 32;
      const [scenario] = scenariosIn(damageFeature(subject, language, messages, []), 'damage.feature');
      const settings = { seed: own, ...(path === null ? {} : { fuzzPath: path }) };
      if (scenario !== undefined)
        told({ seed: own, messages, played: await bench.play(scenario, post, CLEAR, settings) });
    }
  };
  await Promise.all(bench.posts.map(at));
}
