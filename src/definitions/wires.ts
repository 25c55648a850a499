// How terminal and acquirer can talk in a run: a name for people, and what it means for both ends.

export const WIRES = {
  'json-http': { transport: 'json-http', dialect: 'json', en: 'JSON over HTTP', zh: 'HTTP上的JSON' },
  'unionpay-tcp': {
    transport: 'iso-tcp',
    dialect: 'unionpay-pos',
    en: 'UnionPay-style ISO 8583 over TCP',
    zh: 'TCP上的银联ISO 8583',
  },
  'unionpay-tls': {
    transport: 'iso-tls',
    dialect: 'unionpay-pos',
    en: 'UnionPay-style ISO 8583 over TLS',
    zh: 'TLS上的银联ISO 8583',
  },
  'unionpay-http': {
    transport: 'iso-http',
    dialect: 'unionpay-pos',
    en: 'UnionPay-style ISO 8583 over HTTP',
    zh: 'HTTP上的银联ISO 8583',
  },
} as const;

export type WireName = keyof typeof WIRES;
export const WIRE_NAMES = Object.keys(WIRES) as WireName[];
