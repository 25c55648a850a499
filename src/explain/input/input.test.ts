// What people give: hexadecimal in every style, dumps, captures, files, JSON.
import { describe, expect, it } from 'vitest';
import { InputError, MAX_INPUT, readInput, type Source } from './index.ts';

const BYTES = Buffer.from(
  '005360000300006031003100000800002000000000c00012000042545030303030303138393833313030353831323030303100110000000100100003303120',
  'hex',
);
const hex = BYTES.toString('hex');
const pairs = hex.match(/../g)!;

const first = (input: Uint8Array | string): Source => readInput(input)[0]!.sources[0]!;
const bytesOf = (input: Uint8Array | string): string => {
  const source = first(input);
  return source.kind === 'bytes' ? source.bytes.toString('hex') : source.kind;
};

const rows = (per: number) =>
  Array.from({ length: Math.ceil(BYTES.length / per) }, (_, row) => pairs.slice(row * per, row * per + per));
const text = (row: readonly string[]) =>
  row
    .map((pair) => Number.parseInt(pair, 16))
    .map((code) => (code > 31 && code < 127 ? String.fromCharCode(code) : '.'))
    .join('');
const offset = (row: number, digits: number) => (row * 16).toString(16).padStart(digits, '0');
const words = (row: readonly string[]) =>
  row
    .join('')
    .match(/.{1,4}/g)!
    .join(' ');

/** Words as the machines print them that have the low byte first. */
const turned = (row: readonly string[]) =>
  words(row.length % 2 === 0 ? row : [...row, '00']).replace(/(\w\w)(\w\w)/g, '$2$1');

const STYLES: Readonly<Record<string, string>> = {
  'without spaces': hex,
  'upper case': hex.toUpperCase(),
  'with spaces': pairs.join(' '),
  'with colons': pairs.join(':'),
  'with dashes': pairs.join('-'),
  'with 0x and commas': pairs.map((pair) => `0x${pair}`).join(', '),
  'as an array of C': `{ ${pairs.map((pair) => `0x${pair}`).join(',\n')} };`,
  'with \\x': `"${pairs.map((pair) => `\\x${pair}`).join('')}"`,
  'over several lines': hex.replace(/.{20}/g, '$&\r\n'),
  'as xxd -p prints it': `${hex.match(/.{1,60}/g)!.join('\n')}\n`,
  'as hexdump -C prints it': [
    ...rows(16).map(
      (row, at) =>
        `${offset(at, 8)}  ${`${row.slice(0, 8).join(' ')}  ${row.slice(8).join(' ')}`.padEnd(48)}  |${text(row)}|`,
    ),
    BYTES.length.toString(16).padStart(8, '0'),
  ].join('\n'),
  'as xxd prints it': rows(16)
    .map((row, at) => `${offset(at, 8)}: ${words(row).padEnd(40)} ${text(row)}`)
    .join('\n'),
  'as od prints it': rows(16)
    .map((row, at) => `${offset(at, 7)} ${row.join(' ')}`)
    .join('\n'),
  'as od -t x1 prints it, with octal offsets': [
    ...rows(16).map((row, at) => `${(at * 16).toString(8).padStart(7, '0')} ${row.join(' ')}`),
    BYTES.length.toString(8).padStart(7, '0'),
  ].join('\n'),
  'as hexdump prints it, in words': [
    ...rows(16).map((row, at) => `${offset(at, 7)} ${turned(row)}`),
    BYTES.length.toString(16).padStart(7, '0'),
  ].join('\n'),
  'as od -x prints it, in words with octal offsets': [
    ...rows(16).map((row, at) => `${(at * 16).toString(8).padStart(7, '0')} ${turned(row)}`),
    BYTES.length.toString(8).padStart(7, '0'),
  ].join('\n'),
  'as Wireshark copies it': rows(16)
    .map(
      (row, at) =>
        `${offset(at, 4)}   ${`${row.slice(0, 8).join(' ')}  ${row.slice(8).join(' ')}`.padEnd(48)}   ${text(row)}`,
    )
    .join('\n'),
};

