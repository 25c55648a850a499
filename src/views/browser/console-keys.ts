// The keys of the console: those of the terminal while the till is shown, and those that lead to other views.
import type { Chosen } from '../console/context.ts';
import type { Whole } from '../console/model.ts';
import { pauseOf } from '../console/wire.ts';
import { addressOf, readAddress } from '../reader.ts';

/** What the keys work on. */
type Keyed = {
  app: HTMLElement;
  chosen: Chosen;
  whole(): Whole | null;
  choose(change: Partial<Chosen>): void;
  send(act: Readonly<Record<string, unknown>>): void;
};

type Keys = {
  /** A key of the terminal, by its name in a browser. */
  press(key: string): void;
  /** The digits of a PIN that were typed so far are forgotten. */
  forgetPin(): void;
};

const PLACES = ['/', '/wire', '/office', '/faults', '/runs', '/cards'];
/** Time in which the drawer has been drawn, in milliseconds. */
const DRAWN_MS = 50;

const path = () => readAddress(location.hash).path;
const language = (): Record<string, string> => {
  const { lang } = readAddress(location.hash).parameters;
  return lang === undefined ? {} : { lang };
};

export function keysOf({ app, chosen, whole, choose, send }: Keyed): Keys {
  /** Digits of the PIN that is being entered; they go to the terminal and nowhere else. */
  let pin = '';
  let isLeading = false;

  function press(key: string): void {
    const { attended = null } = whole() ?? {};
    if (attended !== null) {
      // A person at a device is not asked for one digit after another.
      if (key === 'Enter' && attended.asked !== null) send({ do: 'did', done: true });
      return;
    }
    if (whole()?.terminal.state.prompt === 'pin') {
      if (/^[0-9]{1,2}$/.test(key)) pin = (pin + key).slice(0, 12);
      else if (key === 'Backspace') pin = '';
      else if (key === 'Enter') {
        send({ do: 'pin', pin });
        pin = '';
      } else if (key === 'Escape') {
        pin = '';
        send({ do: 'press', key: 'cancel' });
      }
      choose({ pinDigits: pin.length });
      return;
    }
    if (/^[0-9.]{1,2}$/.test(key)) send({ do: 'type', text: key });
    else if (key === 'Enter') send({ do: 'press', key: 'confirm' });
    else if (key === 'Escape') send({ do: 'press', key: 'cancel' });
    else if (key === 'Backspace') send({ do: 'press', key: 'clear' });
  }

  /** Letters at the till: ways to show the card, the sale, the card taken. */
  const letters: Readonly<Record<string, () => Readonly<Record<string, unknown>>>> = {
    i: () => ({ do: 'present', interface: 'insert', card: chosen.card }),
    t: () => ({ do: 'present', interface: 'tap', card: chosen.card }),
    s: () => ({ do: 'present', interface: 'swipe', card: chosen.card }),
    q: () => ({ do: 'code', card: chosen.card }),
    r: () => ({ do: 'remove' }),
    f: () => ({ do: 'choose', function: 'sale' }),
  };

  /** True when the key did something on any view. */
  function anywhere(key: string, known: Whole, takesSpace: boolean): boolean {
    if (isLeading) {
      isLeading = false;
      const to = PLACES[Number(key) - 1];
      if (to !== undefined) location.hash = addressOf({ path: to, parameters: language() });
      return to !== undefined;
    }
    if (key === '~' || key === '`') {
      choose({ drawer: !chosen.drawer });
      if (chosen.drawer) setTimeout(() => app.querySelector<HTMLElement>('[data-dump]')?.focus(), DRAWN_MS);
    } else if (key === 'g') isLeading = true;
    else if (key === '/') app.querySelector<HTMLElement>('[data-seek]')?.focus();
    else if (key === ' ' && !takesSpace && (path() === '/' || path() === '/wire')) choose(pauseOf(known, chosen));
    else return false;
    return true;
  }

  /** True when it is a key of the till. */
  function atTheTill(key: string, element: Element | null, onButton: boolean): boolean {
    const inDevice = element?.closest('[data-device]') !== null && element !== null;
    const isFree = element === null || element === document.body || element.id === 'content' || inDevice;
    if (/^[0-9.]$/.test(key) || (['Enter', 'Escape', 'Backspace'].includes(key) && isFree && !onButton)) {
      press(key);
      return true;
    }
    const letter = Object.hasOwn(letters, key) ? letters[key] : undefined;
    if (letter !== undefined) send(letter());
    return letter !== undefined;
  }

  addEventListener('keydown', (event) => {
    const { key, target, ctrlKey, metaKey, altKey } = event;
    const known = whole();
    if (ctrlKey || metaKey || altKey || known === null) return;
    const element = target instanceof Element ? target : null;
    if (key === 'Escape' && (chosen.drawer || chosen.recordingOpen) && element?.closest('[data-device]') === null) {
      choose({ drawer: false, recordingOpen: false });
      return;
    }
    if (key === 'Escape' && element?.matches('[data-seek]')) (element as HTMLElement).blur();
    if (element?.matches('input, textarea, select')) return;
    const onButton = element?.matches('button, a, summary, [role="switch"]') ?? false;
    // The space bar presses buttons; a link that was followed has the focus and does nothing with it.
    const takesSpace = onButton && element?.matches('a') === false;
    if (anywhere(key, known, takesSpace) || (path() === '/' && atTheTill(key, element, onButton)))
      event.preventDefault();
  });

  /** Arrows go along a group that is one stop of the tab key. */
  app.addEventListener('keydown', (event) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const group = event.target instanceof Element ? event.target.closest('[data-arrows], [role="radiogroup"]') : null;
    if (step === undefined || group === null) return;
    event.preventDefault();
    const items = [...group.querySelectorAll<HTMLElement>('a, button')];
    const next = items[(items.indexOf(event.target as HTMLElement) + step + items.length) % items.length];
    next?.focus();
    if (group.getAttribute('role') === 'radiogroup') next?.click();
  });

  return {
    press,
    forgetPin() {
      pin = '';
      chosen.pinDigits = 0;
    },
  };
}
