// Fuzz campaigns as sentences: damaged requests at the POS centre, damaged approvals at the terminal.
import type { AnswerDamage, fuzzAnswers, fuzzHost, PaymentSeen, Relay } from '../../src/fuzz/index.ts';
import { type Phrase, phrase } from '../phrases.ts';
import { follow } from '../scene/conversation.ts';
import { FeatureFault } from '../scene/expectation.ts';
import type { TillWorld } from '../scene/till.ts';
import { sell, usualAnswers } from '../scene/whole-transactions.ts';

type Request = Parameters<NonNullable<Relay['hooks']['hold']>>[0];
type Campaign = Awaited<ReturnType<typeof fuzzHost>> | Awaited<ReturnType<typeof fuzzAnswers>>;
/** What a campaign scenario has besides the scene: its relay, the request that was held back, how the campaign ended. */
type Bench = { relay: Relay; held?: { request: Request; body: Buffer }; campaign?: Campaign };

/** Few scenarios fuzz, so the room is entered only then. */
const room = () => import('../../src/fuzz/index.ts');

const NOTHING_HELD = { en: 'No request was held back in this scenario.', zh: '场景中没有截留请求。' };

const benches = new WeakMap<TillWorld, Bench>();

function bench(till: TillWorld): Bench {
  const found = benches.get(till);
  if (found === undefined)
    throw new FeatureFault({
      en: 'The scenario has no relay yet: set one up with a Given.',
      zh: '场景中还没有中继：请先用“假如”设置。',
    });
  return found;
}

const isSale = ({ mti, fields }: Request) => mti === '0200' && fields[3] === '000000';
/** Seed and path of the run, so that a counterexample can be played again. */
const settings = (till: TillWorld, runs: number) => {
  const { seed = 1, fuzzPath } = till.parameters;
  return { seed, runs, ...(fuzzPath === undefined ? {} : { path: fuzzPath }) };
};

/** One sale whose approval is damaged on its way; a terminal that wants a new sign-in gets one first. */
async function payDamaged(
  till: TillWorld,
  relay: Relay,
  amountMinor: number,
  damage: AnswerDamage,
): Promise<PaymentSeen> {
  if (!till.counter.state.signedIn) await follow(till.counter, 'sign-in', usualAnswers(till));
  relay.hooks.answer = (request, answer) => (isSale(request) ? damage.apply(answer) : answer);
  await sell(till, amountMinor, 'insert', till.card.pin);
  delete relay.hooks.answer;
  const voucher = till.counter.recent('journal').at(-1)?.entry.voucher;
  const entry = (await till.counter.terminal.journal()).find((each) => each.voucher === voucher);
  const held = (await till.host.transactions()).find(({ stan, type }) => stan === voucher && type === 'sale');
  const { owed, function: active } = till.counter.state;
  return {
    posted: held?.state === 'approved',
    status: entry?.status ?? null,
    reversalSecured:
      held?.state === 'reversed' || owed.some((each) => each.kind === 'reversal' && each.voucher === voucher),
    idle: active === null,
    slips: till.counter.recent('slip').filter(({ slip }) => slip.copy !== 'fault-report').length,
  };
}

/** The request that was held back reaches the POS centre after all; its code of answer. */
async function deliver(till: TillWorld): Promise<string | undefined> {
  const { relay, held } = bench(till);
  if (held === undefined) throw new FeatureFault(NOTHING_HELD);
  const answer = await relay.send(held.body);
  await till.host.refreshAnyway();
  return answer === null ? undefined : relay.line.read(answer.body)?.fields[39];
}

/** Which run plays a counterexample again: the same wire and profile, and the scenario of this campaign alone. */
const flagsOf = (till: TillWorld, requirement: string) => [
  `--wire ${till.parameters.wire}`,
  `--profile ${till.parameters.profile}`,
  `--tags "@fuzz and @${requirement}"`,
  `--language ${till.language}`,
];

async function judge(
  till: TillWorld,
  subject: 'request' | 'answer',
  requirement: string,
  expected: { en: string; zh: string },
): Promise<void> {
  const { campaign } = bench(till);
  if (campaign === undefined)
    throw new FeatureFault({ en: 'No campaign ran in this scenario.', zh: '场景中没有进行损坏报文测试。' });
  const { counterexampleScenario } = await room();
  till.check(
    campaign.ok,
    {
      en: `A damaged message got through (seed ${campaign.seed}).`,
      zh: `有损坏的报文未被识别（种子${campaign.seed}）。`,
    },
    expected,
    campaign.ok
      ? ''
      : `\n${counterexampleScenario(till.language, { ...campaign, subject, what: campaign.smallest, flags: flagsOf(till, requirement) })}`,
  );
}

