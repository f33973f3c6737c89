import * as fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { structureSchema, type MaskedElement } from '../../src/domain/structure';
import * as v from 'valibot';
import { maskText } from './mask';
import { skeletonOf } from './skeleton';

afterEach(() => {
  document.body.replaceChildren();
  document.title = '';
});

type Place = (secret: string, chat: HTMLElement) => void;

function add(chat: HTMLElement, tag: string, attributes: Readonly<Record<string, string>> = {}, text = ''): HTMLElement {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(text);
  chat.append(element);
  return element;
}

/** What a page may call an element after somebody: letters, digits and hyphens. */
const slug = (secret: string): string => secret.replaceAll(/[^\p{L}\p{N}]+/gu, '-');
const svgSpace = 'http://www.w3.org/2000/svg';

/** Everywhere a page can put what somebody said, is called, or has as a number. */
const places: Readonly<Record<string, Place>> = {
  text: (secret, chat) => add(chat, 'p', {}, secret),
  'a word among others': (secret, chat) => add(chat, 'p', {}, `so ${secret}, then`),
  'text beside elements': (secret, chat) => add(chat, 'p', {}, secret).append(document.createElement('br'), secret),
  'a shadow root': (secret, chat) => add(chat, 'div').attachShadow({ mode: 'open' }).append(secret),
  'text of a drawing': (secret, chat) => {
    const svg = chat.appendChild(document.createElementNS(svgSpace, 'svg'));
    for (const tag of ['text', 'title', 'desc']) svg.appendChild(document.createElementNS(svgSpace, tag)).append(secret);
  },
  title: (secret, chat) => add(chat, 'p', { title: secret }),
  alt: (secret, chat) => add(chat, 'img', { alt: secret }),
  'aria-label': (secret, chat) => add(chat, 'p', { 'aria-label': secret, 'aria-current': secret, role: secret, lang: secret, dir: secret }),
  'data attributes': (secret, chat) => add(chat, 'p', { 'data-name': secret, 'data-id': secret, 'data-user': JSON.stringify({ secret }) }),
  addresses: (secret, chat) =>
    add(chat, 'a', { href: `https://shop.example/u/${encodeURIComponent(secret)}?name=${secret}`, ping: secret }),
  pictures: (secret, chat) => add(chat, 'img', { src: `data:,${secret}`, srcset: `data:,${secret} 2x` }),
  styles: (secret, chat) =>
    add(chat, 'p', { style: `--who: "${secret}"; cursor: url("data:,${slug(secret)}"), auto; background: url("data:,${secret}")` }),
  id: (secret, chat) => add(chat, 'p', { id: `user-${secret}`, for: secret, name: secret }),
  'a typed value': (secret, chat) => {
    const input = add(chat, 'input', { type: 'text', placeholder: secret });
    if (input instanceof HTMLInputElement) input.value = secret;
  },
  'a draft': (secret, chat) => {
    const draft = add(chat, 'textarea', {}, secret);
    if (draft instanceof HTMLTextAreaElement) draft.value = secret;
  },
  options: (secret, chat) => add(add(chat, 'select'), 'option', { value: secret, label: secret }, secret),
  comments: (secret, chat) => chat.append(document.createComment(secret)),
  scripts: (secret, chat) => {
    add(chat, 'script', { type: 'application/json' }, JSON.stringify({ secret }));
    add(chat, 'template', { 'data-for': secret });
  },
  'a class of the same name': (secret, chat) => {
    add(chat, 'p', { title: secret });
    for (const name of [slug(secret), `user-${slug(secret)}`, `msg${slug(secret)}`, `to_${slug(secret)}_row`, slug(secret).toUpperCase()])
      add(chat, 'p', { class: name });
  },
  'an attribute of the same name': (secret, chat) => {
    add(chat, 'p', {}, secret);
    add(chat, 'p', { [`data-${slug(secret).toLowerCase()}`]: '' });
  },
  'an element of the same name': (secret, chat) => {
    add(chat, 'p', {}, secret);
    if (/^[a-z0-9-]+$/.test(slug(secret))) add(chat, `x-${slug(secret)}`);
  },
  'the title of the page': (secret, chat) => {
    document.title = secret;
    add(chat, 'p', { class: `with-${slug(secret)}` });
  },
  'words that a style writes': (secret, chat) => {
    const name = 'written-here';
    add(chat, 'style', {}, `.${name}::before { content: "${secret.replaceAll(/["\\\n]/g, ' ')}" }`);
    add(chat, 'p', { class: `${name} ${slug(secret)}` });
  },
};

