// Where the terminal finds the acquirer on the wire of the run.
import type { LaunchedAddresses, LaunchOptions } from '../simulator/admin/client.ts';
import { ownDialect } from '../src/definitions/dialects/index.ts';
import { WIRES, type WireName } from '../src/definitions/wires.ts';
import type { Capabilities, Configuration } from '../src/terminal/index.ts';

/** What an acquirer must open for that wire, on any free port, and the dialect that it speaks there. */
export function launchFor(wire: WireName): LaunchOptions {
  const { transport } = WIRES[wire];
  const port = transport === 'iso-tcp' ? { tcpPort: 0 } : transport === 'iso-tls' ? { tlsPort: 0 } : {};
  const dialect = ownDialect();
  return dialect === undefined ? port : { ...port, dialect };
}

/** Where messages go over HTTP, JSON or binary. */
export const messageUrl = ({ host }: LaunchedAddresses): string => `${host.replace(/\/+$/, '')}/iso8583`;

/** What the terminal is told of the acquirer. Throws when the acquirer is not open on that wire. */
export function hostFor(wire: WireName, addresses: LaunchedAddresses): Configuration['host'] {
  const { transport } = WIRES[wire];
  const dialect = (transport === 'json-http' ? undefined : ownDialect()?.name) ?? WIRES[wire].dialect;
  const { tcp, tls, certificateAuthority } = addresses;
  const stream = transport === 'iso-tcp' ? tcp : tls;
  if (transport === 'json-http' || transport === 'iso-http') return { transport, dialect, url: messageUrl(addresses) };
  if (stream === null) throw new Error(`The acquirer is not open on ${transport}.`);
  if (transport === 'iso-tcp') return { transport, dialect, url: `tcp://${stream}` };
  return {
    transport,
    dialect,
    url: `tls://${stream}`,
    ...(certificateAuthority === null ? {} : { certificateAuthority }),
  };
}

/** Throws when the terminal says that it cannot talk that way: such a run proves nothing. */
export function assertSpoken(wire: WireName, { transports, vendor, model }: Capabilities): void {
  const { transport } = WIRES[wire];
  if (!transports.includes(transport))
    throw new Error(
      `${vendor} ${model} does not offer the transport ${transport} of --wire ${wire}; it offers ${transports.join(', ')}.`,
    );
}
