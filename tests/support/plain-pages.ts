import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type PlainPages = { readonly port: number; readonly hosts: readonly string[]; close(): Promise<void> };

const people = ['Marta Lind', 'Jonas Weber', 'Aiko Tanaka', 'Rui Prado', 'Nadia Haddad', 'Tom Eriksen', 'Lena Fuchs', 'Omar Said'];
const subjects = [
  'Your invoice for October',
  'Re: delivery on Thursday?',
  'New colours of the linen throw',
  'Minutes of Monday’s meeting',
  'Ticket 48213 was answered',
  'Photos from the fair',
  'Could you check the second table?',
  'Holiday plan',
];
const sentences = [
  'The lid fits only when it is turned to the left first, which the leaflet does not say.',
  'I had the same with mine. A drop of oil helped, and it has been quiet for a month now.',
  'Which of the two sizes did you take? The larger one is out of stock everywhere I looked.',
  'Ours came in a box without a bottom, but nothing was broken.',
  'Thanks, that was it.',
  'For those who come later: the spare part has the number 7731-2 and costs next to nothing.',
  'Does anybody know whether it can go into the dishwasher?',
  'It can, on the upper rack. We have done so since spring.',
];
const clock = (at: number): string => `${String(9 + (at % 9)).padStart(2, '0')}:${String((at * 7) % 60).padStart(2, '0')}`;
const times = (count: number, one: (at: number) => string): string => Array.from({ length: count }, (_, at) => one(at)).join('');
const pick = (from: readonly string[], at: number): string => from[at % from.length] ?? '';

const mail = `<nav><button>Write</button><p>Inbox 12</p><p>Sent</p><p>Drafts</p></nav><table class="list"><tbody>${times(
  40,
  (at) =>
    `<tr><td><input type="checkbox"></td><td><b>${pick(people, at)}</b></td><td>${pick(subjects, at * 3)} <span class="pale">– ${pick(sentences, at)}</span></td><td class="pale">${at < 9 ? clock(at) : `${20 - Math.floor(at / 3)} Nov`}</td></tr>`,
)}</tbody></table>`;

const shop = `<form><input type="search" placeholder="Search"></form><div class="grid">${times(
  24,
  (at) =>
    `<article class="card"><img width="180" height="140" src="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>" alt=""><h3>Linen throw no. ${at + 1}</h3><p>€ ${19 + at}.90</p><p class="pale">Ends today ${clock(at)}</p><button>Add to cart</button></article>`,
)}</div>`;

const forum = `<h1>Lid does not close</h1>${times(
  12,
  (at) =>
    `<article class="post"><aside><img width="64" height="64" src="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>" alt=""><b>${pick(people, at)}</b><p class="pale">Posts: ${40 + at * 13}</p></aside><div><p class="pale">#${at + 1} · ${3 + at} March 2026, ${clock(at)}</p><p>${pick(sentences, at)} ${pick(sentences, at + 3)}</p><p class="pale">Quote · Report · Like (${at})</p></div></article>`,
)}<form><h2>Reply</h2><textarea rows="5"></textarea><button>Post</button></form>`;

const docs = `<nav>${times(14, (at) => `<p><a href="#s${at}">Chapter ${at + 1}</a></p>`)}</nav><main>${times(
  14,
  (at) =>
    `<h2 id="s${at}">Chapter ${at + 1}: ${pick(subjects, at)}</h2><p>${pick(sentences, at)} ${pick(sentences, at + 1)} ${pick(sentences, at + 2)}</p><pre>sort --by time --from ${clock(at)}</pre>`,
)}</main>`;

const comment = (at: number): string =>
  `<div class="comment"><img width="40" height="40" src="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>" alt=""><div><p><b>${pick(people, at)}</b> <span class="pale">${at + 1} hours ago</span></p><p>${pick(sentences, at)}</p><p class="pale">Like · Reply</p></div></div>`;
const text = `<h1>How we glaze</h1><p class="pale">21 November 2026</p>${times(6, (at) => `<p>${pick(sentences, at)} ${pick(sentences, at + 2)} ${pick(sentences, at + 5)}</p>`)}`;
const field = '<form><textarea rows="3" placeholder="Write a comment"></textarea><button>Send</button></form>';

const comments = `<main>${text}<h2>9 comments</h2>${field}${times(9, comment)}</main>`;
/** The comments are a list of their own, below the place to write them. */
const reviews = `<main><h1>Linen throw</h1><p>€ 29.90</p>${field}<section>${times(9, comment)}</section></main>`;

const log = `<header><button>Pause</button> <input type="search" placeholder="Filter"></header><div class="log">${times(
  80,
  (at) =>
    `<div class="line"><span class="pale">${clock(at)}:${String(at % 60).padStart(2, '0')}.${100 + at}</span> <b>${pick(['INFO', 'WARN', 'DEBUG'], at)}</b> worker-${at % 4} request ${4000 + at} took ${at * 3} ms</div>`,
)}</div>`;

const style = `body { margin: 0; font: 14px/1.5 sans-serif } nav { float: left; width: 160px; padding: 12px } table { width: 80%; border-collapse: collapse } td { padding: 6px; border-bottom: 1px solid #ddd }
  .pale { color: #777; font-size: 12px } .grid { display: grid; grid-template-columns: repeat(4, 1fr); gap: 16px; padding: 16px } .card { border: 1px solid #ddd; padding: 8px }
  .post { display: flex; gap: 16px; border-bottom: 1px solid #ddd; padding: 12px } .post aside { width: 140px } main { margin: 0 200px; padding: 16px }
  .comment { display: flex; gap: 12px; padding: 10px 0 } textarea { width: 90% } .log { height: 600px; overflow: auto; font: 12px/1.4 monospace } pre { background: #eee; padding: 8px }`;

const bodies: Readonly<Record<string, string>> = { mail, shop, forum, docs, comments, reviews, log };

/** Serves pages that hold no chat, though they hold times, names and places to write, each on a host of its own, over http on loopback. */
export async function servePlainPages(): Promise<PlainPages> {
  const server = createServer(({ headers: { host = '' } }, reply) => {
    const name = host.split('.', 1)[0] ?? '';
    const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${name}</title><style>${style}</style></head><body>${bodies[name] ?? ''}</body></html>`;
    reply.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }).end(page);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    hosts: Object.keys(bodies).map((name) => `${name}.plain.example`),
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