describe('hexadecimal', () => {
  it.each(Object.entries(STYLES))('%s is read', (_, style) => {
    expect(bytesOf(style)).toBe(hex);
    expect(bytesOf(Buffer.from(style))).toBe(hex);
  });

  it('with a digit missing is read up to it, and that is said', () => {
    const [stream] = readInput(hex.slice(0, -1));
    const [source] = stream?.sources ?? [];
    expect(source?.kind === 'bytes' ? source.notes?.[0]?.en : '').toMatch(
      new RegExp(`^${hex.length - 1} hexadecimal digits are an odd count`),
    );
    expect(bytesOf(hex.slice(0, -1))).toBe(hex.slice(0, -2));
  });

  it('may also be the characters that it is: both are tried', () => {
    const sources = readInput('0800202000000080000000000000000129110001')[0]!.sources;
    expect(sources.map((source) => (source.kind === 'bytes' ? source.bytes.length : 0))).toEqual([20, 40]);
  });

  it('that a dump squeezed with a star is filled up again', () => {
    const dump = `00000000  ${'00 '.repeat(16)}\n*\n00000030  01 02\n00000032`;
    expect(bytesOf(dump)).toBe(`${'00'.repeat(48)}0102`);
  });

  it('whose numbers merely look like offsets is no dump', () => {
    expect(bytesOf('0000 0800 2020')).toBe('000008002020');
  });
});

/** An IPv4 packet with a TCP payload. */
function packet(payload: Buffer, from: number, to: number, sequence = 0): Buffer {
  const ip = Buffer.from('450000000000400040060000 7f000001 7f000001'.replaceAll(' ', ''), 'hex');
  ip.writeUInt16BE(40 + payload.length, 2);
  const tcp = Buffer.alloc(20);
  tcp.writeUInt16BE(from, 0);
  tcp.writeUInt16BE(to, 2);
  tcp.writeUInt32BE(sequence, 4);
  tcp[12] = 0x50;
  return Buffer.concat([ip, tcp, payload]);
}

/** A capture file of Ethernet frames, as tcpdump -w writes it. */
function pcap(frames: readonly Buffer[]): Buffer {
  const head = Buffer.alloc(24);
  head.writeUInt32LE(0xa1b2c3d4, 0);
  head.writeUInt32LE(1, 20);
  const packets = frames.map((frame) => {
    const front = Buffer.alloc(16);
    front.writeUInt32LE(frame.length, 8);
    front.writeUInt32LE(frame.length, 12);
    return Buffer.concat([front, frame]);
  });
  return Buffer.concat([head, ...packets]);
}

/** The same in blocks: a section, an interface, and the packets. */
function pcapng(frames: readonly Buffer[]): Buffer {
  const block = (type: number, body: Buffer) => {
    const padded = Buffer.concat([body, Buffer.alloc(-body.length & 3)]);
    const size = Buffer.alloc(4);
    size.writeUInt32LE(padded.length + 12);
    const kind = Buffer.alloc(4);
    kind.writeUInt32LE(type);
    return Buffer.concat([kind, size, padded, size]);
  };
  const packets = frames.map((frame) => {
    const front = Buffer.alloc(20);
    front.writeUInt32LE(frame.length, 12);
    front.writeUInt32LE(frame.length, 16);
    return block(6, Buffer.concat([front, frame]));
  });
  const section = Buffer.from('4d3c2b1a01000000ffffffffffffffff', 'hex');
  return Buffer.concat([block(0x0a0d0d0a, section), block(1, Buffer.from('0100000000000400', 'hex')), ...packets]);
}

/** As tcpdump -X prints packets. */
const tcpdump = (packets: readonly Buffer[]): string =>
  packets
    .map((bytes, at) => {
      const lines = bytes.toString('hex').match(/.{1,32}/g)!;
      const body = lines.map(
        (line, row) =>
          `\t0x${offset(row, 4)}:  ${line
            .match(/.{1,4}/g)!
            .join(' ')
            .padEnd(39)}  ${text(line.match(/../g)!)}`,
      );
      return [
        `12:00:0${at}.000000 IP 127.0.0.1.5000 > 127.0.0.1.8583: Flags [P.], length ${bytes.length - 40}`,
        ...body,
      ].join('\n');
    })
    .join('\n');

