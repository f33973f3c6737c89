import { inLanguage } from '../../cases/preset';
import { presetOf } from '../../cases/presets';
import { markupText } from '../../export/xml';
import { text } from '../../platform/i18n';
import { sizeText } from '../../ui/format';
import type { PackIndex } from './index-file';

const style = `
body { max-inline-size: 60rem; margin: 2rem auto; padding-inline: 1rem; font: 15px/1.5 system-ui, "Noto Sans", "Noto Sans CJK SC", sans-serif; color: #1b2126; background: #fff; }
h1 { font-size: 1.5rem; margin-block: 0 1rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; margin-block-end: 2rem; }
dt, th { color: #535d66; font-weight: 600; text-align: start; }
dd { margin: 0; }
table { inline-size: 100%; border-collapse: collapse; }
th, td { padding: .5rem; border-block-end: 1px solid #dfe3e6; vertical-align: top; text-align: start; overflow-wrap: anywhere; }
td:first-child, .size { white-space: nowrap; }
ul { margin: 0; padding: 0; list-style: none; }
li + li { margin-block-start: .5rem; }
code { display: block; font-size: .75rem; color: #535d66; }
footer { margin-block-start: 2rem; color: #535d66; }
@media print { body { margin: 0; max-inline-size: none; } tr { break-inside: avoid; } }
`;

type Exhibit = PackIndex['exhibits'][number];

const own = (words: string): string => `<bdi>${markupText(words).replaceAll('&#10;', '<br>')}</bdi>`;

function fileItem({ name, part, bytes, sha256 }: Exhibit['files'][number], parts: number, language: string): string {
  const where = parts > 1 ? ` · ${markupText(text('casePackPart', String(part), String(parts)))}` : '';
  const link = parts > 1 ? own(name) : `<a href="${markupText(encodeURIComponent(name))}">${own(name)}</a>`;
  return `<li>${link} <span class="size">(${markupText(sizeText(bytes, language))}${where})</span><code>${sha256}</code></li>`;
}

function row(exhibit: Exhibit, index: PackIndex, parts: number, language: string): string {
  const asks = presetOf(index.kind).asks.filter(({ id }) => exhibit.answers.includes(id));
  const shows = [exhibit.remark === '' ? '' : own(exhibit.remark), ...asks.map(({ words }) => markupText(inLanguage(words, language)))];
  const files = exhibit.files.map((file) => fileItem(file, parts, language)).join('');
  return `<tr><td>${markupText(exhibit.label)}</td><td>${own(exhibit.title)}</td><td>${shows.filter((one) => one !== '').join('<br>')}</td><td>${
    files === '' ? markupText(text('exhibitGone')) : `<ul>${files}</ul>`
  }</td></tr>`;
}

/** The list of exhibits as a page that needs nothing else: printable, without scripts, and everything of the user's escaped. */
export function coverPage(index: PackIndex, parts: number, language: string): string {
  const facts: readonly (readonly [name: string, value: string])[] = [
    [text('casePreset'), inLanguage(presetOf(index.kind).name, language)],
    [text('caseOwn'), index.parties.own],
    [text('caseOther'), index.parties.other],
    [text('caseOrders'), index.orders.join(', ')],
    [text('caseDeadline'), index.deadline === null ? '' : `${index.deadline} (${index.zone})`],
  ];
  const told = facts.filter(([, value]) => value !== '').map(([name, value]) => `<dt>${markupText(name)}</dt><dd>${own(value)}</dd>`);
  const heads = [text('coverNo'), text('exhibitTitle'), text('exhibitRemark'), text('coverFile')];
  const rows = index.exhibits.map((exhibit) => row(exhibit, index, parts, language));
  const title = markupText(index.name === '' ? text('caseUnnamed') : index.name);
  return `<!doctype html>
<html lang="${markupText(text('languageTag'))}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${style}</style></head>
<body><h1><bdi>${title}</bdi></h1><dl>${told.join('')}</dl><h2>${markupText(text('coverTable'))}</h2>
<table><thead><tr>${heads.map((head) => `<th scope="col">${markupText(head)}</th>`).join('')}</tr></thead><tbody>${rows.join('\n')}</tbody></table>
<footer><p>${markupText(text('coverHashes'))}</p><p>${markupText(text('coverMade', index.made, index.by))}</p></footer></body></html>
`;
}
