// The terminal as a device, as it stood at one moment: its screen, its lights, its slot, what it sounded and printed last.
import { html, nothing } from 'lit-html';
import type { Bilingual } from '../../definitions/evidence.ts';
import { DETAILS } from '../names.ts';
import { named, type Reader } from '../reader.ts';
import { wrapped } from './columns.ts';

/** What a device is drawn from; the console gives the same. */
type DeviceState = {
  lines: readonly string[];
  /** By the name of the light: `power` is `on`, `network` is `connected`. */
  lights: Readonly<Record<string, string>>;
  slot: 'empty' | 'in' | 'pulled';
  sound: string | null;
  /** Copy of the slip that came last; null = none. */
  slip: string | null;
  on: boolean;
};
type Event = { kind: string; lines: readonly string[]; detail: string | null };

const SCREEN = { en: 'screen', zh: '屏幕' };
const COLUMNS = 20;
const ROWS = 8;
const SHOWN: readonly string[] = ['display', 'prompt', 'result'];
const LIGHTS: Readonly<Record<string, Bilingual>> = {
  power: { en: 'power', zh: '电源' },
  network: { en: 'network', zh: '网络' },
  reader: { en: 'reader', zh: '读卡器' },
  result: { en: 'result', zh: '结果' },
};
const VALUES: Readonly<Record<string, Bilingual>> = {
  on: { en: 'on', zh: '亮' },
  off: { en: 'off', zh: '灭' },
  connected: { en: 'connected', zh: '已连接' },
  disconnected: { en: 'disconnected', zh: '已断开' },
  busy: { en: 'busy', zh: '通信中' },
  waiting: { en: 'waiting', zh: '等待' },
  read: { en: 'card read', zh: '已读卡' },
  green: { en: 'green', zh: '绿灯' },
  red: { en: 'red', zh: '红灯' },
};
const SLOTS: Readonly<Record<DeviceState['slot'], Bilingual>> = {
  empty: { en: 'no card', zh: '无卡' },
  in: { en: 'card inserted', zh: '卡已插入' },
  pulled: { en: 'card pulled out too early', zh: '卡被提前拔出' },
};

/** The device after so many events. */
export function deviceAfter(events: readonly Event[]): DeviceState {
  const state = { lines: [] as readonly string[], lights: {} as Record<string, string>, slot: 'empty', on: true } as {
    -readonly [K in keyof DeviceState]: DeviceState[K];
  };
  state.sound = null;
  state.slip = null;
  const lights: Record<string, string> = {};
  for (const { kind, lines, detail } of events) {
    if (kind === 'action') {
      // A sound and a slip are of the deed that brought them.
      Object.assign(state, { sound: null, slip: null });
      if (detail?.startsWith('present-card insert')) state.slot = detail.endsWith('removed-early') ? 'pulled' : 'in';
      if (detail === 'remove-card' || detail?.startsWith('power-') || detail === 'restart') state.slot = 'empty';
    } else if (kind === 'indicator') {
      const [name = '', value = ''] = (detail ?? '').split(' ');
      lights[name] = value;
    } else if (kind === 'power') state.on = detail === 'on';
    else if (kind === 'sound') state.sound = detail;
    else if (kind === 'slip') state.slip = detail;
    else if (SHOWN.includes(kind) && !(kind === 'prompt' && state.lines.includes(lines[0] ?? ''))) state.lines = lines;
  }
  return { ...state, lights };
}

export function deviceView(reader: Reader, state: DeviceState): unknown {
  const { lights, slot, sound, slip, on } = state;
  const lamps = Object.entries(LIGHTS).flatMap(([name, words]) => {
    const value = lights[name];
    if (value === undefined) return [];
    return html`<span class="lamp is-${value}">${reader.say(words)} <b>${named(reader, VALUES, value)}</b></span>`;
  });
  const lines = on ? state.lines.flatMap((line) => wrapped(line, COLUMNS)) : [];
  const isLong = lines.length > ROWS;
  const marks = [
    html`<span class="slot is-${slot}">▣ ${reader.say(SLOTS[slot])}</span>`,
    sound === null ? nothing : html` <span>♪ ${named(reader, DETAILS, sound)}</span>`,
    slip === null ? nothing : html` <span>▤ ${named(reader, DETAILS, slip)}</span>`,
  ];
  // A device scrolls what has more lines than its screen; so does this one.
  return html`<div class="device"><p class="lamps">${lamps}</p><pre class="face" tabindex=${isLong ? 0 : -1} role="region" aria-label=${reader.label(SCREEN)}>${lines.join('\n')}</pre><p class="marks">${marks}</p></div>`;
}
