// Whether a scenario concerns this terminal and this configuration: its @needs and @profile tags against what is declared.
import type { Finding } from '../src/definitions/evidence.ts';
import { type Capabilities, type Configuration, FUNCTIONS, INTERFACES } from '../src/terminal/index.ts';

type Reason = Pick<Finding, 'verdict' | 'text'>;

const excluded = (en: string, zh: string): Reason => ({ verdict: 'not-applicable', text: { en, zh } });

function need(name: string, capabilities: Capabilities, { profile, host }: Configuration): Reason | null {
  const has = (list: readonly string[], other: readonly string[]) => list.includes(name) && other.includes(name);
  if ((INTERFACES as readonly string[]).includes(name))
    return has(capabilities.interfaces, profile.interfaces)
      ? null
      : excluded(
          `The terminal or its profile does not read cards by ${name}.`,
          `终端或其配置不支持该读卡方式（${name}）。`,
        );
  if ((FUNCTIONS as readonly string[]).includes(name))
    return has(capabilities.functions, profile.functions)
      ? null
      : excluded(`The terminal or its profile does not offer ${name}.`, `终端或其配置不提供该功能（${name}）。`);
  if (name === 'tls')
    return host.transport === 'iso-tls'
      ? null
      : excluded('Messages do not travel over TLS on the wire of this run.', '本次运行的线路不使用TLS传输报文。');
  if (name === 'http')
    return host.transport === 'json-http' || host.transport === 'iso-http'
      ? null
      : excluded('Messages do not travel over HTTP on the wire of this run.', '本次运行的线路不使用HTTP传输报文。');
  const receipt = /^(paper|electronic)-receipt$/.exec(name)?.[1];
  if (receipt !== undefined)
    return (capabilities.receipt as readonly string[]).includes(receipt) && profile.receipt === receipt
      ? null
      : excluded(
          `The terminal or its profile issues no ${receipt} slips.`,
          `终端或其配置不出具该形式的签购单（${receipt}）。`,
        );
  const seen = /^observe-(.+)$/.exec(name)?.[1]?.split('-or-');
  if (seen !== undefined)
    return seen.some((each) => (capabilities.observes as readonly string[]).includes(each))
      ? null
      : {
          verdict: 'not-assessable',
          text: {
            en: `The adapter of the terminal cannot see or move this: ${seen.join(', ')}.`,
            zh: `终端适配器无法观测或控制：${seen.join('、')}。`,
          },
        };
  throw new RangeError(`The tag @needs:${name} names no interface, function, tls, http, …-receipt or observe-….`);
}

/**
 * The first reason why a scenario with these tags is not run, or null. `@needs:` takes an interface, a function, `tls`, `http`,
 * `paper-receipt`, `electronic-receipt` or `observe-…` (`observe-sound-or-indicator`: one of both is enough); of several `@profile:` tags one has to fit. Throws on a tag that
 * names none of these.
 */
export function whyNot(
  tags: readonly string[],
  capabilities: Capabilities,
  configuration: Configuration,
): Reason | null {
  const values = (prefix: string) =>
    tags.filter((tag) => tag.startsWith(prefix)).map((tag) => tag.slice(prefix.length));
  const profiles = values('@profile:');
  if (profiles.length > 0 && !profiles.includes(configuration.profile.name))
    return excluded(
      `The scenario is about the profile ${profiles.join(' or ')}.`,
      `该场景仅适用于：${profiles.join('、')}。`,
    );
  for (const name of values('@needs:')) {
    const reason = need(name, capabilities, configuration);
    if (reason !== null) return reason;
  }
  return null;
}
