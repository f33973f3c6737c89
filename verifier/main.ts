import { checkedPack } from './check';
import type { Report, Said } from './report';
import { filled, wordsFor } from './words';

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
  const report = await checkedPack(file, crypto.subtle);
  result.replaceChildren(...(typeof report === 'string' ? [element('p', words[report])] : sections(report)));
}

function sections({ holds, fails, unknown }: Report): readonly HTMLElement[] {
  const first = fails.length > 0 ? section('fails', words.fails, fails) : verdict();
  return [first, section('holds', words.holds, holds), section('unknown', words.unknown, unknown)];
}

function verdict(): HTMLElement {
  const made = element('p', words.nothingFails);
  made.className = 'verdict';
  return made;
}

function section(name: string, heading: string, said: readonly Said[]): HTMLElement {
  const made = document.createElement('section');
  made.className = name;
  const list = document.createElement('ul');
  list.append(...said.map(([word, ...parts]) => element('li', filled(words[word], parts))));
  made.append(element('h2', heading), list);
  return made;
}
