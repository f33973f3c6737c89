/** What a message is to a person who looks at it. */
export type SaidKind = 'text' | 'image' | 'file' | 'system';

/** One message as the conversation has it, whatever a page shows of it. */
export type Said = {
  readonly id: string;
  /** A key of `people`; null for a notice of the platform. */
  readonly from: string | null;
  /** Epoch ms. */
  readonly at: number;
  readonly kind: SaidKind;
  /** What is written; of a file its name, of a picture nothing. */
  readonly text: string;
  /** Where the picture or file lies, on the page's own host. */
  readonly url: string | null;
};

export type Person = { readonly name: string; readonly color: string };

/** One conversation, told from the side of `me`. */
export type Talk = {
  readonly title: string;
  readonly people: Readonly<Record<string, Person>>;
  /** The history, oldest first. */
  readonly messages: readonly Said[];
  /** What comes in while the page is open; times are set when it does. */
  readonly arrivals: readonly Omit<Said, 'at'>[];
};

/** The key of the one who looks at the page. */
export const me = 'me';

/** The zone in which every page of the zoo writes its times. */
export const zooZone = 'Asia/Shanghai';
