import { unzipSync } from 'fflate';
import { checkedBag } from '../src/evidence/bag';
import { packOf, type Files } from '../src/evidence/pack-files';
import { checkedStamp } from '../src/evidence/stamp-check';
import { verifiedPack } from '../src/evidence/verify-pack';
import { reportOf, type Report, type Said } from './report';
import { filled, type Word, wordsFor } from './words';

const { tag, words } = wordsFor(navigator.languages);
document.documentElement.lang = tag;
document.title = words.title;

const main = document.body.appendChild(document.createElement('main'));
const result = document.createElement('div');
// What was found is read out when it is there.
result.setAttribute('aria-live', 'polite');

main.append(element('h1', words.title), element('p', words.intro), chooser(), result);

function element(tagName: string, text: string): HTMLElement {
  const made = document.createElement(tagName);
  made.textContent = text;
  return made;
}

function chooser(): HTMLElement {
  const label = element('label', words.choose);
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = '.zip';
  input.addEventListener('change', () => {
    const [file] = input.files ?? [];
    if (file) void check(file);
  });
  label.append(input);
  return label;
}

async function check(file: File): Promise<void> {
  result.replaceChildren(element('p', words.checking));
  const files = unpacked(new Uint8Array(await file.arrayBuffer()));
  const report = files ? await reportOn(files) : 'notZip';
  result.replaceChildren(...(typeof report === 'string' ? [element('p', words[report])] : sections(report)));
}

function unpacked(bytes: Uint8Array): Files | null {
  try {
    const found = Object.entries(unzipSync(bytes));
    return withoutTop(found.filter(([path]) => !path.endsWith('/')));
  } catch {
    return null;
  }
}

/** A bag may lie in a folder of its own within the zip. */
function withoutTop(files: readonly (readonly [string, Uint8Array])[]): Files {
  const top = /^(?:.*\/)?(?=bagit\.txt$)/.exec(files.find(([path]) => path.endsWith('bagit.txt'))?.[0] ?? '')?.[0] ?? '';
  return new Map(files.flatMap(([path, data]) => (path.startsWith(top) ? [[path.slice(top.length), data] as const] : [])));
}

async function reportOn(files: Files): Promise<Report | Word> {
  const { subtle } = crypto;
  const pack = packOf(files);
  if (typeof pack === 'string') return pack === 'no-head' ? 'noHead' : 'noLeaves';
  const found = await verifiedPack(pack, { subtle, stamped: (answer, data) => checkedStamp(answer, { data }) });
  return reportOf(found, await checkedBag(subtle, files), pack.strange);
}

const sections = ({ holds, fails, unknown }: Report): readonly HTMLElement[] => [
  section('fails', words.fails, fails.length > 0 ? fails : [['nothingFails']]),
  section('holds', words.holds, holds),
  section('unknown', words.unknown, unknown),
];

function section(name: string, heading: string, said: readonly Said[]): HTMLElement {
  const made = document.createElement('section');
  made.className = name === 'fails' && said[0]?.[0] === 'nothingFails' ? 'holds' : name;
  const list = document.createElement('ul');
  list.append(...said.map(([word, ...parts]) => element('li', filled(words[word], parts))));
  made.append(element('h2', heading), list);
  return made;
}
