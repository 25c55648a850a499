// What the reader of YAML says of a text that is none, in Chinese.
import { type Form, inChinese } from './forms.ts';

const FORMS: readonly Form[] = [
  [/^Nested mappings are not allowed in compact mappings$/, '一行内有两处“名称: 值”；值中含冒号时请加引号'],
  [
    /^Flow \w+ in block collection must be sufficiently indented and end with a (.)$/,
    '括号内的内容缩进不足，或缺少结尾的$1',
  ],
  [/^Flow \w+ must end with a (.)$/, '缺少结尾的$1'],
  [/^(?:Expected flow \w+ to end with|.* must end with a) (.)$/, '缺少结尾的$1'],
  [/^All mapping items must start at the same column$/, '同一层的各项须从同一列开始'],
  [/^All sequence items must start at the same column$/, '列表的各项须从同一列开始'],
  [/^Map keys must be unique$/, '名称重复'],
  [/^Missing closing (["']).*$/, '缺少结尾的引号$1'],
  [/^Implicit map keys need to be followed by map values$/, '名称之后缺少冒号和值'],
  [/^Implicit keys (?:of flow sequence pairs )?need to be on a single line$/, '名称须写在一行之内'],
  [/^Missing , (?:or : )?between .+ items$/, '各项之间缺少逗号'],
  [/^Missing space after : in .+$/, '冒号之后缺少空格'],
  [/^Sequence item without - indicator$/, '列表项缺少开头的“-”'],
  [/^Tabs are not allowed as indentation$/, '缩进不能使用制表符，请改用空格'],
  [/^Plain value cannot start with (?:.+ )?(\S+)$/, '不带引号的值不能以$1开头；请加引号'],
  [/^Invalid escape sequence (.+)$/, '双引号内的转义$1无效'],
  [/^Comments must be separated from other tokens by white space characters$/, '注释之前须有空格'],
  [/^Unresolved alias \(the anchor must be set before the alias\): (.+)$/, '别名$1之前没有同名的锚点'],
  [/^(?:Unresolved alias|Alias|Anchor) .*$/, '别名或锚点的写法不对'],
  [/^An alias node must not specify any properties$/, '别名不能带标签或锚点'],
  [/^Unresolved tag: (.+)$/, '没有标签$1'],
  [/^.+ used for .+ collection, but expects .+$/, '标签不能用于此处'],
  [/^A node can have at most one (?:anchor|tag)$/, '一个值只能有一个标签和一个锚点'],
  [/^(?:Anchors and tags|Tags and anchors) .+$/, '标签或锚点的位置不对'],
  [/^Block collections are not allowed within flow collections$/, '括号之内不能用缩进书写列表或对象'],
  [/^A block sequence may not be used as an implicit map key$/, '列表不能作为名称'],
  [/^Block scalar header includes extra characters: (.+)$/, '多行文字的开头有多余字符：$1'],
  [/^Block collection cannot start on same line with directives-end marker$/, '“---”之后须另起一行'],
  [/^Missing directives-end.*$/, '指令之后缺少“---”'],
  [/^The : indicator must be at most 1024 chars after the start of an implicit .*$/, '名称过长'],
  [/^Source contains multiple documents.*$/, '文件中有多个YAML文档；只能有一个'],
  [/^Excessive alias count indicates a resource exhaustion attack$/, '别名过多'],
  [/^Not a YAML token: (.+)$/, '此处不应有$1'],
  [/^Unexpected .*: ("\S+")$/, '此处不应有$1'],
  [/^(?:Unexpected|Unsupported) .+$/, '此处有多余或不合语法的内容'],
];

/** Where the reader says it itself, behind the reason. */
const PLACE = / at line (\d+), column (\d+):?$/;

/** The first line of what the reader says; a form that nobody knows stays as it is. */
export function yamlTroubleInChinese(message: string): string {
  const [first = ''] = message.split('\n');
  const place = PLACE.exec(first);
  const told = inChinese(first.replace(PLACE, ''), FORMS);
  return place === null ? told : `${told}（第${place[1]}行第${place[2]}列）`;
}
