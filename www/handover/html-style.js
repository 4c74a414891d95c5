// @ts-check
/** The looks of the HTML file: on a screen, and on sheets of A4 with page numbers. */

/** @param {{ title: string, page: string }} words what is written in the margins of a sheet */
export const styleOf = ({ title, page }) => `
:root{color-scheme:light;--ink:#1d1b19;--muted:#5f5952;--line:#d9d3c7;--paper:#f7f5f1;--accent:#0c5f5c;--bad:#a33a2a}
*{box-sizing:border-box}
body{margin:0 auto;padding:40px 24px 80px;max-width:1040px;color:var(--ink);background:#fff;font:16px/1.5 system-ui,"Segoe UI",Roboto,sans-serif;font-variant-numeric:tabular-nums}
h1{font-size:34px;line-height:1.2;margin:0 0 8px;text-wrap:balance}
h2{font-size:24px;line-height:1.25;margin:0 0 12px;padding-top:20px;border-top:2px solid var(--accent);break-after:avoid}
h3{font-size:16px;line-height:1.35;margin:24px 0 8px;break-after:avoid}
p{margin:0 0 12px;max-width:75ch;overflow-wrap:anywhere}
a{color:var(--accent)}
.client{font-size:20px;margin:0 0 4px}
.muted,figcaption,.note{color:var(--muted);font-size:14px}
.note{margin-top:-6px}
section{margin:48px 0 0}
nav ol{list-style:none;margin:0;padding:0;columns:2;column-gap:40px}
nav li{break-inside:avoid;padding:3px 0}
.words{white-space:pre-line;border-left:3px solid var(--accent);padding-left:14px}
.caution{border:1px solid var(--line);border-left:3px solid #c8702a;border-radius:4px;padding:10px 14px;background:var(--paper);break-inside:avoid}
.scroll{overflow-x:auto;margin:0 0 14px}
table{border-collapse:collapse;width:100%;font-size:13px;line-height:1.35}
caption{text-align:left;font-weight:650;font-size:16px;padding:16px 0 8px;break-after:avoid}
th,td{text-align:left;vertical-align:top;padding:6px 8px;border-bottom:1px solid var(--line);overflow-wrap:break-word}
thead th{border-bottom:1.5px solid var(--ink);font-weight:600;vertical-align:bottom}
tbody th{font-weight:500}
.n{text-align:right;white-space:nowrap}
.long{overflow-wrap:anywhere}
ol.findings{list-style:none;margin:16px 0;padding:0;counter-reset:finding}
ol.findings>li{break-inside:avoid;border-top:1px solid var(--line);padding:10px 0;max-width:80ch}
ol.findings p{margin:0 0 4px}
.what{font-weight:600}
figure{margin:20px 0;break-inside:avoid}
figure svg{display:block;max-width:100%;height:auto}
figcaption{font-weight:600;color:var(--ink);font-size:16px;margin-bottom:8px}
@media (max-width:700px){nav ol{columns:1}body{padding:24px 16px 60px}}
@page{size:A4;margin:18mm 16mm 20mm;@bottom-left{content:${quoted(title)};font:8.5pt system-ui,sans-serif;color:#5f5952}@bottom-right{content:${quoted(page)} counter(page) " / " counter(pages);font:8.5pt system-ui,sans-serif;color:#5f5952}}
@page turned{size:A4 landscape}
@page:first{@bottom-left{content:""}@bottom-right{content:""}}
@media print{
body{padding:0;max-width:none;font-size:9.5pt;line-height:1.42}
p{max-width:none;margin-bottom:6pt}
h1{font-size:26pt;margin-top:12mm}
h2{font-size:17pt}
h3,caption,figcaption{font-size:11.5pt}
table{font-size:7.8pt}
th,td{padding:3.5pt 4pt;hyphens:auto}
.wide{font-size:6.8pt}
.wide th,.wide td{padding:3pt 2.5pt}
.n{white-space:normal}
nav{margin-top:8mm}
nav li{padding:1.5pt 0}
section{margin-top:26pt}
section.sheet{break-before:page;margin-top:0}
ol.findings{font-size:9pt;line-height:1.38;margin:6pt 0}
ol.findings>li{padding:4pt 0;max-width:none}
ol.findings p{margin:0 0 1pt;max-width:none}
.scroll{overflow:visible}
.turned{page:turned}
thead{display:table-header-group}
tr{break-inside:avoid}
thead,caption{break-after:avoid}
tbody tr:nth-child(-n+2){break-before:avoid}
.caution,.muted,.note{font-size:9pt}
a{color:inherit;text-decoration:none}
}
`;

/** A text as a string of CSS: nothing in it ends the string or the style. @param {string} text */
const quoted = (text) => `"${text.replace(/["\\\n\r\f<>&]/g, (sign) => `\\${sign.codePointAt(0)?.toString(16)} `)}"`;
