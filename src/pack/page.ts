import { base64 } from '../export/mime';
import { oneLine } from '../export/visible-text';
import { markupText } from '../export/xml';

/** Text of ours or of a chat as one line of markup. */
export const inline = (text: string): string => markupText(oneLine(text));

/** How the pages of a pack look, on a screen and on paper. */
const style = `
:root { color-scheme: light dark; --paper: #fff; --ink: #1c1e22; --soft: #5d6470; --line: #dfe3e8; --sunk: #f4f6f8; --yes: #1a6f33; --partly: #7a4703; --no: #8f2a20; }
@media (prefers-color-scheme: dark) { :root { --paper: #16181c; --ink: #e6e8eb; --soft: #a0a7b1; --line: #343a43; --sunk: #1f2329; --yes: #6bd089; --partly: #f2cd8a; --no: #ff9d90; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-inline-size: 54rem; padding: 2.5rem 1.25rem 4rem; background: var(--paper); color: var(--ink); font: 1rem/1.6 system-ui, 'Noto Sans', 'PingFang SC', 'Microsoft YaHei', sans-serif; overflow-wrap: anywhere; }
:lang(zh-TW) body, body:lang(zh-TW) { font-family: system-ui, 'Noto Sans', 'PingFang TC', 'Microsoft JhengHei', sans-serif; }
h1 { font-size: 1.6rem; line-height: 1.25; margin-block: 0 .25rem; }
.lead { margin-block: 0 1.75rem; color: var(--soft); }
h2 { font-size: 1.15rem; margin-block: 2.25rem .6rem; padding-block-start: 1rem; border-block-start: 1px solid var(--line); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1.5rem; margin: 0; font-size: .95rem; }
dt { color: var(--soft); } dd { margin: 0; }
ul { margin: 0; padding-inline-start: 1.25rem; } li { margin-block: .3rem; }
code { font: .875em ui-monospace, 'Cascadia Mono', Menlo, Consolas, monospace; }
pre { margin-block: .5rem 1rem; padding: .8rem 1rem; overflow-x: auto; white-space: pre-wrap; background: var(--sunk); border-radius: .5rem; font-size: .85rem; line-height: 1.5; }
table { inline-size: 100%; border-collapse: collapse; font-size: .9rem; line-height: 1.5; }
th { text-align: start; font-weight: 600; color: var(--soft); } th, td { padding: .55rem .75rem .55rem 0; vertical-align: top; border-block-end: 1px solid var(--line); }
th:nth-child(1) { inline-size: 27%; } th:nth-child(2) { inline-size: 33%; } td:last-child, th:last-child { padding-inline-end: 0; }
tbody th { color: var(--ink); font-weight: 500; }
.state { display: block; font-weight: 600; } .yes { color: var(--yes); } .partly { color: var(--partly); } .no { color: var(--no); }
.soft { color: var(--soft); font-size: .9rem; }
@media (max-width: 40rem) { table, tbody, tr, td, tbody th { display: block; inline-size: auto; } thead { display: none; } tr { padding-block: .6rem; border-block-end: 1px solid var(--line); } td, tbody th { padding-block: .15rem; border: 0; } dl { grid-template-columns: 1fr; gap: 0; } dd { margin-block-end: .4rem; } }
@media print { :root { color-scheme: light; --paper: #fff; --ink: #000; --soft: #444; --line: #bbb; --sunk: #f4f6f8; --yes: #1a6f33; --partly: #7a4703; --no: #8f2a20; } body { max-inline-size: none; padding: 0; font-size: 10pt; } h2 { break-after: avoid; } tr, li, pre { break-inside: avoid; } @page { margin: 18mm; } }
`;

/** One page of a pack: readable without scripts, loads nothing, runs nothing. `body` is markup of ours with everything else escaped. */
export async function packPage(language: string, title: string, body: string): Promise<string> {
  const hash = base64(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(style))));
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
  return [
    `<!doctype html>\n<html lang="${language}">\n<head>\n<meta charset="utf-8">`,
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer">',
    `<title>${inline(title)}</title>\n<style>${style}</style>\n</head>\n<body>\n<main>\n${body}\n</main>\n</body>\n</html>\n`,
  ].join('\n');
}

/** A heading and what stands under it. */
export const part = (heading: string, inside: string): string => `<h2>${inline(heading)}</h2>\n${inside}`;

/** A list of lines. */
export const list = (lines: readonly string[]): string =>
  `<ul>${lines.map((line) => `<li dir="auto">${inline(line)}</li>`).join('\n')}</ul>`;

/** Labels with what they say. */
export const pairs = (all: readonly { readonly label: string; readonly value: string }[]): string =>
  `<dl>${all.map(({ label, value }) => `<dt>${inline(label)}</dt><dd dir="auto">${inline(value)}</dd>`).join('\n')}</dl>`;
