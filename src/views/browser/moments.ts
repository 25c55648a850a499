// Going through the moments of a scenario by keys and by hand, and a field that lights its bytes and back.
import { addressOf, readAddress } from '../reader.ts';

/** Shows another moment without a new entry in the history: whoever goes back leaves the scenario. */
function show(at: number, draw: () => void): void {
  const { path, parameters } = readAddress(location.hash);
  const { x: _, field: _f, ...kept } = parameters;
  history.replaceState(null, '', addressOf({ path, parameters: { ...kept, at: String(at) } }));
  draw();
}

/** The moment that is drawn, and how many there are; null where none are. */
function standing(app: HTMLElement): { now: number; all: number } | null {
  const slider = app.querySelector('[role="slider"]');
  if (slider === null) return null;
  return { now: Number(slider.getAttribute('aria-valuenow')) - 1, all: Number(slider.getAttribute('aria-valuemax')) };
}

/** Brings the moment that is drawn into sight, where the lanes are wider than the page. */
export function showMoment(app: HTMLElement): void {
  app.querySelector('.box[aria-current="true"]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
}

/** True when the key has led to another moment. */
export function movedByKey(app: HTMLElement, key: string, draw: () => void): boolean {
  const place = standing(app);
  if (place === null) return false;
  const { now, all } = place;
  const to = { ArrowRight: now + 1, ArrowLeft: now - 1, Home: 0, End: all - 1 }[key];
  if (to === undefined) return false;
  show(Math.min(all - 1, Math.max(0, to)), draw);
  showMoment(app);
  return true;
}

/** The line over the lanes goes where the pointer is dragged: to the last moment that began left of it. */
export function listenToPointer(app: HTMLElement, draw: () => void): void {
  app.addEventListener('pointerdown', (event) => {
    const slider = event.target instanceof Element ? event.target.closest('[role="slider"]') : null;
    if (slider === null) return;
    event.preventDefault();
    const move = ({ clientX }: PointerEvent) => {
      const boxes = [...app.querySelectorAll<HTMLElement>('.box')].filter(
        (box) => box.getBoundingClientRect().left <= clientX,
      );
      const at = Math.max(0, ...boxes.map(({ dataset }) => Number(dataset.at)));
      if (at !== standing(app)?.now) show(at, draw);
    };
    const leave = new AbortController();
    addEventListener('pointermove', move, { signal: leave.signal });
    addEventListener('pointerup', () => leave.abort(), { once: true });
  });
  app.addEventListener('pointerover', ({ target }) => {
    const field = target instanceof Element ? target.closest('[data-field]')?.getAttribute('data-field') : null;
    for (const lit of app.querySelectorAll('[data-lit]')) lit.removeAttribute('data-lit');
    if (field)
      for (const part of app.querySelectorAll(`[data-field="${CSS.escape(field)}"]`)) part.setAttribute('data-lit', '');
  });
}
