// The console's server as its page asks it: what cannot be had is said, whoever asked for it.

/** Told when something could not be done. */
type Listener = {
  refused(message: string): void;
  /** The token is of another start, or there is none. */
  unknown(): void;
};

export type Server = {
  /** The body of an answer; null when there was none, which has been said. */
  get<T>(path: string): Promise<T | null>;
  post(path: string, body: unknown): Promise<{ ok: boolean; body: Record<string, unknown> }>;
};

const SILENT = { en: 'The console does not answer.', zh: '控制台没有应答。' };
const silent = () => (document.documentElement.lang === 'en' ? SILENT.en : SILENT.zh);

/** What the server says of a request that it does not answer. */
function reasonOf(status: number, body: unknown): string {
  const { message, zh } = (body as { error?: { message?: string; zh?: string } } | null)?.error ?? {};
  return (document.documentElement.lang === 'en' ? message : (zh ?? message)) ?? String(status);
}

/** @param token gives the token of the address that was printed; reading needs none */
export function serverFor(token: () => string, listener: Listener): Server {
  return {
    async get<T>(path: string) {
      try {
        const answer = await fetch(path);
        const body: unknown = await answer.json();
        if (answer.ok) return body as T;
        listener.refused(reasonOf(answer.status, body));
      } catch {
        listener.refused(silent());
      }
      return null;
    },
    async post(path, body) {
      try {
        const headers = { 'content-type': 'application/json', 'x-tillproof-token': token() };
        const answer = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) });
        const told = (await answer.json()) as Record<string, unknown>;
        if (answer.status === 401) listener.unknown();
        if (!answer.ok) listener.refused(reasonOf(answer.status, told));
        return { ok: answer.ok, body: told };
      } catch {
        listener.refused(silent());
        return { ok: false, body: {} };
      }
    },
  };
}
