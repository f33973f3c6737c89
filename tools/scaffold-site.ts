import { BadArguments } from './read-options.ts';

/** A console to be begun: its name, which is its folder's too, and the host its pages stand on. */
export type NewSite = { readonly id: string; readonly host: string };

export const usage = 'npm run new-site -- NAME HOST, for example: npm run new-site -- corner-shop chat.corner-shop.example';

const wellNamed = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
const longestName = 40;
const hostName = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
/** Words that the name of a constant cannot be, in a module or beside the list. */
const taken = new Set(
  (
    'await break case catch class const continue debugger default delete do else enum export extends false finally for function if ' +
    'implements import in instanceof interface let new null package private protected public return sites static super switch this ' +
    'throw true try typeof var void while with yield'
  ).split(' '),
);

/** Understands the arguments, or throws `BadArguments`. `known` are the names that consoles have already. */
export function newSite(args: readonly string[], known: readonly string[]): NewSite {
  const [id, host, ...more] = args;
  if (id === undefined || host === undefined || more.length > 0) throw new BadArguments(`Give a name and a host: ${usage}`);
  if (!wellNamed.test(id) || id.length > longestName || taken.has(id))
    throw new BadArguments(
      `${id} cannot be a console's name: it is written in small letters, digits and single hyphens, as corner-shop is.`,
    );
  if (known.includes(id)) throw new BadArguments(`There is a console ${id} already.`);
  if (!hostName.test(host))
    throw new BadArguments(`${host} is not a host name: give it without https://, port and path, as chat.shop.example.`);
  return { id, host };
}

/** `corner-shop` as the name of a constant, `cornerShop`. */
const constantOf = (id: string): string => id.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

function siteFile({ id, host }: NewSite): string {
  return `import type { Site } from '../../reader/site';

/** The chat on ${host}. Say here on which of its pages and frames a chat stands, and what its rows never show. */
export const ${constantOf(id)}: Site = {
  id: '${id}',
  hosts: ['*://${host}/*'],
  isConsole: () => true,
  hints: {
    landmark: '.chat .messages',
    pane: '.chat .messages',
    row: '.messages > .message',
    separator: '.messages > .day',
    direction: { out: '.message.mine', in: '.message.theirs' },
    sender: '.message .name',
    time: '.message .time',
    text: '.message .words',
    parties: { peerName: '.chat .title' },
  },
  zone: () => null,
  bareClock: 'unknown',
  shipped: 'on',
};
`;
}

type Said = { readonly side: 'theirs' | 'mine'; readonly name: string; readonly time: string; readonly words: string };

/** Invented, and with one text said twice: readers must not take the second for the first. */
const said: readonly Said[] = [
  { side: 'theirs', name: 'Ada', time: '09:12', words: 'Good morning, is the blue kettle still to be had?' },
  { side: 'mine', name: 'Shop', time: '09:14', words: 'Yes, three of them are left.' },
  { side: 'theirs', name: 'Ada', time: '09:15', words: 'ok' },
  { side: 'theirs', name: 'Ada', time: '09:15', words: 'ok' },
  { side: 'mine', name: 'Shop', time: '09:20', words: 'It leaves the house today.\nThe parcel number follows.' },
  { side: 'theirs', name: 'Ada', time: '09:21', words: 'Thank you, I am looking forward to it.' },
];
const day = '2026-11-20';

function pageFile({ host }: NewSite): string {
  const rows = said.map(
    ({ side, name, time, words }) =>
      `        <div class="message ${side}"><div class="name">${name}</div><div class="words">${words}</div><div class="time">${time}</div></div>`,
  );
  return `<!doctype html>
<!--
  URL: https://${host}/
  Seen: nothing yet.
  Guess: everything. Put the real page's markup in the place of this one, with invented names and words, and say which facts were seen.
-->
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>first</title>
    <style>
      .chat { width: 640px; font: 14px/1.5 sans-serif; }
      .messages { height: 480px; overflow-y: auto; display: flex; flex-direction: column; gap: 12px; }
      .day { align-self: center; font-size: 12px; color: #777; }
      .message { max-width: 60%; align-self: flex-start; }
      .message.mine { align-self: flex-end; }
      .words { padding: 8px 12px; border-radius: 8px; background: #eee; white-space: pre-wrap; }
      .mine .words { background: #cde8ff; }
      .name, .time { font-size: 12px; color: #777; }
    </style>
  </head>
  <body>
    <div class="chat">
      <div class="title">Ada</div>
      <div class="messages">
        <div class="day">${day}</div>
${rows.join('\n')}
      </div>
      <textarea rows="3" placeholder="Write a message"></textarea>
    </div>
  </body>
</html>
`;
}

function expectationFile(): string {
  const rows = said.map(({ side, name, time, words }) =>
    JSON.stringify({ direction: side === 'mine' ? 'out' : 'in', sender: name, time: { text: time, separator: day }, text: words }),
  );
  const parties = JSON.stringify({ account: null, peer: { id: null, name: 'Ada' }, conversationId: null });
  return `{\n  "parties": ${parties},\n  "rows": [\n    ${rows.join(',\n    ')}\n  ]\n}\n`;
}

/** The files of a console that is begun, by their path within `content-scripts/sites`. */
export function scaffold(site: NewSite): ReadonlyMap<string, string> {
  return new Map([
    [`${site.id}/site.ts`, siteFile(site)],
    [`${site.id}/pages/first.html`, pageFile(site)],
    [`${site.id}/pages/first.json`, expectationFile()],
  ]);
}

/** The source of `sites/shipped-on.ts` with one console more: before ChatUI, which takes any page, and so is asked last. */
export function withSite(index: string, { id }: NewSite): string {
  const name = constantOf(id);
  const listed = index.replace(/(readonly Site\[\] = \[)([^\]]*)\]/, (_, head: string, list: string) => {
    const names = list.split(',').flatMap((one) => one.trim() || []);
    const at = names.includes('chatui') ? names.indexOf('chatui') : names.length;
    return `${head}${names.toSpliced(at, 0, name).join(', ')}]`;
  });
  if (listed === index) throw new Error('sites/shipped-on.ts no longer holds a list of sites');
  return `import { ${name} } from './${id}/site';\n${listed}`;
}
