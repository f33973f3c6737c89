/** A letter of each script becomes one filler of that script, so that widths, line breaks and directions stay nearly the same. */
const fillers: readonly (readonly [RegExp, string])[] = [
  [/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}]/u, '字'],
  [/(?=\p{M})\p{Script=Thai}/u, '\u0E48'],
  [/\p{Script=Thai}/u, 'ก'],
  [/(?=\p{L})\p{Script=Arabic}/u, 'ا'],
  [/(?=\p{L})\p{Script=Hebrew}/u, 'א'],
  [/\p{Nd}/u, '0'],
  [/[\p{L}\p{N}]/u, 'x'],
  [/\p{Extended_Pictographic}/u, '☺'],
];
/** Between digits these make a time, a date or a price of them; anywhere else a sign may be somebody's word, as in `:-)`. */
const joints = /(?<=\p{Nd})[-:./,\s](?=\p{Nd})/u;
/** Characters that nobody sees can hold words all the same. */
const unseen = /[\p{Cf}\p{Variation_Selector}]/u;

/** Text with every letter, digit and sign replaced by filler of the same length and script; what joins the digits of a time stays. */
export function maskText(text: string): string {
  const signs = Array.from(text);
  return signs.map((sign, at) => fillerOf(sign, `${signs[at - 1] ?? ''}${sign}${signs[at + 1] ?? ''}`)).join('');
}

function fillerOf(sign: string, around: string): string {
  if (/\s/u.test(sign)) return ' ';
  if (unseen.test(sign)) return '\u200B';
  const filler = fillers.find(([pattern]) => pattern.test(sign))?.[1];
  if (filler !== undefined) return filler;
  return joints.test(around) && /[-:./,]/.test(sign) ? sign : '·';
}

/** The letters-and-digits runs of a text, folded as they are compared. */
export function tokensOf(text: string): readonly string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  );
}

/** Words that pages build class names from. They are kept, for they tell of the page and of nobody. */
const vocabulary = new Set(
  tokensOf(
    `action actions active align alert all anchor and app arrow article aside at audio auto avatar back background badge bar base before
    between block body bold border bottom bottoms box bubble bubbles button buttons by call caption card cards cell center centre chat chats
    chatbox clear clearfix click client close col collapse color column columns comment comments common component composer contact container
    content contents control conversation conversations core cover css current custom customer cursor dark data date day default detail
    details dialog direction disabled display divider document down draft drag dropdown editor emoji empty end entry error even event expand
    feed field file files first fixed flex float focus font foot footer for form frame from full fx gap grid group groups grow guest has
    head header height hidden hide history horizontal host hover icon icons id image images img in incoming info inline inner input inside
    is item items js justify key label large last layout left light line link list lists load loaded loading log logo lower main margin mark
    max me media medium member menu message messages meta middle min mine mobile modal module more msg msgs my name nav new next no none
    normal not note notice notification odd off old on online only open order other out outer outgoing overflow own owner padding page panel
    part peer photo picture placeholder player popup position post preview prev primary product profile read reader receive received receiver
    recv relative remote reply reverse right role root round rounded row rows screen scroll scrollbar scroller search secondary section
    select selected self send sender sending sent separator service shadow show side sidebar single size small space span spacer start state
    status sticker sticky stretch style sub success svg system tab table tag text theirs thread thumb tick time timeline timestamp tip title
    to toggle tool toolbar top track transcript type typing unread up upper user users value vertical video view viewport virtual visible
    voice wide width window with word words wrap wrapper you your z`,
  ),
);
/** A column, a step, a size: no number of anybody's. */
const digitsThatNameNobody = /^\d{1,2}$/;
/** With more digits than this in one name, some of them may be an id cut in pieces. */
const mostDigits = 6;

/** Masks names that a page made up: class names, attribute names, tags. */
export class NameMask {
  readonly #secrets: ReadonlySet<string>;
  readonly #long: readonly string[];
  /** All secrets in one, to look for a name that is a part of one. */
  readonly #all: string;
  readonly #numbers = new Map<string, number>();

  /** `secrets` are the tokens of everything on the page that somebody said or that names somebody. */
  constructor(secrets: ReadonlySet<string>) {
    this.#secrets = secrets;
    this.#long = [...secrets].filter((secret) => secret.length >= 2 && !vocabulary.has(secret) && !digitsThatNameNobody.test(secret));
    this.#all = this.#long.join(' ');
  }

  /** The name with the parts that tell too much replaced; the same part always by the same filler, so that names still tell rows apart. */
  mask(name: string): string {
    const isNumbered = (name.match(/\p{Nd}/gu) ?? []).length > mostDigits;
    const masked = name.replace(/[\p{L}\p{M}\p{N}]+/gu, (run) =>
      isNumbered && /\p{Nd}/u.test(run) ? this.#numbered(run) : this.#run(run),
    );
    return masked.replace(/[^\p{L}\p{M}\p{N}\x21-\x7e]/gu, '·');
  }

  #run(run: string): string {
    const folded = run.normalize('NFKC').toLowerCase();
    return /^[\x20-\x7e]*$/.test(run) && this.#isHarmless(run, folded) ? run : this.#numbered(run);
  }

  #numbered(run: string): string {
    const folded = run.normalize('NFKC').toLowerCase();
    const number = this.#numbers.get(folded) ?? this.#numbers.size + 1;
    this.#numbers.set(folded, number);
    return `${maskText(run)}-${number}`;
  }

  #isHarmless(run: string, folded: string): boolean {
    if (vocabulary.has(folded) || digitsThatNameNobody.test(folded)) return true;
    const parts = (run.match(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+/g) ?? []).map((part) => part.toLowerCase());
    const own = parts.filter((part) => !vocabulary.has(part));
    return own.every((part) => this.#isPlain(part)) && this.#isPlain(own.join(''));
  }

  /** Neither somebody's word, nor made of one, nor a part of one. */
  #isPlain(token: string): boolean {
    if (token === '' || vocabulary.has(token) || digitsThatNameNobody.test(token)) return true;
    if (/\d{4}/.test(token) || this.#secrets.has(token)) return false;
    return !(token.length > 2 && this.#all.includes(token)) && !this.#long.some((secret) => token.includes(secret));
  }
}
