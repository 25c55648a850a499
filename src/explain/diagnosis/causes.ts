// Everything that is known to go wrong with a message, as data: what it is called, what to do about it, how likely it is.
import type { Words } from '../../definitions/message-words.ts';
import type { CodecErrorCode } from '../../iso8583/errors.ts';

type Row = readonly [code: CodecErrorCode, cost: number, en: string, zh: string, hintEn: string, hintZh: string];

/** `cost` is in the points of plausible.ts: how far-fetched the cause is, so that the nearest one that explains everything wins. */
// biome-ignore format: a table reads best with one cause per line
const ROWS = {
  'length-counts-itself': ['frame-invalid', 3, 'the frame length counts its own bytes', '帧长度把长度字节本身也计算在内', 'let the length count only what follows it', '长度应只计算其后的字节'],
  'length-leaves-itself': ['frame-invalid', 3, 'the frame length does not count its own bytes', '帧长度没有计算长度字节本身', 'let the length count its own bytes too', '长度应包含长度字节本身'],
  'header-counted': ['frame-invalid', 3, 'the header is counted into the frame length', '报文头被多计入帧长度', 'leave the header out of the count, or count it once', '长度不应计入报文头，或只计一次'],
  'header-not-counted': ['frame-invalid', 3, 'the header is not counted in the frame length', '帧长度没有计入报文头', 'count TPDU and application header too', '长度应计入TPDU和报文头'],
  'length-byte-order': ['frame-invalid', 3, 'the bytes of the frame length are in the other order', '帧长度的字节序相反', 'write the length with its most significant byte first, or as the dialect says', '长度应高位在前（或按方言规定）'],
  'length-encoding': ['frame-invalid', 3, 'the frame length is written in another way', '帧长度的编码方式不同', 'write the length as the dialect says', '按方言规定的方式写长度'],
  'length-missing': ['frame-invalid', 3, 'there is no frame length in front of the message', '报文前缺少帧长度', 'put the length in front of every message on a stream', '流上的每个报文前都应有长度'],
  'length-in-front': ['header-invalid', 3, 'a frame length stands in front of the message', '报文前多了帧长度', 'the receiver takes the length for the beginning of the message', '接收方会把长度当作报文开头'],
  'length-wrong': ['frame-invalid', 6, 'the frame length does not match the bytes that follow', '帧长度与其后的字节数不符', 'the message itself decodes; compute the length from the bytes that are sent', '报文本身可以解析；应按实际发送的字节数计算长度'],
  'frame-cut': ['truncated', 7, 'the frame is cut off', '帧被截断', 'bytes are missing at the end: did one read of the socket take them for the whole message?', '末尾缺少字节：是否把一次套接字读取当成了整个报文？'],
  'tpdu-missing': ['header-invalid', 3, 'the TPDU is missing', '缺少TPDU', 'put the 5 bytes of the TPDU in front of the message', '应在报文前加上5字节TPDU'],
  'application-header-missing': ['header-invalid', 3, 'the application header after the TPDU is missing', 'TPDU之后缺少报文头', 'put the application header between TPDU and message type', '应在TPDU与消息类型之间加上报文头'],
  'header-missing': ['header-invalid', 3, 'the whole header is missing', '缺少整个报文头', 'put the header of the dialect in front of the message type', '应在消息类型前加上方言规定的报文头'],
  'tpdu-extra': ['header-invalid', 3, 'a TPDU stands in front that the dialect does not have', '前面多了方言中没有的TPDU', 'leave the TPDU out, or use a dialect with one', '去掉TPDU，或使用带TPDU的方言'],
  'header-size': ['header-invalid', 5, 'the header has another size', '报文头长度不同', 'compare the header with the dialect', '请对照方言检查报文头'],
  'mti-encoding': ['mti-invalid', 3, 'the message type is written in another way', '消息类型的编码方式不同', 'write the message type as the dialect says', '按方言规定写消息类型'],
  'bitmap-encoding': ['bitmap-invalid', 3, 'the bitmap is written in another way', '位图的编码方式不同', 'write the bitmap as the dialect says: bytes, or two characters for each byte', '按方言规定写位图：字节，或每字节两个字符'],
  'bitmap-not-there': ['bitmap-invalid', 5, 'bit 1 announces a second bitmap that is not there', '位图第1位表示有第二位图，但实际没有', 'clear bit 1, or send 8 more bytes of bitmap', '应清除第1位，或再发送8字节位图'],
  'bitmap-unannounced': ['bitmap-invalid', 5, 'a second bitmap is there that bit 1 does not announce', '有第二位图，但第1位没有表示', 'set bit 1, or leave the second bitmap out', '应置第1位，或不发第二位图'],
  'counted-in-bytes': ['length-invalid', 4, 'the length is counted in bytes instead of digits', '长度按字节计算，而应按数字位数计算', 'a packed field is counted in its digits, not in the bytes that they take', 'BCD域的长度是数字位数，不是字节数'],
  'counted-in-digits': ['length-invalid', 4, 'the length is counted in digits instead of bytes', '长度按数字位数计算，而应按字节计算', 'a binary field is counted in its bytes, not in the characters that show them', '二进制域的长度是字节数，不是显示它的字符数'],
  'prefix-encoding': ['length-invalid', 4, 'the length prefix is written in another way', '长度前缀的编码方式不同', 'write the length prefix as the dialect says', '按方言规定写长度前缀'],
  'prefix-width': ['length-invalid', 5, 'the length prefix has another width', '长度前缀的位数不同', 'LL is two digits, LLL three: compare the field with the dialect', 'LL为两位，LLL为三位：请对照方言检查该域'],
  'ascii-for-packed': ['character-invalid', 4, 'ASCII digits stand where packed digits are expected', '应为BCD的地方用了ASCII数字', 'pack two digits into each byte', '应把两位数字压缩成一个字节'],
  'packed-for-ascii': ['character-invalid', 4, 'packed digits stand where ASCII is expected', '应为ASCII的地方用了BCD', 'send one byte for each digit', '每位数字应占一个字节'],
  'text-for-bytes': ['character-invalid', 4, 'bytes are sent as hexadecimal characters', '二进制值以十六进制字符发送', 'send the bytes themselves', '应直接发送字节'],
  'bytes-for-text': ['character-invalid', 4, 'bytes are sent where hexadecimal characters are expected', '应为十六进制字符的地方发送了字节', 'send two characters for each byte', '每个字节应发送两个字符'],
  'odd-length': ['length-invalid', 5, 'an odd count of packed digits takes the wrong number of bytes', '奇数位BCD占用的字节数不对', 'an odd count of digits takes half a byte more for its filler: round up, never down, and only once', '奇数位数字需补半个字节：应向上取整，且只补一次'],
  'fixed-as-variable': ['length-invalid', 6, 'a length prefix stands in front of a field of fixed length', '定长域前多了长度前缀', 'the dialect gives this field no length prefix', '方言中该域没有长度前缀'],
  'variable-as-fixed': ['length-invalid', 7, 'the length prefix is missing', '缺少长度前缀', 'the dialect gives this field a length prefix', '方言中该域有长度前缀'],
  'field-length': ['length-invalid', 8, 'the field is not as long as it says, or as the dialect says', '域的实际长度与其声明或方言规定不符', 'compare how the field was built with what its length says', '请检查该域的组装与其长度是否一致'],
  'longer-than-row': ['too-long', 4, 'the value is longer than its row', '值超过该域的最大长度', 'compare the length of the row in the dialect with what the sender puts in', '请对照方言中该域的最大长度与发送方的值'],
  'value-damaged': ['character-invalid', 6, 'the value has characters that its type does not allow', '值中含有其类型不允许的字符', 'the fields after it are in their places: look at how this value was made', '其后的域位置正确：请检查该值的生成'],
  'no-row': ['unknown-field', 3, 'the bitmap announces a field that the dialect does not have', '位图中有该域，但方言中没有定义', 'add a row for the field to the dialect, or do not send it', '在方言中增加该域的定义，或不要发送该域'],
  'field-absent': ['bitmap-invalid', 6.5, 'the bitmap announces a field that is not there', '位图中有该域，但报文中没有', 'clear its bit, or send the field', '应清除对应位，或发送该域'],
  'field-unannounced': ['bitmap-invalid', 8, 'a field is there that the bitmap does not announce', '报文中有位图未表示的域', 'set its bit, or leave the field out', '应置对应位，或不发送该域'],
  'mac-unannounced': ['trailing-bytes', 4, 'a MAC stands at the end that the bitmap does not announce', '末尾有位图未表示的MAC', 'set the bit of the MAC field before the MAC is computed', '应在计算MAC前置MAC域对应位'],
  'cut-off': ['truncated', 5, 'the message is cut off', '报文被截断', 'bytes are missing at the end: did one read of the socket take them for the whole message?', '末尾缺少字节：是否把一次套接字读取当成了整个报文？'],
  'trailing-bytes': ['trailing-bytes', 7, 'bytes follow the last field', '最后一个域之后还有字节', 'the message is complete before them: are they padding, a check character, or a field missing in the bitmap?', '在此之前报文已完整：多余的是填充、校验字符，还是位图漏了域？'],
  'trailing-newline': ['trailing-bytes', 4, 'a line end follows the message', '报文后有换行符', 'send the message without a line end', '发送报文时不要带换行符'],
  'trailing-zeros': ['trailing-bytes', 4, 'zero bytes follow the message', '报文后有填充的零字节', 'send the bytes of the message only, not the whole buffer', '只发送报文的字节，不要发送整个缓冲区'],
  'another-message': ['trailing-bytes', 4, 'another message follows', '后面紧跟另一个报文', 'several messages in one packet are cut apart by their frame lengths', '同一数据包中的多个报文应按帧长度分开'],
  'hex-as-text': ['character-invalid', 3, 'the message is sent as hexadecimal text', '报文以十六进制文本发送', 'send the bytes, not the characters that show them', '应发送字节，而不是显示它的字符'],
  'utf8-twice': ['character-invalid', 3, 'the bytes went through a conversion to UTF-8', '字节经过了UTF-8转换', 'handle the message as bytes, never as a text', '应按字节处理报文，不要当作文本'],
  'newline-translated': ['character-invalid', 4, 'line feeds were translated', '换行符被转换', 'open the file or the port in binary mode', '应以二进制方式打开文件或端口'],
  'utf8-lost': ['character-invalid', 4, 'bytes above 7F were replaced when the message was read as UTF-8 text', '报文被当作UTF-8文本读取，大于7F的字节已被替换', 'the bytes EF BF BD stand for lost ones: handle the message as bytes', '字节EF BF BD表示已丢失的字节：应按字节处理报文'],
  'other-dialect': ['value-invalid', 5, 'the message is in another dialect', '报文属于另一种方言', 'use that dialect, or make the sender use this one', '请使用该方言，或让发送方使用本方言'],
  'mti-missing': ['value-invalid', 1, 'the message type is not four digits', '消息类型不是四位数字', 'a message type is four digits, such as 0200', '消息类型为四位数字，如0200'],
  unknown: ['value-invalid', 20, 'no likely cause was found', '未找到可能的原因', 'is this an ISO 8583 message, and of this dialect?', '这是ISO 8583报文吗？方言是否正确？'],
} as const satisfies Record<string, Row>;

export type CauseId = keyof typeof ROWS;
type Cause = { id: CauseId; code: CodecErrorCode; cost: number; words: Words; hint: Words };

/** Every cause by its id. */
export const CAUSES = Object.fromEntries(
  Object.entries<Row>(ROWS).map(([id, [code, cost, en, zh, hintEn, hintZh]]) => [
    id,
    { id, code, cost, words: { en, zh }, hint: { en: hintEn, zh: hintZh } },
  ]),
) as Record<CauseId, Cause>;
