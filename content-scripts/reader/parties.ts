import type { Parties } from '../../src/domain/sighting';
import { cleanText, oneLine } from './clean-text';
import { elementLabel } from './element-label';
import type { Hints } from './hints';
import { limits, within } from './limits';
import type { Pane } from './reading';
import { allBelow, matches, splitAttribute } from './select';
import { isShown } from './visible';

export const nobody: Parties = { account: null, peer: { id: null, name: null }, conversationId: null };

/** Who talks, and the order numbers shown beside the pane, each once. */
export type Header = { readonly parties: Parties; readonly orders: readonly string[] };

/** What the layout tells of who talks; null while nothing can tell it. */
export type AskParties = () => Parties | null;

/**
 * Reads what stands outside the pane: in its shadow root first, then in the document. Looking for it anew costs as much as the page is
 * large, so until it is `sought` again only what was found before is asked what it says now, as long as it is there.
 */
export class HeaderReader {
  readonly #pane: Pane;
  readonly #parties: Hints['parties'];
  readonly #byLayout: AskParties;
  #found = new Map<string, readonly Element[]>();
  #seen: Parties | null = null;

  /** `byLayout` is asked where the hints name no other side. */
  constructor(pane: Pane, hints: Hints | null, byLayout: AskParties) {
    this.#pane = pane;
    this.#parties = hints?.parties;
    this.#byLayout = byLayout;
  }

  read(sought: boolean): Header {
    const header = this.#byHints(sought);
    const { peer, conversationId } = header.parties;
    if (peer.id !== null || peer.name !== null || conversationId !== null) return header;
    if (sought) this.#seen = this.#byLayout();
    return this.#seen ? { ...header, parties: { ...this.#seen, account: header.parties.account } } : header;
  }

  #byHints(sought: boolean): Header {
    const hints = this.#parties;
    if (!hints) return { parties: nobody, orders: [] };
    if (sought) this.#found = new Map();
    const say = (hint: string | undefined): string | null => this.#lookUp(hint)[0] ?? null;
    return {
      parties: {
        account: say(hints.account),
        peer: { id: say(hints.peerId), name: say(hints.peerName) },
        conversationId: say(hints.conversationId),
      },
      orders: [...new Set(this.#lookUp(hints.order))].slice(0, limits.orders),
    };
  }

  /** What the shown matches of a `selector` or `selector@attribute` say. */
  #lookUp(hint: string | undefined): readonly string[] {
    if (hint === undefined) return [];
    const { selector, attribute } = splitAttribute(hint);
    const known = this.#found.get(hint);
    const found =
      known?.every((element) => element.isConnected && matches(element, selector)) === true ? known : this.#seek(hint, selector);
    return found
      .filter(isShown)
      .map((element) => saidBy(element, attribute))
      .filter((value) => value !== null);
  }

  #seek(hint: string, selector: string | undefined): readonly Element[] {
    const inRoot = allBelow(this.#pane.root, selector);
    const found = inRoot.length > 0 ? inRoot : allBelow(this.#pane.element.ownerDocument, selector);
    this.#found.set(hint, found);
    return found;
  }
}

function saidBy(element: Element, attribute: string | null): string | null {
  if (attribute === null) return elementLabel(element, limits.name);
  return within(oneLine(cleanText(element.getAttribute(attribute) ?? '')), limits.name);
}
