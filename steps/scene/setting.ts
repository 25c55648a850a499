// Sets the scene that the Givens planned: books of the acquirer, power, network sign, sign-in, and what was prepared.
import { follow } from './conversation.ts';
import type { TillWorld } from './till.ts';
import { usualAnswers } from './whole-transactions.ts';
import { shows } from './wordings.ts';

/** Carries the plan out. Afterwards messages, movements and screens count as the scenario's own. */
export async function prepareScene(till: TillWorld, preparations: readonly (() => Promise<unknown>)[]): Promise<void> {
  const { plan, host } = till;
  plan.close();
  await host.reset(plan.acquirer, plan.configuration.identity.terminalId);
  till.belongsTo(till.sceneSteps.powered);
  if (plan.powered) await switchOn(till);
  if (plan.connected)
    till.check(
      till.counter.state.network === 'connected' && shows(till, till.counter.state.screen, 'Connected', 'screen'),
      { en: 'The terminal does not show that it is connected.', zh: '终端没有显示已联网。' },
      { en: 'connected', zh: '已联网' },
      till.stateWords(),
    );
  till.belongsTo(till.sceneSteps.operator);
  if (plan.operator !== null) await signIn(till, plan.operator);
  const { actions } = till.counter;
  for (const prepare of preparations) await prepare();
  till.counter.begin();
  // Money moves when somebody does something at the terminal; what becomes of later requests moves none.
  await host.begin(till.counter.actions !== actions);
  for (const desk of till.desks.slice(1)) {
    desk.counter.begin();
    await desk.host.begin(true);
  }
}

/** Switches the terminal on as a fresh device with the plan's configuration. */
export async function switchOn(till: TillWorld): Promise<void> {
  till.counter.begin();
  await till.counter.act({ command: 'power-on', configuration: till.plan.configuration, erase: true });
}

/** A cashier tries twice: setting the scene is no test of the line. */
export async function signIn(till: TillWorld, operator: string): Promise<void> {
  for (let tried = 0; tried < 2 && !till.counter.state.signedIn; tried++)
    await follow(till.counter, 'sign-in', { ...usualAnswers(till), operator });
  till.check(
    till.counter.state.signedIn,
    { en: 'The terminal cannot sign in.', zh: '终端无法签到。' },
    { en: `signed in by operator ${operator}`, zh: `操作员${operator}已签到` },
    till.stateWords(),
  );
  knowsOperator(till, operator);
}

/** Where it was asked, who was typed is who is signed in; zeros in front are as the terminal likes. */
function knowsOperator(till: TillWorld, operator: string): void {
  const told = till.counter.state.operator;
  if (told === null || !till.counter.all('prompt').some(({ prompt }) => prompt === 'operator')) return;
  till.check(
    Number(told) === Number(operator),
    { en: 'The terminal signs another operator in than was typed.', zh: '终端签到的操作员号与输入的不符。' },
    operator,
    told,
  );
}
