// Sigstore bundles: an envelope whose signer is an identity of a CI system, vouched for by an authority and written into a public log.
// https://github.com/sigstore/protobuf-specs, bundle v0.3. The verification itself is the official library's, loaded when a bundle comes.
import type { Bilingual } from '../definitions/evidence.ts';
import { broken, type Check, holds, unchecked } from './check.ts';
import { type Envelope, envelopeIn } from './dsse.ts';

const MEDIA_TYPE = /^application\/vnd\.dev\.sigstore\.bundle[.+]/;

/** A bundle as JSON, and the envelope in it. */
type SigstoreBundle = { bundle: unknown; envelope: Envelope };

/** Whom the verifier trusts, and whom it expects; what is null is not checked. */
export type SigstoreGiven = {
  /** Authorities and logs: Sigstore's trusted root as JSON, or several of them, one a line. */
  trustedRoot: string | null;
  /** Subject of the signer's certificate, to the letter: the address of a workflow, or an e-mail address. */
  identity: string | null;
  /** Address of who vouched for the identity, to the letter. */
  issuer: string | null;
};

/** What a text says, as a Sigstore bundle with an envelope; null when it is none. */
export function sigstoreBundleIn(text: string): SigstoreBundle | null {
  try {
    const bundle = JSON.parse(text) as { mediaType?: unknown; dsseEnvelope?: unknown } | null;
    if (typeof bundle?.mediaType !== 'string' || !MEDIA_TYPE.test(bundle.mediaType)) return null;
    const envelope = envelopeIn(JSON.stringify(bundle.dsseEnvelope ?? null));
    return envelope === null ? null : { bundle, envelope };
  } catch {
    return null;
  }
}

/**
 * Whether the bundle holds, and who signed it; `signedAt` is when, as a log or a timestamp authority says, null where nobody proved it.
 *
 * @param load the official library; where it is not installed, nothing is found out, and that is said
 */
export async function sigstoreChecks(
  { bundle }: SigstoreBundle,
  given: SigstoreGiven,
  load: () => Promise<Library> = official,
): Promise<{ checks: Check[]; signedAt: Date | null }> {
  const library = await load().catch(noneWhereMissing);
  const nothing = (en: string, zh: string) => ({
    checks: [unchecked('signature', en, zh), unchecked('identity', 'who signed it is not known yet', '签名者尚未确认')],
    signedAt: null,
  });
  if (library === null)
    return nothing(
      'it is a Sigstore bundle, and the library that verifies those is not there: npm install @sigstore/bundle @sigstore/protobuf-specs @sigstore/verify',
      '这是Sigstore签名包，但缺少用于验证的程序库：npm install @sigstore/bundle @sigstore/protobuf-specs @sigstore/verify',
    );
  if (given.trustedRoot === null)
    return nothing(
      'it is a Sigstore bundle; give --trusted-root to hold it against',
      '这是Sigstore签名包；请以--trusted-root给出可信根',
    );
  const outcome = verified(library, bundle, given.trustedRoot);
  if ('fault' in outcome) return { checks: [broken('signature', outcome.fault.en, outcome.fault.zh)], signedAt: null };
  const at = outcome.signedAt.toISOString();
  const held = holds(
    'signature',
    `the content is as it was signed through Sigstore at ${at}`,
    `内容与${at}经Sigstore签名时一致`,
  );
  return { checks: [held, identityCheck(outcome, given)], signedAt: outcome.signedAt };
}

type Library = Pick<typeof import('@sigstore/bundle'), 'bundleFromJSON'> &
  Pick<typeof import('@sigstore/protobuf-specs'), 'TrustedRoot'> &
  Pick<typeof import('@sigstore/verify'), 'toSignedEntity' | 'toTrustMaterial' | 'Verifier'>;

/** Optional peers of the package. */
async function official(): Promise<Library> {
  const [{ bundleFromJSON }, { TrustedRoot }, { toSignedEntity, toTrustMaterial, Verifier }] = await Promise.all([
    import('@sigstore/bundle'),
    import('@sigstore/protobuf-specs'),
    import('@sigstore/verify'),
  ]);
  return { bundleFromJSON, TrustedRoot, toSignedEntity, toTrustMaterial, Verifier };
}

function noneWhereMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ERR_MODULE_NOT_FOUND') return null;
  throw error;
}

type Signed = { signedAt: Date; subject: string; issuer: string };

