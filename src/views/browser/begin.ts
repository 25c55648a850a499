// What runs first in a report: it opens the script of the page, which stands packed, and lets it run. The policy of the page names the hash of
// both, so that no other text could.
import { unpackedText } from './unpack.ts';

type Trusted = { createPolicy(name: string, rules: { createScript(text: string): string }): typeof rules };

const text = await unpackedText('page');
const { trustedTypes } = globalThis as { trustedTypes?: Trusted };
const policy = trustedTypes?.createPolicy('tillproof', { createScript: (own) => own });
const script = document.createElement('script');
script.type = 'module';
script.textContent = policy === undefined ? text : policy.createScript(text);
document.head.append(script);
