// The capture is read back by another hand: headers, checksums, sequence numbers, and the bytes of every message.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { exchange } from '../../compliance/sample-evidence.fixture.ts';
import { DIALECTS, type DialectName } from '../../definitions/dialects/index.ts';
import { compileDialect } from '../../iso8583/codec.ts';
import type { Dialect } from '../../iso8583/dialect.ts';
import { pcap } from './pcap.ts';

const iso = exchange(1, '000007', {
  transport: 'iso-tcp',
  requestHex: '001A600003000060310031000002007000000000C000000000000000**',
  answerHex: `0BB8${'31'.repeat(3000)}`,
  ownMs: 12,
});

const FIELDS = {
  2: '6212345678901232',
  3: '000000',
  4: '000000012345',
  11: '000123',
  22: '021',
  37: '000000000123',
  39: '00',
  41: 'TP000001',
  42: '898310058120001',
  49: '156',
  52: '0123456789ABCDEF',
  64: 'FEDCBA9876543210',
};
const TRACK = { 35: '6212345678901232=29122011234567890' };

type Packet = {
  seconds: number;
  micros: number;
  flags: number;
  from: number;
  to: number;
  sequence: number;
  acknowledged: number;
  data: Buffer;
};

/** The packets of a capture; throws where a length or checksum is wrong. */
function packetsIn(file: Buffer): Packet[] {
  expect([file.readUInt32LE(0), file.readUInt16LE(4), file.readUInt16LE(6), file.readUInt32LE(20)]).toEqual([
    0xa1b2c3d4, 2, 4, 101,
  ]);
  const packets: Packet[] = [];
  for (let at = 24; at < file.length; ) {
    const length = file.readUInt32LE(at + 8);
    expect(file.readUInt32LE(at + 12)).toBe(length);
    const ip = file.subarray(at + 16, at + 16 + length);
    expect([ip[0], ip.readUInt16BE(2), ip[9], folded(ip.subarray(0, 20))]).toEqual([0x45, length, 6, 0xffff]);
    const tcp = ip.subarray(20);
    const pseudo = Buffer.concat([ip.subarray(12, 20), Buffer.from([0, 6, tcp.length >> 8, tcp.length & 255]), tcp]);
    expect(folded(pseudo)).toBe(0xffff);
    packets.push({
      seconds: file.readUInt32LE(at),
      micros: file.readUInt32LE(at + 4),
      from: tcp.readUInt16BE(0),
      to: tcp.readUInt16BE(2),
      sequence: tcp.readUInt32BE(4),
      acknowledged: tcp.readUInt32BE(8),
      flags: tcp[13] ?? 0,
      data: tcp.subarray(((tcp[12] ?? 0) >> 4) * 4),
    });
    at += 16 + length;
  }
  return packets;
}

/** The sum of RFC 1071 over bytes with their checksum in: 0xffff when it is right. */
function folded(bytes: Buffer): number {
  const even = bytes.length % 2 === 0 ? bytes : Buffer.concat([bytes, Buffer.alloc(1)]);
  let sum = 0n;
  for (let at = 0; at < even.length; at += 2) sum += BigInt(even.readUInt16BE(at));
  while (sum > 0xffffn) sum = (sum & 0xffffn) + (sum >> 16n);
  return Number(sum);
}

const sent = (packets: Packet[], to: number) =>
  Buffer.concat(packets.filter((each) => each.to === to).map(({ data }) => data));

