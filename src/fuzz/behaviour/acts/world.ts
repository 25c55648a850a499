// What happens around a terminal at any moment: power, network, paper.
import fc from 'fast-check';
import type { Act } from '../act.ts';
import type { Till } from '../till.ts';

const happening = (
  name: string,
  en: string,
  zh: string,
  may: (till: Till) => boolean,
  tried: (till: Till) => void = () => undefined,
): Act => ({
  name,
  choice: fc.constant(0),
  may,
  say: () => ({ en, zh }),
  tried(till) {
    tried(till);
    return [];
  },
});

const isOn = ({ seen }: Till) => seen.power === 'on';
const moves = ({ abilities }: Till, what: string) => abilities.observes.includes(what);

export const WORLD: readonly Act[] = [
  { ...happening('restart', 'the terminal is restarted', '终端重新启动', () => true), weight: 2, always: true },
  happening('power off', 'the power of the terminal fails', '终端断电', isOn),
  happening(
    'network down',
    'the network link of the terminal is cut',
    '终端网络中断',
    (till) => till.network === 'up',
    (till) => {
      till.network = 'down';
    },
  ),
  {
    ...happening(
      'network up',
      'the network link of the terminal is restored',
      '终端网络恢复',
      (till) => till.network === 'down',
      (till) => {
        till.network = 'up';
      },
    ),
    weight: 3,
    always: true,
  },
  happening(
    'paper out',
    'the printer runs out of paper',
    '打印机纸用完',
    (till) => isOn(till) && till.paper === 'loaded' && moves(till, 'paper'),
    (till) => {
      till.paper = 'out';
    },
  ),
  {
    ...happening(
      'paper loaded',
      'paper is loaded',
      '收银员装纸',
      (till) => isOn(till) && till.paper === 'out' && moves(till, 'paper'),
      (till) => {
        till.paper = 'loaded';
      },
    ),
    weight: 3,
    always: true,
  },
];