function chatWith(fill: (chat: HTMLElement) => void): HTMLElement {
  const chat = document.createElement('div');
  chat.className = 'chat-list';
  document.body.append(chat);
  fill(chat);
  return chat;
}

const reportOf = (pane: Element): string => JSON.stringify(skeletonOf({ document, pane }));

/** Three letters or digits of a text in a row, as they are compared: with less nothing can be told from filler. */
function piecesOf(text: string): readonly string[] {
  const folded = text.normalize('NFKC').toLowerCase();
  const runs = folded.match(/[\p{L}\p{M}\p{N}]{3,}/gu) ?? [];
  return runs.filter((run) => !/^(?:(.)\1*|0+)$/u.test(run));
}

/** Words and numbers of many scripts that the vocabulary of class names does not hold. */
const letters = fc.constantFrom(...Array.from('bdgjkqvzöéñßжщю木林周発ฟภเซ한글مشחך'));
const word = fc.string({ unit: letters, minLength: 4, maxLength: 12 });
const number = fc.bigInt({ min: 10_203n, max: 99_999_999_999_999n }).map(String);
const secret = fc.oneof(
  word,
  number,
  fc.tuple(word, word).map(([one, two]) => `${one} ${two}`),
  fc.tuple(word, number).map(([one, two]) => `${one}_${two}`),
  fc.tuple(word, word).map(([one, two]) => `${one}@${two}.zzq`),
);

describe('a structure report', () => {
  test.each(Object.entries(places))('holds nothing of what stands in %s', (_, place) => {
    fc.assert(
      fc.property(secret, (said) => {
        const chat = chatWith((pane) => place(said, pane));
        const report = reportOf(chat).normalize('NFKC').toLowerCase();
        chat.remove();
        expect(piecesOf(said).filter((piece) => report.includes(piece))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  test('keeps length and script of every text, and gives no sign away', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const masked = maskText(text);
        expect(Array.from(masked)).toHaveLength(Array.from(text).length);
        expect(masked).toMatch(/^(?:[字กاא0x☺ ·\u200B\-:./,]|\u0E48)*$/u);
        expect(masked.replaceAll(/0[-:./,]+(?=0)/g, '0')).not.toMatch(/[-:./,]/);
      }),
      { numRuns: 40 },
    );
    expect(maskText('下午 2:30 Ok! :-) ￥19.90 👍')).toBe('字字 0:00 xx· ··· ·00.00 ☺');
  });

  test('is taken by its schema, and tells the layout', () => {
    const chat = chatWith((pane) => {
      add(pane, 'div', { class: 'messageRow message-out mt-4', role: 'listitem', 'data-id': '7319' }, 'Hello Marta');
      add(pane, 'div', { class: 'u-marta messageRow', style: 'text-align: end' }, '14:30');
    });
    const structure = v.parse(structureSchema, skeletonOf({ document, pane: chat }));
    const [first, second] = structure.root.children.filter((child): child is MaskedElement => typeof child !== 'string');
    expect(first).toMatchObject({
      tag: 'div',
      attributes: { class: 'messageRow message-out mt-4', role: 'listitem', 'data-id': '0000' },
      children: ['xxxxx xxxxx'],
    });
    expect(second).toMatchObject({
      attributes: { class: 'u-xxxxx-1 messageRow', style: '' },
      style: { textAlign: 'end' },
      children: ['00:00'],
    });
    expect(structure.host).toBe(location.hostname);
  });

  test('tells which names are alike, and not what they are', () => {
    const chat = chatWith((pane) => {
      for (const name of ['Marta', 'Oskar', 'Marta']) add(pane, 'p', { class: `by-${name}` }, name);
    });
    const names = [...reportOf(chat).matchAll(/by-[^"]+/g)].map(([found]) => found);
    expect(names).toEqual(['by-xxxxx-1', 'by-xxxxx-2', 'by-xxxxx-1']);
  });

  test('has no address beyond the host, and no number of the page, in the file that is saved', () => {
    const chat = chatWith((pane) => add(pane, 'a', { href: 'https://shop.example/orders/5512098', class: 'order-5512098' }, '5512098'));
    expect(reportOf(chat)).not.toMatch(/shop\.example|orders|5512098|localhost:\d/);
  });
});
