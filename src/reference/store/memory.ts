// A store that lives as long as the terminal object.
import { KINDS, type Kind, type Store } from './store.ts';

/** Keeps records as JSON text, so that nobody holds on to what is stored. */
export function memoryStore(): Store {
  const kinds = new Map<Kind, Map<string, string>>(KINDS.map((kind) => [kind, new Map()]));
  const of = (kind: Kind) => kinds.get(kind) as Map<string, string>;
  return {
    get(kind, id) {
      const text = of(kind).get(id);
      return text === undefined ? undefined : JSON.parse(text);
    },
    all: (kind) => [...of(kind).values()].map((text) => JSON.parse(text)),
    count: (kind) => of(kind).size,
    put: (kind, id, body) => void of(kind).set(id, JSON.stringify(body)),
    delete: (kind, id) => void of(kind).delete(id),
    clear: (kind) => of(kind).clear(),
    together(action) {
      const before = KINDS.map((kind) => [kind, new Map(of(kind))] as const);
      try {
        action();
      } catch (error) {
        for (const [kind, records] of before) kinds.set(kind, records);
        throw error;
      }
    },
    eraseAll() {
      for (const kind of KINDS) of(kind).clear();
    },
    close() {},
  };
}