describe('captures', () => {
  it('lose their IP and TCP headers, and packets of one side are joined', () => {
    const streams = readInput(
      tcpdump([
        packet(BYTES.subarray(0, 20), 5000, 8583),
        packet(Buffer.from('0000', 'hex'), 8583, 5000),
        packet(BYTES.subarray(20), 5000, 8583),
      ]),
    );
    expect(
      streams.map(({ label, sources: [source] }) => [
        label,
        source?.kind === 'bytes' ? source.bytes.toString('hex') : null,
      ]),
    ).toEqual([
      ['127.0.0.1:5000 > 127.0.0.1:8583', hex],
      ['127.0.0.1:8583 > 127.0.0.1:5000', '0000'],
    ]);
  });

  it('may have their Ethernet headers still', () => {
    const ethernet = Buffer.concat([Buffer.alloc(12), Buffer.from('0800', 'hex'), packet(BYTES, 1, 2)]);
    expect(bytesOf(tcpdump([ethernet]))).toBe(hex);
  });

  it('without headers are messages each', () => {
    expect(readInput(tcpdump([BYTES, BYTES])).map(({ sources }) => sources.length)).toEqual([1, 1]);
  });

  it('of HTTP give the body', () => {
    const head = `POST /mjc/webtrans HTTP/1.1\r\nContent-Type: x-ISO-TPDU/x-auth\r\nContent-Length: ${BYTES.length}\r\n\r\n`;
    expect(bytesOf(Buffer.concat([Buffer.from(head), BYTES, Buffer.from('HTTP')]))).toBe(hex);
    expect(first('HTTP/1.1 200 OK\r\n\r\n{"mti":"0210","fields":{"39":"00"}}')).toMatchObject({ kind: 'messages' });
  });

  it.each([
    ['pcap', pcap],
    ['pcapng', pcapng],
  ] as const)('as files (%s) lose what the link adds; what came twice or out of order is put right', (_, file) => {
    const ethernet = (payload: Buffer, sequence: number) =>
      Buffer.concat([Buffer.alloc(12), Buffer.from('0800', 'hex'), packet(payload, 5000, 8583, sequence)]);
    const streams = readInput(
      file([
        ethernet(BYTES.subarray(0, 20), 100),
        ethernet(BYTES.subarray(40), 140),
        ethernet(BYTES.subarray(0, 20), 100),
        ethernet(BYTES.subarray(15, 40), 115),
        Buffer.concat([Buffer.alloc(12), Buffer.from('0806', 'hex'), Buffer.alloc(28)]),
      ]),
    );
    expect(streams.map(({ label }) => label)).toEqual(['127.0.0.1:5000 > 127.0.0.1:8583']);
    const [source] = streams[0]!.sources;
    expect(source?.kind === 'bytes' ? source.bytes.toString('hex') : null).toBe(hex);
  });

  it('as files that end too early, carry nothing, or are of an unknown link are refused with one line', () => {
    expect(() => readInput(Buffer.from('d4c3b2a10200040000000000', 'hex'))).toThrow(/cut off in its header/);
    expect(() => readInput(pcap([]))).toThrow(/carry no data/);
    const other = pcap([Buffer.alloc(60)]);
    other.writeUInt32LE(147, 20);
    expect(() => readInput(other)).toThrow(/link type 147/);
  });
});

const PASTED: Readonly<Record<string, string>> = {
  'as unsigned bytes in decimal': `{${[...BYTES].join(', ')}}`,
  'as signed bytes in decimal': `[${[...new Int8Array(BYTES)].join(', ')}]`,
  'as decimals of an array of Java': `new byte[] {${[...new Int8Array(BYTES)].join(',\n')}};`,
  'as a byte string of Python': python(BYTES),
  'as a byte string given a name': `data = ${python(BYTES)}`,
  'as a dump with decimal offsets': rows(16)
    .map((row, at) => `${String(at * 16).padStart(4, '0')}: ${row.join(' ')}  ${text(row)}`)
    .join('\n'),
  'as a dump with short decimal offsets': rows(10)
    .map((row, at) => `${at * 10}: ${row.join(' ')}`)
    .join('\n'),
  'in quotes of a log line': `2026-02-19 10:57:18,224 DEBUG sampler: Packed request '${hex}'`,
  'in brackets of a log line': `[main] INFO host - received [${hex.toUpperCase()}] from 10.0.0.1`,
  'at the end of a log line': `2026-02-19T10:57:18.224Z host < ${pairs.join(' ')}`,
  'in base64': BYTES.toString('base64'),
  'in base64 over several lines': BYTES.toString('base64').replace(/.{32}/g, '$&\n'),
  'in base64 of addresses': BYTES.toString('base64url'),
};

/** As Python prints bytes. */
function python(bytes: Buffer): string {
  const code = (byte: number) => `\\x${byte.toString(16).padStart(2, '0')}`;
  const shown = [...bytes].map((byte) =>
    byte === 0x27 || byte === 0x5c || byte < 32 || byte > 126 ? code(byte) : String.fromCharCode(byte),
  );
  return `b'${shown.join('')}'`;
}