function verified(library: Library, json: unknown, roots: string): Signed | { fault: Bilingual } {
  const trusted = rootsIn(library, roots);
  if (trusted === null)
    return {
      fault: { en: '--trusted-root holds no trusted root of Sigstore', zh: '--trusted-root不是Sigstore可信根' },
    };
  let fault: Bilingual = { en: '', zh: '' };
  for (const root of trusted) {
    try {
      const bundle = library.bundleFromJSON(json);
      if (bundle.verificationMaterial.content.$case === 'publicKey') return { fault: BY_KEY };
      const entity = library.toSignedEntity(bundle);
      // In one log at least, one proven moment, and the certificate itself in a log of certificates.
      const thresholds = { tlogThreshold: 1, timestampThreshold: 1, ctlogThreshold: 1 };
      const { identity } = new library.Verifier(root, thresholds).verify(entity);
      const times = entity.timestamps.flatMap((each) =>
        each.$case === 'timestamp-authority'
          ? each.timestamp.signingTime.getTime()
          : // Without its promise a log's time is nobody's word.
            each.tlogEntry.inclusionPromise === undefined
            ? []
            : Number(each.tlogEntry.integratedTime) * 1000,
      );
      return {
        signedAt: new Date(Math.min(...times)),
        subject: identity?.subjectAlternativeName ?? '',
        issuer: identity?.extensions?.issuer ?? '',
      };
    } catch (error) {
      fault = inWords(error as Error & { code?: string });
    }
  }
  return { fault };
}

function rootsIn({ TrustedRoot, toTrustMaterial }: Library, text: string) {
  const one = jsonIn(text);
  const values =
    one === null
      ? text
          .split('\n')
          .filter((line) => line.trim() !== '')
          .map(jsonIn)
      : [one];
  try {
    const roots = values.map((value) => TrustedRoot.fromJSON(value));
    return roots.length > 0 && roots.every(({ certificateAuthorities }) => certificateAuthorities.length > 0)
      ? roots.map((root) => toTrustMaterial(root))
      : null;
  } catch {
    return null;
  }
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const BY_KEY: Bilingual = {
  en: 'it is signed with a key and names no identity; a certificate signed with a key is made by --sign',
  zh: '该签名包由密钥签名，没有身份；以密钥签名的证书请用--sign出具',
};

/** What the codes of the library say. */
const FAULTS: Readonly<Record<string, Bilingual>> = {
  SIGNATURE_ERROR: { en: 'the signature is not of this content', zh: '签名与内容不符' },
  TLOG_BODY_ERROR: { en: 'the log has another content than this one', zh: '日志所记并非此内容' },
  CERTIFICATE_ERROR: {
    en: 'no authority of the trusted root vouched for the signer at that time',
    zh: '可信根中没有机构在当时为签名者作证',
  },
  TIMESTAMP_ERROR: { en: 'nobody proves when it was signed', zh: '签名时间未获证明' },
};
const NOT_LOGGED: Bilingual = { en: 'no log of the trusted root has it', zh: '可信根所列日志中没有此签名' };

function inWords({ code = '', message }: Error & { code?: string }): Bilingual {
  const { en, zh } =
    FAULTS[code] ??
    (code.startsWith('TLOG_') ? NOT_LOGGED : { en: 'it is no whole Sigstore bundle', zh: '不是完整的Sigstore签名包' });
  return { en: `${en} (${message})`, zh: `${zh}（${message}）` };
}

function identityCheck({ subject, issuer }: Signed, given: SigstoreGiven): Check {
  const found = { en: `${subject} (${issuer} vouches)`, zh: `${subject}（由${issuer}确认）` };
  const wrong =
    (given.identity !== null && given.identity !== subject) || (given.issuer !== null && given.issuer !== issuer);
  const expected = [given.identity, given.issuer].filter((each) => each !== null).join(', ');
  if (wrong)
    return broken(
      'identity',
      `signed by ${found.en}; expected was ${expected}`,
      `签名者为${found.zh}，应为${expected}`,
    );
  if (given.identity === null || given.issuer === null)
    return unchecked(
      'identity',
      `signed by ${found.en}; whether that is who should, --identity and --issuer say`,
      `签名者为${found.zh}；是否为应签者，须以--identity和--issuer确认`,
    );
  return holds('identity', `signed by ${found.en}`, `签名者为${found.zh}`);
}
