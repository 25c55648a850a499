// What may be begun at all: menu, network, supervisor, amount.
import { counter, type Shows } from './counter.fixture.ts';

export const START = {
  'offline-start': async (id) => {
    const till = await counter(id);
    await till.act({ command: 'environment', network: 'down' });
    await till.choose('sale');
    return till.state.prompt === 'amount';
  },
  'opened-works-again': async (id) => {
    const till = await counter(id);
    await till.act({ command: 'environment', tamper: true });
    await till.signIn();
    return till.state.signedIn;
  },
  'no-supervisor': async (id) => {
    const till = await counter(id);
    await till.choose('refund');
    return till.state.prompt !== 'supervisor-password';
  },
  'menu-not-filtered': async (id) =>
    (await counter(id, { functions: ['sale', 'sign-in'] })).state.menu.includes('refund'),
  'zero-amount-sent': async (id) => {
    const till = await counter(id);
    await till.sale('0.00');
    return till.host.received('0200')[0]?.fields[4] === '000000000000';
  },
} satisfies Shows;
