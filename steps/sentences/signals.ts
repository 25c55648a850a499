// Then: what can be heard, and seen without reading.
import { type Phrase, phrase } from '../phrases.ts';
import type { TillWorld } from '../scene/till.ts';

const resultLights = (till: TillWorld) =>
  till.counter
    .recent('indicator')
    .filter(({ indicator }) => indicator === 'result')
    .map(({ value }) => value);

const resultSignals = (till: TillWorld) => [
  ...till.counter
    .recent('sound')
    .map(({ sound }) => sound)
    .filter((sound) => sound === 'success' || sound === 'failure'),
  ...resultLights(till),
];

export const signals: Phrase[] = [
  phrase(
    'Then',
    { en: 'the terminal announces the result by sound or light', zh: '终端以声音或灯光提示结果' },
    (till) => {
      const signals = resultSignals(till);
      till.check(
        signals.length > 0,
        { en: 'The result is not announced.', zh: '结果没有声光提示。' },
        { en: 'a sound or a light', zh: '声音或灯光' },
        { en: 'neither', zh: '均无' },
      );
    },
  ),
  phrase('Then', { en: 'the terminal announces the success by a sound', zh: '终端以声音提示成功' }, (till) => {
    const sounds = till.counter.recent('sound').map(({ sound }) => sound);
    till.check(
      sounds.includes('success') && !sounds.includes('failure'),
      { en: 'The success is not announced by its sound.', zh: '成功没有相应的声音提示。' },
      'success',
      sounds.join(', '),
    );
  }),
  phrase('Then', { en: 'the terminal announces the success by a light', zh: '终端以灯光提示成功' }, (till) => {
    const lights = resultLights(till);
    till.check(
      lights.length > 0 && till.counter.result?.outcome === 'approved',
      { en: 'The success is not announced by a light.', zh: '成功没有灯光提示。' },
      { en: 'a light for the result', zh: '结果指示灯' },
      lights.join(', '),
    );
  }),
  phrase(
    'Then',
    { en: 'the terminal signals the failure otherwise than a success', zh: '终端以不同于成功的信号提示失败' },
    (till) => {
      const signals = resultSignals(till);
      till.check(
        signals.length > 0 && !signals.includes('success'),
        { en: 'The failure sounds or shines like a success, or not at all.', zh: '失败没有信号，或与成功的信号相同。' },
        { en: 'a signal of its own', zh: '专有信号' },
        signals.join(', '),
      );
    },
  ),
  phrase('Then', { en: 'the terminal signals that the card has been read', zh: '终端提示读卡完成' }, (till) => {
    const signals = [
      ...till.counter.recent('sound').filter(({ sound }) => sound === 'read'),
      ...till.counter.recent('indicator').filter(({ indicator }) => indicator === 'reader'),
    ];
    till.check(
      signals.length > 0,
      { en: 'The end of the reading is not signalled.', zh: '读卡完成没有提示。' },
      { en: 'a sound or a light of the reader', zh: '读卡器的声音或灯光' },
      { en: 'neither', zh: '均无' },
    );
  }),
  phrase('Then', { en: 'the network light of the terminal changes', zh: '终端的网络指示灯发生变化' }, (till) => {
    const lights = till.counter.all('indicator').filter(({ indicator }) => indicator === 'network');
    const now = till.counter.recent('indicator').filter(({ indicator }) => indicator === 'network');
    till.check(
      now.length > 0 && now.at(-1)?.value !== lights.at(-1 - now.length)?.value,
      { en: 'The network light does not change.', zh: '网络指示灯没有变化。' },
      { en: 'another light', zh: '不同的灯光' },
      lights.map(({ value }) => value).join(', '),
    );
  }),
];
