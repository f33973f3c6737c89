/** How much a name in the markup can be trusted to be there after the next release of the page. */
export type TokenShape = 'word' | 'utility' | 'state' | 'hashed';

const utilities =
  /^(?:-?[mp][trblxyse]?-|-?space-[xy]-|-?inset-|-?(?:top|left|right|bottom|start|end)-(?:\d|auto)|(?:text|bg|border|rounded|shadow|ring|font|leading|tracking|opacity|z|w|h|min-[wh]|max-[wh]|size|gap|basis|order|col|row|grid|flex|items|justify|self|place|content|overflow|object|cursor|select|whitespace|break|align|float|clear|transition|duration|animate|divide|fill|stroke|from|to|via|d)-[\w./[\]%-]+$|(?:flex|grid|block|inline|hidden|relative|absolute|fixed|sticky|static|truncate|underline|italic|uppercase|antialiased|rounded|border|shadow|grow|shrink|clearfix|pull-left|pull-right)$)/;
const states =
  /^(?:is-|has-|ng-|v-|js-)?(?:active|hover(?:ed)?|focus(?:ed|-visible|-within)?|selected|open(?:ed)?|visible|shown?|new|unread|first|last|even|odd|load(?:ing|ed)|highlight(?:ed)?|current|animat\w*|enter|leave|fade\w*|in-view|visited|scope|binding|untouched|pristine|valid|isolate-scope)$|-(?:enter|leave|appear)(?:-|$)/;
/** Short pieces without a vowel that are words all the same. */
const short = new Set(
  'msg msgs btn img txt hdr wrp nav ctn bd hd ft rc lg sm xl xs md css svg html cht chs ts str pnl lst grp usr rcv snd sys tpl ctr cnt wx mp qr hb sdk url h2 h3 my by'.split(
    ' ',
  ),
);
/** First pieces that a tool writes before its hashes. */
const tools = new Set('css sc jsx svelte emotion data v ng jss makestyles styled astro x'.split(' '));

/** What kind of name a class (or another token of the markup) is, judged by its look. */
export function tokenShape(token: string): TokenShape {
  if (states.test(token)) return 'state';
  if (/^(?:undefined|null|nan|true|false|object)$/i.test(token)) return 'hashed';
  if (/[:[\]/!@.%()]/.test(token) || utilities.test(token)) return 'utility';
  return piecesOf(token).every(isWordy) ? 'word' : 'hashed';
}

/** The part of a hashed name that its author wrote, with the sign that ends it: `chatWrap_` of `chatWrap_x7Kd2`. Null where there is none. */
export function stemOf(token: string): string | null {
  const head = /^([-_]*(?:[A-Za-z]+\d{0,2}[-_]+)+)/.exec(token)?.[1] ?? '';
  const kept: string[] = [];
  for (const piece of head.match(/[-_]*[A-Za-z]+\d{0,2}[-_]+/g) ?? []) {
    const letters = piece.replace(/^[-_]+|[-_]+$/g, '');
    if (!isWordy(letters) || tools.has(letters.toLowerCase())) break;
    kept.push(piece);
  }
  const stem = kept.join('');
  if (stem.replace(/[-_\d]/g, '').length >= 4) return stem;
  const tail = /[-_]([A-Za-z]{4,})$/.exec(token);
  return tail?.[1] !== undefined && isWordy(tail[1]) && /^(?:css|jss|emotion)/.test(token) ? tail[0] : null;
}

function piecesOf(token: string): readonly string[] {
  return token.split(/[-_]+/).filter((piece) => piece !== '');
}

/** Reads like a word or several in camel case, perhaps with a small number after it. */
function isWordy(piece: string): boolean {
  if (/^\d{1,2}$/.test(piece)) return true;
  if (!/^[A-Za-z]+\d{0,2}$/.test(piece)) return false;
  const humps = piece.replace(/\d+$/, '').match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+/g) ?? [];
  const letters = humps.join('').length;
  if (humps.length > 1 && letters / humps.length < 3) return false;
  return humps.every((hump) => isWord(hump.toLowerCase()));
}

function isWord(letters: string): boolean {
  if (short.has(letters) || letters.length === 1) return true;
  return /[aeiouy]/.test(letters) && !/[bcdfghjklmnpqrstvwxz]{5}/.test(letters) && letters.length <= 18;
}

/** A value that says what an element is, not which one it is or what stands in it. */
export function isStableValue(value: string): boolean {
  return /^[A-Za-z][\w:./-]{0,40}$/.test(value) && !/\d{3}/.test(value) && piecesOf(value.replace(/[:./]/g, '-')).every(isWordy);
}
