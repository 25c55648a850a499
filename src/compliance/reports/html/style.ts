// The look of the page: quiet, system fonts, light and dark, phone and paper.
export const STYLE = `
:root{color-scheme:light dark;--bg:#faf9f7;--card:#fff;--ink:#1c1e21;--muted:#5a6067;--line:#e2dfd9;--accent:#1c4f80;
--pass:#1a6b40;--fail:#b3261e;--warn:#8a5800;--grey:#5a6067;--known:#66489a;--tint:#f3f1ed;--lcd:#1f272c;--lcd-ink:#d6efe1}
@media (prefers-color-scheme:dark){:root{--bg:#141619;--card:#1b1e22;--ink:#e7e5e0;--muted:#a2a7ad;--line:#343a40;--accent:#8fbdea;
--pass:#74c898;--fail:#ff8f85;--warn:#e6b655;--grey:#a2a7ad;--known:#c5aaea;--tint:#22262b;--lcd:#0c1114;--lcd-ink:#bfe6cf}}
*{box-sizing:border-box}
[hidden],html[lang=en] .z,html[lang=zh-CN] .e{display:none!important}
html{scroll-padding-top:4.5rem;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--bg);color:var(--ink);font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC",sans-serif}
a{color:var(--accent);text-underline-offset:.15em}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px;border-radius:3px}
section:focus,h3:focus,tr:focus{outline:none}
h1,h2,h3,h5{line-height:1.25;margin:0;font-weight:650}
pre,.id,.tag,.hash,.fields td,.fields th,.mti,.seq,.source{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono","DejaVu Sans Mono",monospace}
.slip pre,.lcd{font-family:"Sarasa Mono SC","Noto Sans Mono CJK SC",ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
.muted,.ms{color:var(--muted)}.muted{font-weight:400}
.vh{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:.5rem;z-index:3;background:var(--card);padding:.4rem .8rem}
.v-passed{color:var(--pass)}.v-attested{color:var(--accent)}.v-failed{color:var(--fail)}.v-inconclusive{color:var(--warn)}
.v-known-failure{color:var(--known)}.v-not-applicable,.v-not-assessable,.v-not-covered{color:var(--grey)}
.top{position:sticky;top:0;z-index:2;display:flex;flex-wrap:wrap;gap:.4rem 1.5rem;align-items:center;padding:.6rem max(1rem,calc(50vw - 33rem));background:var(--bg);border-bottom:1px solid var(--line)}
.brand{font-weight:700;letter-spacing:.01em}
.top nav{display:flex;gap:1.1rem;flex:1}.top nav a{color:var(--ink);text-decoration:none}.top nav a:hover{text-decoration:underline}
.speak{display:flex;border:1px solid var(--line);border-radius:6px;overflow:hidden}
.speak button{border:0;background:none;color:inherit;font:inherit;font-size:.875rem;padding:.25rem .75rem;cursor:pointer}
.speak button[aria-pressed=true]{background:var(--ink);color:var(--bg)}
main,footer{max-width:68rem;margin:0 auto;padding:0 1rem}
main>section{padding:2.5rem 0;border-bottom:1px solid var(--line)}
main>section>h2{font-size:1.6rem;margin-bottom:1rem}
.kicker{margin:0 0 .4rem;color:var(--muted);font-size:.9rem}
h1{font-size:clamp(2rem,6vw,3rem);letter-spacing:-.015em;display:flex;gap:.5rem;align-items:baseline}
.mark{font-size:.8em}
.lead{font-size:1.15rem;margin:.6rem 0 1.6rem;max-width:44rem}
.facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(13rem,1fr));gap:.9rem 1.5rem;margin:0 0 2rem;padding:1.1rem 0;border-block:1px solid var(--line)}
dt{color:var(--muted);font-size:.85rem}dd{margin:0;overflow-wrap:anywhere}
.counts{display:grid;grid-template-columns:repeat(auto-fit,minmax(15rem,1fr));gap:1.4rem 2rem}
.count h2{font-size:.95rem;margin-bottom:.45rem}
.count p{margin:.45rem 0 0;font-size:.9rem;display:flex;flex-wrap:wrap;gap:.1rem .9rem}
.bar{display:flex;gap:2px;height:.55rem;border-radius:3px;overflow:hidden;background:var(--line)}
.bar i{background:currentColor;min-width:3px}.bar .v-not-covered,.bar .v-not-applicable,.bar .v-not-assessable{opacity:.35}
.failures{margin-top:2.5rem}.failures h2{font-size:1.25rem;margin-bottom:.6rem}
.failures ol{list-style:none;margin:0;padding:0}
.failures li{padding:1rem 0;border-top:1px solid var(--line)}
.failures dd{max-height:7.5em;overflow:auto}
.failures .name{margin:0 0 .5rem;font-weight:600}
.tag{font-size:.75rem;color:var(--muted);text-decoration:none;background:var(--tint);border-radius:4px;padding:.1rem .4rem;font-weight:400;white-space:nowrap}
a.tag:hover{text-decoration:underline}
.finding{border-left:3px solid currentColor;padding:.15rem 0 .15rem .9rem;margin:.5rem 0}
.finding>*{color:var(--ink)}.finding p{margin:0 0 .3rem;white-space:pre-line}
.finding dl{display:grid;grid-template-columns:max-content 1fr;gap:.15rem .9rem;margin:0;font-size:.92rem}
.filters{display:flex;flex-wrap:wrap;gap:.6rem 1.4rem;align-items:center;margin-bottom:1.1rem;font-size:.92rem}
.filters label,.group>span{color:var(--muted)}.filters label{margin-right:-.9rem}
.filters input{font:inherit;color:inherit;background:var(--card);border:1px solid var(--muted);border-radius:6px;padding:.3rem .6rem;width:13rem;max-width:100%}
.filters p{margin:0}
.group{display:flex;flex-wrap:wrap;gap:.35rem;align-items:center}
.group button{font:inherit;font-size:.875rem;color:inherit;background:none;border:1px solid var(--line);border-radius:999px;padding:.15rem .7rem;cursor:pointer}
.group button:hover{border-color:var(--muted)}
.group button[aria-pressed=true]{background:var(--ink);border-color:var(--ink);color:var(--bg)}
table{border-collapse:collapse;width:100%}
th,td{text-align:start;vertical-align:top}
.requirements thead th{font-size:.85rem;color:var(--muted);font-weight:500;padding:.4rem .8rem .4rem 0;border-bottom:1px solid var(--ink)}
.requirements tbody>tr>*{padding:.65rem .8rem .65rem 0;border-bottom:1px solid var(--line);font-weight:400}
.requirements tbody th{width:55%}.requirements p{margin:.15rem 0 0;font-size:.85rem}
.attested{list-style:none;margin:.3rem 0 0;padding:0;font-size:.85rem}.hash{display:block;font-size:.7rem;color:var(--muted);overflow-wrap:anywhere}
.id{font-size:.8rem;font-weight:600;margin-right:.35rem;white-space:nowrap}
.requirements tr.wanted{background:var(--tint)}
.links{font-variant-numeric:tabular-nums}.links a{display:inline-block;text-decoration:none;border:1px solid var(--line);border-radius:5px;padding:0 .4rem;margin:0 .15rem .25rem 0;font-size:.85rem}
.links a:hover{border-color:currentColor}
.contents{display:flex;flex-wrap:wrap;gap:.35rem 1.2rem;margin-bottom:1.5rem;font-size:.92rem}
.chapter{margin-bottom:2rem}.chapter h3{font-size:1.15rem;padding-bottom:.4rem;border-bottom:1px solid var(--ink)}
.sifted{display:none}
.run{border-bottom:1px solid var(--line)}
.run>summary{display:flex;gap:.7rem;align-items:baseline;padding:.55rem 0;cursor:pointer;list-style:none}
.run>summary::-webkit-details-marker{display:none}
.run>summary:hover .name{text-decoration:underline;text-underline-offset:.15em}
.run .sign{flex:0 0 1rem;text-align:center}.run .name{flex:1}.run[open]>summary .name{font-weight:600}
.outcome,.ms{font-size:.85rem;white-space:nowrap}.ms{min-width:4rem;text-align:end;font-variant-numeric:tabular-nums}
.tags{margin:0 0 .6rem 1.6rem;display:flex;flex-wrap:wrap;gap:.3rem}
.detail{margin:0 0 1.6rem 1.6rem}
.detail h5{font-size:.85rem;color:var(--muted);font-weight:600;margin:1.5rem 0 .6rem}
.steps{list-style:none;margin:0;padding:0}.steps li{padding:.2rem 0 .2rem 1.5rem;position:relative}
.steps .sign{position:absolute;left:0}.s-passed>.sign{color:var(--pass)}.s-failed>.sign{color:var(--fail)}.s-failed{color:inherit}
.s-skipped{color:var(--muted)}
.seen{display:flex;flex-wrap:wrap;gap:.5rem;margin:.35rem 0 .6rem;align-items:flex-start}
.lcd{margin:0;background:var(--lcd);color:var(--lcd-ink);border-radius:6px;padding:.45rem .7rem;font-size:.8rem;line-height:1.5;white-space:pre-wrap;max-width:20rem;max-height:8.6rem;overflow:auto}
.k-result{box-shadow:inset 0 0 0 1px var(--lcd-ink)}
.chip{font-size:.78rem;border:1px solid var(--line);border-radius:999px;padding:.1rem .6rem}.chip b{font-weight:600}
.error,.hex{white-space:pre-wrap;overflow-wrap:anywhere;background:var(--tint);border-radius:6px;padding:.6rem .8rem;font-size:.82rem;margin:.4rem 0}
.slips{display:flex;flex-wrap:wrap;gap:1.2rem;align-items:flex-start}
.slip{margin:0;max-width:100%}.slip figcaption{font-size:.82rem;color:var(--muted);margin-bottom:.35rem}
.slip pre{margin:0;background:#fffdf6;color:#222;font-size:.78rem;line-height:1.5;padding:1rem 1.1rem 1.4rem;overflow-x:auto;min-width:15rem;border:1px solid #e6e1d3;border-bottom:0;
--t:conic-gradient(from -45deg at bottom,#0000,#000 1deg 89deg,#0000 90deg) 50%/10px 100%;mask:var(--t);-webkit-mask:var(--t)}
.exchange{border:1px solid var(--line);border-radius:6px;margin-bottom:.4rem;background:var(--card)}
.exchange>summary{padding:.4rem .8rem;cursor:pointer;font-size:.92rem}
.exchange>*:not(summary){margin:.3rem .8rem .8rem}
.mti,.seq{font-size:.82rem;color:var(--muted)}.code{font-size:.85rem;margin-inline-start:.3rem}
.scroll{overflow-x:auto}
.fields{font-size:.8rem}.fields th,.fields td,.data th,.data td{padding:.22rem .9rem .22rem 0;border-bottom:1px solid var(--line);font-weight:400}
.fields thead th,.data thead th{color:var(--muted);white-space:nowrap}.fields td:nth-child(2){font-family:inherit;font-family:system-ui,sans-serif}
.fields td{overflow-wrap:anywhere}.fields td:nth-child(n+3){min-width:8rem}
.data{font-size:.85rem;width:auto;min-width:min(100%,24rem)}.data caption{text-align:start;color:var(--muted)}.data tfoot td{border:0;font-weight:600}
.n{text-align:end!important;font-variant-numeric:tabular-nums;white-space:nowrap}
.source{font-size:.78rem}
footer{padding-block:1.5rem 3rem;font-size:.88rem}
@media (max-width:40rem){
html{scroll-padding-top:6.5rem}
main>section{padding:1.8rem 0}
.top nav{order:3;flex-basis:100%;justify-content:space-between;font-size:.95rem}.speak{margin-left:auto}
.facts{grid-template-columns:1fr 1fr}.facts>div:last-child{grid-column:1/-1}
.requirements thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.requirements,.requirements tbody{display:block}
.requirements tbody>tr{display:grid;grid-template-columns:auto 1fr;gap:.2rem .8rem;padding:.8rem 0;border-bottom:1px solid var(--line)}
.requirements tbody>tr>*{padding:0;border:0;width:auto}.requirements tbody th{grid-column:1/-1;width:auto}.links{grid-column:1/-1}
.id{display:block}
.run>summary{flex-wrap:wrap;gap:.1rem .6rem}.run .name{flex-basis:calc(100% - 2rem)}.outcome{margin-left:1.6rem}.ms{min-width:0}
.fields thead{display:none}.fields tr{display:grid;grid-template-columns:2.4rem 1fr 1fr;border-bottom:1px solid var(--line);padding:.25rem 0}
.fields th,.fields td{border:0;padding:0 .4rem 0 0}.fields td:nth-child(2){grid-column:2/-1;color:var(--muted)}.fields td:nth-child(3){grid-column:2;min-width:0}.fields td:nth-child(4){min-width:0}
.exchange>*:not(summary){margin-inline:.6rem}.data{width:100%;min-width:0}.data th,.data td{padding-right:.6rem}
.tags,.detail{margin-left:0}.slip,.slip pre{width:100%}.lcd{max-width:100%}
.failures .tag{display:inline-block}
}
@media print{
:root{--bg:#fff;--card:#fff;--ink:#000;--muted:#444;--line:#bbb;--accent:#000;--pass:#0b5a31;--fail:#9b1c15;--warn:#6d4600;--grey:#444;--known:#4f3580;--tint:#f2f2f2;--lcd:#fff;--lcd-ink:#000;color-scheme:light}
body{font-size:10pt}.top nav,.speak,.skip,.filters,.contents{display:none!important}.top{position:static}
a{color:inherit;text-decoration:none}.lcd{border:1px solid #999;max-height:none}.failures dd{max-height:none}.bar i{print-color-adjust:exact;-webkit-print-color-adjust:exact}
.requirements tr,.run,.failures li,.slip,.exchange,.finding{break-inside:avoid}.run[open]{break-inside:auto}h2,h3,h5{break-after:avoid}
main>section{padding:1rem 0}
}
`;
