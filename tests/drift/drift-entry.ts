import { nowhere } from '../../src/domain/nowhere';
import type { Change, PageSigns } from '../../src/domain/page-signs';
import { afterLook, alarmOf, newMemory, type PageMemory } from '../../src/domain/page-memory';
import { seenRows } from '../../src/archive/merge/seen-row';
import { siteFor, consoleAt } from '../../content-scripts/reader/choose-site';
import { cutPane } from '../../content-scripts/reader/cut-pane';
import { findPanes } from '../../content-scripts/reader/find-panes';
import { readByLayout } from '../../content-scripts/reader/layout/read-by-layout';
import type { Pane } from '../../content-scripts/reader/reading';
import { allBelow } from '../../content-scripts/reader/select';
import type { Site } from '../../content-scripts/reader/site';
import { sites } from '../../content-scripts/sites/index';
import { minuteOf } from '../zoo/time-labels';
import type { ReadMessage } from '../zoo/score';
import { frozen, thawed } from './freeze';
import { type Parts, redesigns } from './redesigns';

/** What one view of a page gave: its messages, and what has changed on it by what is remembered. */
export type View = { readonly messages: readonly ReadMessage[]; readonly alarm: readonly Change[]; readonly signs: readonly PageSigns[] };

/** Where the parts lie on a page no site knows. */
type PartNames = { readonly row: string; readonly name: string | null; readonly time: string | null };

const layout = () => readByLayout;

/** The frame's console as the content script finds it: by its landmark, or, where that is gone, by a chat that its layout shows. */
function siteHere(at: URL): Site | null {
  const known = siteFor(sites, at, document);
  if (known) return known;
  const stray = consoleAt(sites, at);
  return stray && readByLayout.showsChat(document, true) ? stray : null;
}

/** Stickers are pictures to a person, and a recall is a notice. */
const personKinds: Readonly<Record<string, string>> = { sticker: 'image', recall: 'system' };

function messagesOf(pane: Pane, site: Site | null, doubts: readonly Change[], url: URL): readonly ReadMessage[] {
  const hints = site?.hints ?? null;
  const reading = cutPane(pane, hints, layout, doubts).read({ from: null, atMost: Infinity });
  if (!reading) return [];
  const { rows } = site?.refine ? site.refine(reading, pane) : reading;
  const zone = site?.zone(url) ?? 'Asia/Shanghai';
  const seen = { at: Date.now(), zone, lang: document.documentElement.lang, bareClock: site?.bareClock ?? ('unknown' as const) };
  const merged = seenRows({ ...seen, rows: rows.map(({ row }) => ({ ...row, state: row.state === 'pending' ? 'whole' : row.state })) });
  return merged.flatMap(({ row: { state, direction, sender, kind, text }, time: { iso, precision } }) => {
    if (state === 'shell') return [];
    return [
      {
        direction,
        sender,
        kind: personKinds[kind] ?? kind,
        text,
        time: iso !== null && (precision === 'minute' || precision === 'second') ? minuteOf(Date.parse(iso)) : null,
      },
    ];
  });
}

/** One look at the frame as the extension takes it, held against `memory`. */
function view(address: string, memory: PageMemory): View {
  const url = new URL(address);
  const site = siteHere(url);
  const isConsole = consoleAt(sites, url) !== null;
  if (!site && isConsole) {
    const signs = readByLayout.showsTraces(document) ? [nowhere] : [];
    return { messages: [], alarm: signs.flatMap((one) => alarmOf(memory, one)), signs };
  }
  const looks = findPanes(document, site?.hints ?? null, layout).map((pane) => {
    const { signs, doubts } = readByLayout.look(pane, site?.hints ?? null);
    return { signs, messages: messagesOf(pane, site, doubts, url), alarm: alarmOf(memory, signs) };
  });
  return {
    messages: looks.flatMap(({ messages }) => messages),
    alarm: [...new Set(looks.flatMap(({ alarm }) => alarm))],
    signs: looks.map(({ signs }) => signs),
  };
}

const html = (elements: readonly Element[]): readonly HTMLElement[] =>
  elements.filter((one): one is HTMLElement => one instanceof HTMLElement);

const plain = (text: string | null): string => (text ?? '').replace(/\s+/gu, '');

function partsHere(address: string, names: PartNames | null, notices: readonly string[]): Parts | null {
  const site = siteFor(sites, new URL(address), document);
  const [pane] = findPanes(document, site?.hints ?? null, layout);
  if (!pane) return null;
  const { row, name, time } = names ?? {
    row: site?.hints.row,
    name: site?.hints.sender ?? null,
    time: site?.hints.time ?? site?.hints.separator ?? null,
  };
  const within = (selector: string | null | undefined) => html(allBelow(pane.element, selector ?? undefined));
  const rows = within(row);
  const saysMore = ({ textContent }: HTMLElement): boolean => {
    const words = plain(textContent);
    return words !== '' && !notices.some((notice) => plain(notice) !== '' && words.includes(plain(notice)));
  };
  return { pane: pane.element, rows, messages: rows.filter(saysMore), names: within(name), times: within(time) };
}

/** Resolves once the page has put itself together: it shows something, and nothing has changed for this many ms. */
function settled(quiet = 400): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      observer.disconnect();
      resolve();
    };
    let waiting = setTimeout(done, quiet);
    const observer = new MutationObserver(() => {
      clearTimeout(waiting);
      waiting = setTimeout(done, quiet);
    });
    observer.observe(document, { subtree: true, childList: true, characterData: true });
  });
}

/** `window.drift`: the reader, and the redesigns, inside a page. */
const drift = {
  settled,
  frozen,
  thaw: thawed,
  view,
  /** What is remembered after three looks that found these signs. */
  remembered(signs: readonly PageSigns[]): PageMemory {
    return [1, 2, 3].flatMap(() => signs).reduce<PageMemory>((memory, one) => afterLook(memory, one, 0, 0), newMemory);
  },
  /** Applies one redesign to the frozen page; false where it has nothing to change here. `notices` are the words of rows that nobody wrote. */
  redesign(name: string, address: string, names: PartNames | null, notices: readonly string[]): boolean {
    thawed();
    const parts = partsHere(address, names, notices);
    const redesign = redesigns.find((one) => one.name === name);
    return parts !== null && parts.rows.length > 0 && (redesign?.change(parts) ?? false);
  },
};
export type DriftControls = typeof drift;

Object.assign(window, { drift });
