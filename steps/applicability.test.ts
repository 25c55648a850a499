// What a terminal does not declare excludes a scenario with a reason; it never lets one pass.
import { describe, expect, it } from 'vitest';
import { terminalDefaults } from '../src/definitions/terminal-profile.ts';
import type { Capabilities, Configuration } from '../src/terminal/index.ts';
import { whyNot } from './applicability.ts';

const capabilities = {
  interfaces: ['insert', 'swipe'],
  functions: ['sale', 'void'],
  receipt: ['paper'],
  observes: ['display'],
} as unknown as Capabilities;
const configuration = {
  host: { transport: 'iso-tcp' },
  profile: terminalDefaults('classic').profile,
} as Configuration;
const verdict = (...tags: string[]) => whyNot(tags, capabilities, configuration)?.verdict ?? 'runs';

describe('a scenario', () => {
  it('runs when everything that it needs is declared and configured', () => {
    expect(
      verdict('@GUIDE-A-STEP-2a', '@needs:insert', '@needs:void', '@needs:paper-receipt', '@needs:observe-display'),
    ).toBe('runs');
  });

  it.each(['@needs:tap', '@needs:refund', '@needs:electronic-receipt'])(
    'is not applicable when %s is not declared',
    (tag) => {
      expect(verdict(tag)).toBe('not-applicable');
    },
  );

  it('is not applicable when the terminal could but the profile does not', () => {
    const withQr = { ...capabilities, functions: ['qr-sale'] } as unknown as Capabilities;
    expect(whyNot(['@needs:qr-sale'], withQr, configuration)?.verdict).toBe('not-applicable');
  });

  it('about certificates is for a wire over TLS', () => {
    const overTls = { ...configuration, host: { transport: 'iso-tls' } } as Configuration;
    expect(whyNot(['@needs:tls'], capabilities, overTls)).toBeNull();
    expect(verdict('@needs:tls')).toBe('not-applicable');
  });

  it('about a status is for a wire over HTTP', () => {
    const overHttp = { ...configuration, host: { transport: 'iso-http' } } as Configuration;
    expect(whyNot(['@needs:http'], capabilities, overHttp)).toBeNull();
    expect(verdict('@needs:http')).toBe('not-applicable');
  });

  it('is not assessable when the adapter cannot see what it needs', () => {
    expect(verdict('@needs:observe-sound')).toBe('not-assessable');
  });

  it('belongs to the profiles of its tags, any of them', () => {
    expect(verdict('@profile:esign')).toBe('not-applicable');
    expect(verdict('@profile:esign', '@profile:classic')).toBe('runs');
  });

  it('with a need that nobody knows is a mistake of its author', () => {
    expect(() => verdict('@needs:wings')).toThrow('@needs:wings');
  });
});
