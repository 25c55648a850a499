// The capture is read back by another hand: headers, checksums, sequence numbers, and the bytes of every message.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { exchange } from '../../compliance/sample-evidence.fixture.ts';
import { pcap } from './pcap.ts';

const iso = exchange(1, '000007', {
  transport: 'iso-tcp',
  requestHex: '001A600003000060310031000002007000000000C000000000000000**',
  answerHex: `0BB8${'31'.repeat(3000)}`,
  ownMs: 12,
});

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

  const tshark = spawnSync('tshark', ['--version'], { stdio: 'ignore' }).status === 0;
  it.skipIf(!tshark)('is opened by tshark, which names the fields as we do', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'tillproof-pcap-'));
    try {
      const file = path.join(folder, 'wire.pcap');
      writeFileSync(file, pcap([exchange(1, '000007')]));
      const fields = ['-T', 'fields', '-e', 'http.request.method', '-e', 'json.key', '-Y', 'http.request'];
      const { status, stdout } = spawnSync('tshark', ['-r', file, ...fields], { encoding: 'utf8' });
      expect(status).toBe(0);
      const names = Object.keys(exchange(1, '000007').request?.fields ?? {});
      expect(stdout).toMatch(/^POST/);
      for (const name of ['mti', 'fields', ...names]) expect(stdout.split(/[\s,]/)).toContain(name);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