describe('a capture', () => {
  it('holds the bytes of request and answer, hidden digits as 0, in segments that follow on each other', () => {
    const packets = packetsIn(pcap([iso]));
    expect(sent(packets, 8583).toString('hex').toUpperCase()).toBe(iso.requestHex?.replaceAll('*', '0'));
    expect(sent(packets, 40_000).toString('hex')).toBe(iso.answerHex?.toLowerCase());
    expect(packets.slice(0, 3).map(({ flags }) => flags)).toEqual([2, 18, 16]);
    for (const port of [8583, 40_000]) {
      let next: number | undefined;
      for (const { sequence, data, flags } of packets.filter(({ to }) => to === port)) {
        if (next !== undefined) expect(sequence).toBe(next);
        next = sequence + data.length + (flags & 2 ? 1 : 0);
      }
    }
    const [first, ...rest] = packets;
    expect(first!.seconds).toBe(Date.parse(iso.at) / 1000);
    expect(rest.at(-1)!.micros).toBe(12_000);
  });

  it('holds JSON as HTTP, and a request without an answer alone', () => {
    const packets = packetsIn(pcap([exchange(1, '000007', { answer: null })]));
    const [head = '', body = ''] = sent(packets, 80).toString('utf8').split('\r\n\r\n');
    expect(head).toMatch(/^POST \/iso8583 HTTP\/1\.1\r\n/);
    expect(head).toContain(`Content-Length: ${Buffer.byteLength(body)}`);
    expect(JSON.parse(body)).toMatchObject({ mti: '0200', fields: { 11: '000007' } });
    expect(sent(packets, 40_000).length).toBe(0);
  });
});

describe.skipIf(spawnSync('tshark', ['--version'], { stdio: 'ignore' }).status !== 0)('tshark', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'tillproof-pcap-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** What tshark says of a capture, field by field. */
  function dissected(exchanges: Parameters<typeof pcap>[0], ...flags: string[]): string {
    const file = path.join(folder, 'wire.pcap');
    writeFileSync(file, pcap(exchanges));
    const { status, stdout } = spawnSync('tshark', ['-r', file, ...flags], { encoding: 'utf8' });
    expect(status).toBe(0);
    return stdout;
  }

  it('opens what went as JSON, and names the fields as we do', { timeout: 60_000 }, () => {
    const fields = ['-T', 'fields', '-e', 'http.request.method', '-e', 'json.key', '-Y', 'http.request'];
    const said = dissected([exchange(1, '000007')], ...fields);
    const names = Object.keys(exchange(1, '000007').request?.fields ?? {});
    expect(said).toMatch(/^POST/);
    for (const name of ['mti', 'fields', ...names]) expect(said.split(/[\s,]/)).toContain(name);
  });

  /** Version 4.0 ends bytes with one that is not theirs. */
  const textOf = (value: string) => /^[0-9A-F]{16}(?=[^0-9A-F]$)/i.exec(value)?.[0].toUpperCase() ?? value;
  const PACKED = ['iso8583.charset:Digits represented in nibbles', 'iso8583.binencode:Bin data not encoded'];
  it.each<[DialectName, readonly string[], Record<string, string>, Record<string, string>]>([
    ['iso8583-1987-ascii', [], TRACK, {}],
    // It takes the length of a packed track for bytes, so none is sent.
    ['iso8583-1987-binary', PACKED, {}, {}],
    // It knows no TPDU and no application header, so the message goes without; and no number whose filler stands behind.
    ['unionpay-pos', PACKED, {}, { 22: '210' }],
  ])('reads %s as we do, field by field', { timeout: 60_000 }, (name, settings, more, otherwise) => {
    const { header: _, ...dialect } = DIALECTS[name] as Dialect;
    const message = { mti: '0200', fields: { ...FIELDS, ...more } };
    const frame = compileDialect({ ...dialect, framing: { length: 'be2' } }).encodeFrame(message);
    const sent = exchange(1, '000007', {
      transport: 'iso-tcp',
      requestHex: Buffer.from(frame).toString('hex'),
      answerHex: null,
    });
    const read = ['-d', 'tcp.port==8583,iso8583', ...settings.flatMap((each) => ['-o', each])];
    const json = dissected([sent], ...read, '-o', 'iso8583.len_endian:Big endian', '-Y', 'iso8583', '-T', 'json');
    const [packet] = JSON.parse(json) as { _source: { layers: { iso8583: Record<string, string> } } }[];
    const { iso8583 = {} } = packet?._source.layers ?? {};
    const told = Object.entries(iso8583).flatMap(([key, value]) => {
      const number = /^iso8583\.bit(\d+)$/.exec(key)?.[1];
      return number === undefined ? [] : [[number, textOf(value)]];
    });
    expect(iso8583['iso8583.mti']).toBe(message.mti);
    expect(Object.fromEntries(told)).toEqual({ ...message.fields, ...otherwise });
  });
});