export const fuzz: Phrase[] = [
  phrase(
    'Given',
    { en: 'messages to the POS centre pass through a relay', zh: '发往POS中心的报文经过中继' },
    async (till) => {
      const { host, keys } = till.plan.configuration;
      const { startRelay } = await room();
      const relay = await startRelay(host, keys.terminalMasterKey);
      till.atEnd(() => relay.close());
      benches.set(till, { relay });
      till.relayed = true;
      till.plan.change(({ configuration }) => {
        configuration.host = relay.host;
      });
    },
  ),
  phrase(
    'When',
    {
      en: 'a sale request of CNY {amount} is held back on its way',
      zh: '一笔{amount}元的消费请求在途中被截留',
      exampleEn: 'a sale request of CNY 128.50 is held back on its way',
      exampleZh: '一笔128.50元的消费请求在途中被截留',
    },
    async (till, amountMinor) => {
      const place = bench(till);
      place.relay.hooks.hold = (request, body) => {
        if (!isSale(request)) return false;
        place.held = { request, body };
        return true;
      };
      await sell(till, amountMinor, 'insert', till.card.pin);
      delete place.relay.hooks.hold;
      till.check(
        place.held !== undefined,
        { en: 'The terminal sent no sale request.', zh: '终端没有发出消费请求。' },
        { en: 'a sale request', zh: '消费请求' },
        till.shownWords(),
      );
    },
  ),
  phrase(
    'When',
    {
      en: '{number} damaged copies of it are sent to the POS centre',
      zh: '向POS中心发送该请求的{number}份损坏副本',
      exampleEn: '100 damaged copies of it are sent to the POS centre',
      exampleZh: '向POS中心发送该请求的100份损坏副本',
    },
    async (till, runs) => {
      const place = bench(till);
      const { relay, held } = place;
      if (held === undefined) throw new FeatureFault(NOTHING_HELD);
      const host = { send: relay.send, books: async () => JSON.stringify(await till.host.movement()) };
      const { fuzzHost } = await room();
      place.campaign = await till.host.asOurs(() =>
        fuzzHost(host, 'sale', held.request, settings(till, runs), {
          line: relay.line,
          body: held.body,
          sign: relay.sign() ?? undefined,
        }),
      );
    },
  ),
  phrase(
    'When',
    {
      en: '{number} sales of CNY {amount} get a damaged approval',
      zh: '{number}笔{amount}元的消费收到损坏的成功应答',
      exampleEn: '30 sales of CNY 1.00 get a damaged approval',
      exampleZh: '30笔1.00元的消费收到损坏的成功应答',
    },
    async (till, runs, amountMinor) => {
      const place = bench(till);
      const { fuzzAnswers } = await room();
      place.campaign = await fuzzAnswers(
        (damage) => payDamaged(till, place.relay, amountMinor, damage),
        settings(till, runs),
        place.relay,
      );
      if (!till.counter.state.signedIn) await follow(till.counter, 'sign-in', usualAnswers(till));
    },
  ),
  phrase(
    'Then',
    { en: 'every damaged copy is refused and moves no money', zh: '每份损坏副本都被拒绝且账务不变' },
    (till) => judge(till, 'request', 'GUIDE-A-FAQ-5b', { en: 'refused, and no money moves', zh: '被拒绝，账务不变' }),
  ),
  phrase(
    'Then',
    {
      en: 'the terminal takes none of them for an approval and reverses each that was charged',
      zh: '终端不把其中任何一笔当作成功，已扣款的都冲正',
    },
    (till) =>
      judge(till, 'answer', 'GUIDE-A-STEP-5d', {
        en: 'not approved, reversed where charged, back to idle',
        zh: '不成功，已扣款的冲正，回到待机',
      }),
  ),
  phrase(
    'Then',
    { en: 'the POS centre refuses the request that was held back', zh: 'POS中心拒绝被截留的请求' },
    async (till) => {
      const code = await deliver(till);
      till.check(
        code !== undefined && code !== '00',
        {
          en: 'The POS centre approves a payment that was reversed before it arrived.',
          zh: 'POS中心批准了在送达之前已冲正的交易。',
        },
        { en: 'a refusal', zh: '拒绝' },
        code ?? { en: 'no code', zh: '没有应答码' },
      );
    },
  ),
  phrase(
    'Then',
    { en: 'the POS centre approves the undamaged request', zh: 'POS中心批准未损坏的请求' },
    async (till) => {
      const code = await deliver(till);
      till.check(
        code === '00',
        {
          en: 'The POS centre does not approve a good request after the damaged ones.',
          zh: '损坏报文之后，POS中心不再批准正常请求。',
        },
        '00',
        code ?? { en: 'no code', zh: '没有应答码' },
      );
    },
  ),
];
