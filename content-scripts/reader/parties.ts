import type { Parties } from '../../src/domain/sighting';
import { cleanText, oneLine } from './clean-text';
import { elementLabel } from './element-label';
import type { Hints } from './hints';
import { limits, within } from './limits';
import type { Pane } from './reading';
import { allBelow, splitAttribute } from './select';
import { isShown } from './visible';

export const nobody: Parties = { account: null, peer: { id: null, name: null }, conversationId: null };

/** Who talks, read outside the pane: in its shadow root first, then in the document. */
export function readParties(pane: Pane, hints: Hints | null): Parties {
  const parties = hints?.parties;
  if (!parties) return nobody;
  const say = (hint: string | undefined): string | null => lookUp(pane, hint)[0] ?? null;
  return {
    account: say(parties.account),
    peer: { id: say(parties.peerId), name: say(parties.peerName) },
    conversationId: say(parties.conversationId),
  };
}

/** The order numbers shown beside the pane, each once. */
export function readOrders(pane: Pane, hints: Hints | null): readonly string[] {
  return [...new Set(lookUp(pane, hints?.parties?.order))].slice(0, limits.orders);
}

/** What the shown matches of a `selector` or `selector@attribute` say. */
function lookUp(pane: Pane, hint: string | undefined): readonly string[] {
  if (hint === undefined) return [];
  const { selector, attribute } = splitAttribute(hint);
  const inRoot = allBelow(pane.root, selector);
  const found = inRoot.length > 0 ? inRoot : allBelow(pane.element.ownerDocument, selector);
  return found
    .filter(isShown)
    .map((element) =>
      attribute === null
        ? elementLabel(element, limits.name)
        : within(oneLine(cleanText(element.getAttribute(attribute) ?? '')), limits.name),
    )
    .filter((value) => value !== null);
}
