// Somebody who is not the POS centre takes its place on a line over TLS: who looks at the certificate tells him nothing.
import type { Bilingual } from '../../src/definitions/evidence.ts';
import type { FalseHost, Imposture } from '../../src/fuzz/index.ts';
import { type Phrase, phrase } from '../phrases.ts';
import { FeatureFault, NotConcerned } from '../scene/expectation.ts';
import type { TillWorld } from '../scene/till.ts';

const TOLD: Readonly<Record<Imposture, Bilingual>> = {
  'another-authority': {
    en: 'The terminal sent something to a host whose certificate its authority did not sign.',
    zh: '终端向主机发送了数据，而该主机的证书不是由终端所信任的机构签发的。',
  },
  'another-name': {
    en: 'The terminal sent something to a host whose certificate is for another host.',
    zh: '终端向主机发送了数据，而该主机的证书属于其他主机。',
  },
};

function lineOf({ falseHost }: TillWorld): FalseHost {
  if (falseHost === undefined)
    throw new FeatureFault({
      en: 'Nobody can take over the line of this scenario: let somebody with a Given.',
      zh: '场景中的线路无人可以接管：请先用“假如”设置。',
    });
  return falseHost;
}

const takeOver = (as: Imposture | null, en: string, zh: string): Phrase =>
  phrase('When', { en, zh }, (till) => lineOf(till).standIn(as));

export const falseHost: Phrase[] = [
  phrase(
    'Given',
    { en: 'somebody can take over the line to the POS centre', zh: '通往POS中心的线路可能被他人接管' },
    async (till) => {
      const { host } = till.plan.configuration;
      if (host.transport !== 'iso-tls')
        throw new NotConcerned({
          verdict: 'not-applicable',
          text: {
            en: 'Messages do not travel over TLS on the wire of this run.',
            zh: '本次运行的线路不使用TLS传输报文。',
          },
        });
      const { startFalseHost } = await import('../../src/fuzz/index.ts');
      const line = await startFalseHost(host);
      till.atEnd(() => line.close());
      till.falseHost = line;
      till.relayed = true;
      till.plan.change(({ configuration }) => {
        configuration.host = line.host;
      });
    },
  ),
  takeOver(
    'another-authority',
    'a host with a certificate of another authority takes the place of the POS centre',
    '持有其他机构所签证书的主机冒充POS中心',
  ),
  takeOver(
    'another-name',
    'a host with a certificate for another host takes the place of the POS centre',
    '持有其他主机的证书的主机冒充POS中心',
  ),
  takeOver(null, 'the POS centre is in its place again', 'POS中心重新接管线路'),
  phrase(
    'Then',
    { en: 'the host in the place of the POS centre was told nothing', zh: '冒充POS中心的主机未收到任何数据' },
    (till) => {
      const told = lineOf(till).told();
      till.check(
        told.length === 0,
        TOLD[told[0]?.as ?? 'another-authority'],
        { en: 'nothing', zh: '无' },
        told.map(({ said }) => said).join(', '),
        { timeless: true },
      );
    },
  ),
];