describe('what is pasted', () => {
  it.each(Object.entries(PASTED))('%s is read', (_, style) => {
    expect(bytesOf(style)).toBe(hex);
    expect(bytesOf(Buffer.from(`${style}\n`))).toBe(hex);
  });

  it('of a message in characters in a log line is those characters', () => {
    const message = '0800822000000000000004000000000000000912164712000042301';
    const line = `[ 21 Jul 2026 11:03:40:858 ]| [ /10.0.0.1:9009 ] Received Request Message [ ${message} ]`;
    const sources = readInput(line)[0]!.sources;
    expect(sources.map((source) => (source.kind === 'bytes' ? source.bytes.toString('latin1') : ''))).toContain(
      message,
    );
    expect(readInput(line)[0]!.notes[0]?.en).toBe('taken out of line 1 of the text');
  });

  it('of several lines of a log is several messages', () => {
    const lines = ['a', 'b'].map((name) => `${name}: sent "${hex}"`).join('\n');
    expect(readInput(lines).map(({ label }) => label)).toEqual(['1', '2']);
  });

  it('with brackets in a message of characters is that message', () => {
    const message = 'A4M040000200B238640108E080000000000004800000SHOP [D]    050130101806300123005ABCDE';
    expect(bytesOf(message)).toBe(Buffer.from(message).toString('hex'));
  });

  it.each([
    ['<isomsg direction="incoming"><field id="0" value="0810"/><field id="11" value="832686"/></isomsg>'],
    [
      `<?xml version="1.0"?>\n<log><receive><isomsg>\n<field id='0' value='0810'/><field id='11' value='832686'/></isomsg></receive></log>`,
    ],
    ['<iso8583 mti="0810"><field num="11">832686</field></iso8583>'],
    [
      '<isomsg><field id="0" value="0810"/><isomsg id="127"><field id="2" value="9"/></isomsg><field id="11" value="832686"/></isomsg>',
    ],
  ])('in XML is the fields of it: %s', (xml) => {
    expect(first(xml)).toMatchObject({ kind: 'messages', messages: [{ mti: '0810', fields: { 11: '832686' } }] });
  });

  it('in XML has its entities put right, and two messages are two', () => {
    const one = '<isomsg><field id="0" value="0200"/><field id="43" value="A &amp; B &#65;"/></isomsg>';
    expect(first(`<log>${one}${one}</log>`)).toMatchObject({
      messages: [{ fields: { 43: 'A & B A' } }, { fields: { 43: 'A & B A' } }],
    });
  });
});

describe('other input', () => {
  it('of bytes is taken as it is', () => {
    expect(bytesOf(BYTES)).toBe(hex);
  });

  it('of text without its line end is an ASCII message', () => {
    expect(bytesOf('0800~~~\r\n')).toBe(Buffer.from('0800~~~').toString('hex'));
  });

  it('in JSON is one message or several', () => {
    expect(first('{"mti":"0200","fields":{"3":"000000"}}')).toMatchObject({
      kind: 'messages',
      messages: [{ mti: '0200', fields: { 3: '000000' } }],
    });
    expect(first('[{"mti":"0200","fields":{}},{"mti":"0210","fields":{}}]')).toMatchObject({
      messages: [{ mti: '0200' }, { mti: '0210' }],
    });
  });

  it.each([
    ['nothing', '', /empty/],
    ['a word', 'hello', /no message: character 1 \("h"\) is no hexadecimal digit/],
    ['hexadecimal with a slip', '60 00 03 0g 00', /^character 11 \("g"\) is no hexadecimal digit$/],
    ['characters that no shell shows', 'caf\u00e9', /character 4 \("\?"\)/],
    ['one digit', '1', /too short/],
    ['octal numbers', '0000000 100400 000140 000003\n0000006', /octal.*hexdump -C/],
    ['too much', 'a'.repeat(MAX_INPUT + 1), /at most/],
    ['XML of something else', '<html><body>502</body></html>', /no message: <isomsg>/],
    ['JSON of something else', '{"a":1}', /no message/],
    ['a field that is a number', '{"mti":"0200","fields":{"3":1}}', /field 3 must be a text/],
    ['a field without number', '{"mti":"0200","fields":{"pan":"1"}}', /under their numbers/],
  ])('of %s is refused', (_, input, message) => {
    expect(() => readInput(input)).toThrow(InputError);
    expect(() => readInput(input)).toThrow(message);
    const chinese = /^[^a-z]*\p{Script=Han}/u;
    expect(() => readInput(input)).toThrow(
      expect.objectContaining({ words: { en: expect.any(String), zh: expect.stringMatching(chinese) } }),
    );
  });
});
