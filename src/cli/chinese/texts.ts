// The help in Chinese: what each English text of a command, an option or an argument says. A test wants every one of them here.
import { PARALLEL, PARALLEL_TOLD } from '../../run/defaults.ts';

/** By the English text, as `--help` has it. */
export const CHINESE: Readonly<Record<string, string>> = {
  'Proves that a card terminal takes money correctly: scenarios that business people read drive the terminal against an acquirer\nthat keeps double-entry books and misbehaves on command, and after every scenario the books are compared.':
    '证明刷卡终端收款无误：业务人员可读的场景驱动终端，与收单方模拟器交易；模拟器按复式记账，\n并可按指令出错，每个场景结束后逐一核对各方账目。',
  'output the version number': '显示版本号',
  'display help for command': '显示命令的帮助',

  // certify
  'drives a terminal through the scenarios, checks the books after each, and writes the compliance reports':
    '按场景驱动终端，每个场景结束后核对账目，并出具合规报告',
  'run configuration (default: tillproof.config.yaml when there is one)':
    '运行配置文件（缺省：当前目录下的tillproof.config.yaml，如有）',
  'http(s)://… of a terminal that speaks the contract, "exec:command" of a program that does, or a module file; several addresses play side by side (default: the terminal that comes with Tillproof)':
    '实现契约的终端的http(s)://…地址、以"exec:命令"启动的程序，或模块文件；可给出多个地址同时测试（缺省：Tillproof自带的终端）',
  'put deliberate faults into our own terminal, to see them found': '在自带终端中植入缺陷，以查看如何被发现',
  'classic, esign or smart': 'classic（传统）、esign（电签）或smart（智能）',
  'unionpay, lakala, shengpay or ruiyinxin: example data in the style of such offers':
    'unionpay、lakala、shengpay或ruiyinxin：同类产品风格的示例数据',
  'how terminal and acquirer talk: json-http, unionpay-tcp, unionpay-tls or unionpay-http':
    '终端与收单方的通信方式：json-http、unionpay-tcp、unionpay-tls或unionpay-http',
  'en, zh-CN or both': 'en、zh-CN或both（两者）',
  'your own feature files or folders instead of the guide': '用自己的feature文件或目录代替操作指南的场景',
  'only scenarios that match this Cucumber tag expression': '仅执行符合此Cucumber标签表达式的场景',
  'only scenarios of these requirements, such as GUIDE-B-FAQ-5a': '仅执行这些要求的场景，例如GUIDE-B-FAQ-5a',
  'only these chapters': '仅执行这些章节',
  [`scenarios at a time (default ${PARALLEL}, of our own terminal over HTTP one for each core but ${PARALLEL_TOLD.least} to ${PARALLEL_TOLD.most}, at addresses one each)`]: `同时执行的场景数（缺省${PARALLEL}；自带终端走HTTP时每个处理器核一个，${PARALLEL_TOLD.least}至${PARALLEL_TOLD.most}个；给出地址时每个地址一个）`,
  'defined or random': 'defined（既定顺序）或random（随机顺序）',
  'seed of the random order (printed, so that a run can be repeated)': '随机顺序的种子（会显示，便于重现）',
  'play a fuzz counterexample again; its scenario says seed and path': '重放模糊测试的反例；其场景会给出种子和路径',
  'how patient the terminal is: test (default), product, or the milliseconds that it waits for an answer':
    '终端的等待时间：test（缺省）、product，或等待应答的毫秒数',
  'checklist of what a person saw, for requirements that no run can decide': '人工核查清单，用于自动测试无法判断的要求',
  'print an empty checklist of what only a person can see, and run nothing': '输出空白的人工核查清单，不执行测试',
  'where the reports go (default reports/)': '报告存放目录（缺省reports/）',
  'run nothing; say what would run, and what would not and why': '不执行测试；说明哪些会执行、哪些不会及其原因',
  'leave reports/allure-results away': '不生成reports/allure-results',
  'print one JSON object: verdict, counts, scenarios, durationMs, seed, reports':
    '输出一个JSON对象：verdict、counts、scenarios、durationMs、seed、reports',

  // doctor
  'looks at a terminal and its adapter as a certification does before its first scenario: reachable, speaks the contract, refuses what it must, reaches the acquirer; says what is wrong and what to do':
    '像认证在首个场景之前那样检查终端及其适配器：能否连通、是否实现契约、该拒绝的是否拒绝、能否连到收单方；指出问题及处理办法',
  'http(s)://…, "exec:command" or a module file (default: the terminal that comes with Tillproof)':
    'http(s)://…、"exec:命令"或模块文件（缺省：Tillproof自带的终端）',
  'print one JSON object: well, terminals with every finding': '输出一个JSON对象：well，以及各终端的全部发现',

  // simulate
  'runs the acquirer alone: hosts for terminals, double-entry books, faults on command, and an admin API':
    '单独运行收单方模拟器：供终端连接的主机、复式账、按指令出错，以及管理接口',
  'acquirer configuration, YAML or JSON (default: a test merchant, terminal and the test cards); see examples/acquirer.yaml':
    '收单方配置，YAML或JSON（缺省：一个测试商户、一台终端和测试卡）；参见examples/acquirer.yaml',
  'keep the books in this SQLite file, held by one simulator at a time (default: a temporary one)':
    '将账目保存在此SQLite文件中，同一时间只由一个模拟器占用（缺省：临时文件）',
  'examine the books in the file of --db, list what is wrong (exit code 1), and start nothing':
    '检查--db文件中的账目，列出问题（退出码1），不启动任何服务',
  'port for terminals; 0 picks a free one': '供终端连接的端口；0表示任选空闲端口',
  'port of the admin API; 0 picks a free one': '管理接口的端口；0表示任选空闲端口',
  'port for binary ISO 8583 over TCP; 0 picks a free one, none leaves it closed':
    'TCP上二进制ISO 8583的端口；0表示任选空闲端口，none表示不开放',
  'the same over TLS': '同上，使用TLS',
  'dialect of binary messages: a name, or a YAML or JSON file': '二进制报文的方言：名称，或YAML/JSON文件',
  'dialect of a binary wire: a name, or a YAML or JSON file of your own':
    '二进制线路的方言：名称，或自有的YAML/JSON文件',
  'PEM key of the TLS host (default: a throw-away one)': 'TLS主机的PEM密钥（缺省：一次性密钥）',
  'PEM certificate of the TLS host, with its chain': 'TLS主机的PEM证书及证书链',
  'PEM that certificates of terminals must chain to; without it none is asked for':
    '终端证书须链接到的PEM证书；不给出则不要求终端证书',
  'address to bind to; anything but the loopback exposes test keys and cards':
    '监听地址；非本机回环地址会暴露测试密钥和测试卡',
  'further names by which its HTTP ports may be addressed (Host); * = any':
    '其HTTP端口可使用的其他主机名（Host）；*为任意',
  'print one JSON line {"host": url, "admin": url, "tcp": ip:port, …} when it listens':
    '开始监听时输出一行JSON {"host": url, "admin": url, "tcp": ip:port, …}',

  // terminal
  'serves the terminal that comes with Tillproof over the HTTP contract, so that any harness can drive it':
    '按HTTP契约提供Tillproof自带的终端，供任何测试框架驱动',
  'ip:port to listen on; port 0 picks a free one': '监听的ip:端口；端口0表示任选空闲端口',
  'keep journal and owed messages in this file': '将流水和待发报文保存在此文件中',
  'put deliberate faults into the terminal (see "tillproof selftest")': '在终端中植入缺陷（参见"tillproof selftest"）',
  'what its random numbers are drawn from (default 1; printed)': '终端随机数的种子（默认为1；会显示）',
  'print one JSON line {"terminal": url, "seed": n} when it listens':
    '开始监听时输出一行JSON {"terminal": url, "seed": n}',

  // explain
  'says in words what an ISO 8583 message says; of a damaged one, where it breaks, what was expected and why':
    '用文字说明ISO 8583报文的内容；报文损坏时说明从何处出错、应为何值及其原因',
  'dialect of the bytes (default: guessed); a name, or a YAML or JSON file':
    '字节所用的方言（缺省：自动推断）；名称，或YAML/JSON文件',
  'how messages are framed, such as be2 or be2+itself (default: guessed)':
    '报文的分帧方式，如be2或be2+itself（缺省：自动推断）',
  'show card data as it is; for test cards only': '不屏蔽卡数据；仅限测试卡',
  'print dialect, framing, confidence, mti, fields and damage as JSON':
    '以JSON输出dialect、framing、confidence、mti、fields和damage',
  'hexadecimal text, a file, or - for standard input': '十六进制文本、文件，或以-表示标准输入',

  // dialect
  'checks, lists and shows ISO 8583 dialects (docs/dialects.md)':
    '检查、列出和显示ISO 8583方言（docs/dialects.zh-CN.md）',
  'checks dialect files; every mistake is told with its row. Exit codes: 0 right, 1 mistakes, 2 no such file':
    '检查方言文件；每个错误都给出所在行。退出码：0正确，1有错误，2无此文件',
  'print {file, ok, name, errors: [{row, path, reason, text: {en, zh}}]}':
    '输出{file, ok, name, errors: [{row, path, reason, text: {en, zh}}]}',
  'YAML or JSON': 'YAML或JSON',
  'lists the dialects that come along': '列出自带的方言',
  'print [{name, en, zh}]': '输出[{name, en, zh}]',
  'prints a dialect as YAML, everything that it extends put in': '以YAML输出方言，包含其扩展自的全部内容',
  'a dialect that comes along, or a file': '自带的方言，或文件',
  'prints every message of the UnionPay-style dialect with its fields, as in docs/messages.md':
    '输出银联风格方言的全部报文及其域，同docs/messages.zh-CN.md',

  // fuzz

  // selftest
  'puts every deliberate fault into our own terminal, one at a time, and prints which scenario caught it':
    '在自带终端中逐一植入各种缺陷，并输出由哪个场景发现',
  'only these faults': '仅这些缺陷',
  'instead, look at a terminal that passes through a glass that makes it wrong in one way, one mutant after the other, and print who noticed':
    '改为在终端外加一层每次只改错一处的“变形镜”，逐个变异体测试通过认证的终端，并输出由谁发现',
  'only these mutants; * stands for any characters': '仅这些变异体；*代表任意字符',
  'instead of the matrix, name for each clause that a terminal must keep a mutant that nothing but this clause would notice':
    '改为对终端必须遵守的每一条款列出一个仅该条款能发现的变异体，不输出矩阵',
  'with --alone: only these clauses; * stands for any characters': '与--alone同用：仅这些条款；*代表任意字符',
  'only so many mutants, drawn from the seed': '按种子抽取的变异体个数',
  'what the sample is drawn from (default 1)': '抽样所用的种子（缺省1）',
  'with --mutants: the terminal, as for certify (default: ours)':
    '与--mutants同用：终端，写法同certify（缺省：自带终端）',
  'with --mutants: classic, esign or smart': '与--mutants同用：classic、esign或smart',
  'with --mutants: how terminal and acquirer talk': '与--mutants同用：终端与收单方的通信方式',
  'with --mutants: scenarios of these chapters alone': '与--mutants同用：仅这些章节的场景',
  'with --mutants: scenarios at a time': '与--mutants同用：同时执行的场景数',
  'with --mutants: where the matrix goes as JSON, with every mutant':
    '与--mutants同用：将含全部变异体的矩阵以JSON写入此文件',
  'print the kill matrix as JSON': '以JSON输出发现矩阵',

  // steps, words
  'lists every sentence that a scenario may use, in English and Chinese, with an example of each':
    '列出场景可用的全部语句（中英文），各附示例',
  'print the catalogue as JSON': '以JSON输出语句目录',
  'configuration whose own sentences are listed, too (default: that of this folder)':
    '同时列出其自有语句的配置（默认：当前文件夹的配置）',
  'lists every text that a scenario may look for on a screen or slip, with its accepted wordings, and every test card':
    '列出场景在屏幕或签购单上查找的全部文字及可接受的措辞，以及全部测试卡',
  'only texts and cards with these words in a name or a wording': '仅名称或措辞中含有这些词的文字和测试卡',
  'configuration whose own cards are listed, too (default: that of this folder)':
    '同时列出其自有测试卡的配置（默认：当前文件夹的配置）',
  'print the list as JSON': '以JSON输出清单',
  'print the page docs/words.md in one language': '以一种语言输出docs/words.md页面',

  // certificate, shards, differences
  'en or zh-CN (default: the language of this console)': 'en或zh-CN（缺省：本控制台的语言）',
  'play part i of n of the scenarios, for "tillproof merge"; auto asks the environment of GitHub Actions, GitLab or Kubernetes':
    '执行n份场景中的第i份，供"tillproof merge"合并；auto从GitHub Actions、GitLab或Kubernetes的环境中读取',
  'the build that is tested, for the certificate': '被测版本的文件，用于证书',
  'private key that signs a certificate of the build, when it is earned (see "tillproof keys")':
    '通过后用于签署该版本证书的私钥（参见"tillproof keys"）',
  'write the certificate unsigned (statement.json), when it is earned, for Sigstore to sign with the identity of the CI job':
    '达标时写出未签名的证书（statement.json），由Sigstore以CI任务的身份签名',
  'put everything about the run into one file: see "tillproof verify" and "tillproof replay"':
    '将本次运行的全部内容写入一个文件：参见"tillproof verify"和"tillproof replay"',
  'print the report as PDF too, with the browser of this machine': '另用本机浏览器将报告输出为PDF',
  'makes a key pair for certificates (Ed25519): a private key that only its owner can read, and the public one beside it (<name>.pub.pem)':
    '生成证书用的密钥对（Ed25519）：仅所有者可读的私钥，公钥存于其旁（<名称>.pub.pem）',
  'print {private, public, keyid}': '输出{private, public, keyid}',
  'where the private key goes': '私钥存放的文件',
  'says what of a certificate or a bundle holds and what does not. Exit codes: 0 everything holds, 1 something does not, 2 wrong usage, 3 nothing is wrong, but something was not given to compare with':
    '逐项说明证书或证据包哪些成立、哪些不成立。退出码：0全部成立，1有不成立，2用法有误，3未见错误但缺少可比对的内容',
  'the build that is to be the certified one': '应为已认证版本的文件',
  'the reports that it rests on: their folder, or the bundle': '证书所依据的报告：其目录或证据包',
  'the public key of whom you expect to have signed': '预期签署者的公钥',
  'print {holds, exitCode, checks: [{name, verdict, text: {en, zh}}]}':
    '输出{holds, exitCode, checks: [{name, verdict, text: {en, zh}}]}',
  'certificate.json, a Sigstore bundle of it, or a bundle of evidence (zip)':
    'certificate.json、其Sigstore签名包，或证据包（zip）',
  'for a Sigstore bundle: the authorities and logs that you trust (trusted_root.json)':
    '用于Sigstore签名包：所信任的机构和日志（trusted_root.json）',
  'for a Sigstore bundle: who you expect to have signed, such as the address of a workflow':
    '用于Sigstore签名包：预期的签名者，如工作流地址',
  'for a Sigstore bundle: who is to have vouched for that identity': '用于Sigstore签名包：应由谁确认该身份',
  'runs what is in a bundle again, with the same setting and seed, and says what is different. Exit codes: 0 the same verdicts for the same reasons, 1 not the same, 2 wrong usage, 3 inconclusive':
    '按相同设置和种子重新执行证据包中的场景，并说明差异。退出码：0结论及原因相同，1不同，2用法有误，3无结论',
  'the terminal, where it is reached otherwise than then': '终端地址（如与当时不同）',
  'where the reports of this run go': '本次运行的报告存放目录',
  'print {same, before, after, setting, requirements, changes}':
    '输出{same, before, after, setting, requirements, changes}',
  'the zip of "tillproof certify --bundle"': '"tillproof certify --bundle"生成的zip',
  'says what is different between two runs: broken, mended, another reason, slower, gone or new. Exit codes: 0 nothing is worse, 1 something broke or is gone, 2 wrong usage':
    '说明两次运行的差异：新失败、已修复、原因不同、变慢、消失或新增。退出码：0没有变差，1有新失败或消失，2用法有误',
  'print {setting, requirements, changes}': '输出{setting, requirements, changes}',
  'reports of the earlier run: their folder, compliance.json, or a bundle':
    '前一次运行的报告：目录、compliance.json或证据包',
  'the same of the later run': '后一次运行的报告，写法同上',
  'puts the reports of all shards of a run together: the same reports and exit code as of one run. A shard that is missing, there twice, or of another setting or version is refused':
    '合并一次运行各分片的报告：报告和退出码与整体运行相同。分片缺失、重复，或设置、版本不同时拒绝合并',
  'where the reports of the whole go': '合并后报告的存放目录',
  'configuration of the run, for the bundle': '运行配置文件，用于证据包',
  'the build that was tested, for the certificate': '被测版本的文件，用于证书',
  'private key that signs a certificate of the build, when it is earned': '通过后用于签署该版本证书的私钥',
  'put everything about the run into one file': '将本次运行的全部内容写入一个文件',
  'leave allure-results away': '不生成allure-results',
  'print one JSON object, as certify does': '输出一个JSON对象，同certify',
  'folders of reports, one of each shard': '各分片的报告目录',

  // fuzz
  'looks for what no scenario has: damaged requests, damaged answers, or behaviour in any order and at any moment':
    '查找没有场景覆盖的问题：损坏的请求、损坏的应答，或任意顺序、任意时刻的操作',
  'host, answers or behaviour': 'host（请求）、answers（应答）或behaviour（行为）',
  'as many runs as this time allows, such as 90s, 10m or 1h': '在此时间内尽可能多次执行，例如90s、10m或1h',
  'how terminal and acquirer talk': '终端与收单方的通信方式',
  'of the features: en or zh-CN (default: the language of this console)':
    '所写场景的语言：en或zh-CN（缺省：本控制台的语言）',
  'only this run again, with its seed': '按其种子只重做这一次',
  'print what was found and reached as JSON': '以JSON输出所发现和所覆盖的内容',
  'runs at a time': '同时执行的次数',
  'so many runs (default 200)': '执行次数（缺省200）',
  'the terminal, as for certify (default: ours)': '终端，写法同certify（缺省：自带终端）',
  'what is drawn from (default: a fresh one, which is printed)': '随机种子（缺省：新种子，会显示）',
  'where a feature goes for each thing that was found': '为每项发现写出feature的目录',

  // console
  'shows acquirer and terminal in a browser: a till to use, faults to arm, the books, and what was clicked as a scenario':
    '在浏览器中显示收单方和终端：可操作的收银台、可布设的故障、账目，并将操作录制为场景',
  'classic, esign or smart (default: smart, or what the terminal can be)':
    'classic、esign或smart（缺省：smart，或终端所能承担的类型）',
  'acquirer configuration, as for simulate': '收单方配置，同simulate',
  'address to bind the page to; anything but the loopback lets others use the till':
    '页面的监听地址；非本机回环地址会让他人操作收银台',
  'also show our terminal, wire and books in a browser; "tillproof console" has more to choose':
    '同时在浏览器中显示自带终端、通信和账目；"tillproof console"有更多选项',
  'further names by which the page may be addressed (Host); * = any': '页面可使用的其他主机名（Host）；*为任意',
  'keep the books in this SQLite file, as for simulate': '将账目保存在此SQLite文件中，同simulate',
  'language of the terminal: en or zh-CN (default: the language of this console); the page has a switch of its own':
    '终端的语言：en或zh-CN（缺省：本控制台的语言）；页面另有切换开关',
  'port of the page; 0 picks a free one': '页面的端口；0表示任选空闲端口',
  'play this case first (its number, such as TP-042, or a part of its name): the page opens with its messages, books and faults':
    '先执行此用例（编号，如TP-042，或名称中的文字）：页面打开时即显示其报文、账目和故障',
  'print one JSON line {"console": url, "host": url, "admin": url} when it listens':
    '开始监听时输出一行JSON {"console": url, "host": url, "admin": url}',
  'put deliberate faults into our own terminal, to see them': '在自带终端中植入缺陷，以便观察',
  'the terminal is a device on a desk: a person does what the page asks for, and without --terminal says what the screen shows':
    '终端是桌上的设备：由人工按页面提示操作；未给出--terminal时由人工告知屏幕显示的内容',
  'address to bind the port for terminals to, for a device on your network': '终端端口绑定的地址，供网络上的设备使用',
  'the page shows and changes nothing, for a screen that others see': '页面只显示、不改变任何内容，用于他人可见的屏幕',
  'the terminal, as for certify (default: the terminal that comes with Tillproof)':
    '终端，写法同certify（缺省：Tillproof自带的终端）',

  // init, report, known failures, daily work
  'writes the test plan of a terminal: every case with title, requirements, cards and amounts needed and expected result, in both languages; runs nothing':
    '写出终端的测试计划：每个用例的标题、要求、所需卡片和金额及预期结果，中英文对照；不执行测试',
  'whose declaration says what applies (default: the terminal that comes with Tillproof)':
    '由其能力声明决定适用范围的终端（缺省：Tillproof自带的终端）',
  'markdown or csv': 'markdown或csv',
  'where the plan goes (default: it is printed)': '计划写入的文件（缺省：直接输出）',
  'failures that are known and accepted, and waived requirements (default: known-failures.yaml when there is one)':
    '已知并接受的失败及豁免的要求（缺省：known-failures.yaml，如有）',
  'github, gitlab, jenkins or none (default: all three)': 'github、gitlab、jenkins或none（缺省：前三者）',
  'language of the scenario and of the comments: en or zh-CN (asked on a terminal)':
    '场景和注释的语言：en或zh-CN（在终端上会询问）',
  'only cases of this number (TP-042), or with this text in their name': '仅此编号（TP-042）或名称含此文字的用例',
  'only sentences with all of these words in them, in any order': '仅含有全部这些词的语句，顺序不限',
  'only these: configuration, feature, adapter, ci, editor': '仅写这些：configuration、feature、adapter、ci、editor',
  'only what did not pass when it was played last, by the report and the history in the folder of the reports':
    '仅执行最近一次执行时未通过的场景（依据报告目录中的报告和历史）',
  'open the report in a browser afterwards': '结束后在浏览器中打开报告',
  'play everything so many times; what fails once has failed': '全部重复执行的次数；失败一次即为失败',
  'play nothing more once a scenario has failed; one that failed while the test system was late has to fail again first':
    '有场景失败后不再执行其余场景；测试系统迟缓时失败的，须再次失败才算',
  'port of --serve; 0 picks a free one': '--serve的端口；0表示任选空闲端口',
  'print one JSON line: {"report": path or address}; opens nothing':
    '输出一行JSON：{"report": 路径或地址}；不打开浏览器',
  'print {written, kept} as JSON': '以JSON输出{written, kept}',
  'run again whenever a file of the run changes': '相关文件改变时重新执行',
  'run nothing; list the cases that would be asked for, with number, name and place':
    '不执行测试；列出将执行的用例及其编号、名称和位置',
  'serve the folder instead of opening the file': '以网页服务提供该目录，而不是打开文件',
  'shows the report of the last run: opens it, or serves it to a browser on this machine':
    '显示上次运行的报告：直接打开，或供本机浏览器访问',
  'typescript, javascript or python (asked on a terminal; else javascript)':
    'typescript、javascript或python（在终端上会询问；否则为javascript）',
  'where the reports are': '报告所在目录',
  'write over what is there; never over a package.json': '覆盖已有文件；package.json除外',
  'write that list as this run found it; reasons and owners are yours to fill in':
    '按本次运行写出该清单；原因和责任人由您填写',
  'writes what a project needs to begin: configuration, a first scenario, an adapter that runs at once, CI files, settings of the editor':
    '写出项目起步所需文件：配置、首个场景、可立即运行的适配器、CI文件和编辑器设置',
};
