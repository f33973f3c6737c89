import type { MessageRow } from '../../archive/stored';
import { exactly, fold } from '../fold/fold';
import type { Query } from '../terms';
import { conversationFits, type Facts, isConversationTerm } from './conversation-fits';
import { type Content, haveOf, isMessageHave, textsOf } from './haves';
import { patternOf } from './pattern';

/** What a search looks at in a message. */
export type Searched = Content & Pick<MessageRow, 'direction' | 'sender' | 'at'>;
/** Whether a message is found, given what is known of its conversation. */
export type Matcher = (row: Searched, facts: Facts) => boolean;

/** One message while it is looked at; its texts are made comparable when the first term asks for them. */
class Seen {
  readonly row: Searched;
  readonly facts: Facts;
  private readonly comparable: (text: string) => string;
  private texts: readonly string[] | undefined;

  constructor(row: Searched, facts: Facts, comparable: (text: string) => string) {
    this.row = row;
    this.facts = facts;
    this.comparable = comparable;
  }

  /** Its texts, as words are compared with them. */
  words(): readonly string[] {
    this.texts ??= textsOf(this.row).map(this.comparable);
    return this.texts;
  }
}

type Test = (seen: Seen) => boolean;

/**
 * Every term is held against the message by itself: two words may stand in two of its texts. Words are compared folded, or `exactly`;
 * names and order numbers always folded.
 */
function testOf(query: Query, exact: boolean): Test {
  if (isConversationTerm(query)) {
    const known = new Map<Facts, boolean>();
    return ({ facts }) => {
      const fits = known.get(facts) ?? conversationFits(query, facts);
      known.set(facts, fits);
      return fits;
    };
  }
  switch (query.kind) {
    case 'all':
    case 'any':
      return listTest(
        query.kind,
        query.of.map((one) => testOf(one, exact)),
      );
    case 'not': {
      const holds = testOf(query.of, exact);
      return (seen) => !holds(seen);
    }
    case 'text': {
      const needle = exact ? exactly(query.text) : fold(query.text);
      return (seen) => needle !== '' && seen.words().some((text) => text.includes(needle));
    }
    case 'regex': {
      const pattern = patternOf(query.source, exact);
      return (seen) => (exact ? textsOf(seen.row) : seen.words()).some((text) => pattern.test(text));
    }
    case 'from':
    case 'sender':
    case 'time':
    case 'has':
    case 'order':
    case 'type':
    default:
      return rowTest(query);
  }
}

function listTest(kind: 'all' | 'any', tests: readonly Test[]): Test {
  return kind === 'all' ? (seen) => tests.every((holds) => holds(seen)) : (seen) => tests.some((holds) => holds(seen));
}

type RowTerm = Extract<Query, { readonly kind: 'from' | 'sender' | 'time' | 'has' | 'order' | 'type' }>;

function rowTest(query: RowTerm): Test {
  switch (query.kind) {
    case 'from':
      return ({ row }) => row.direction === query.direction;
    case 'sender': {
      const name = fold(query.name);
      return ({ row }) => row.sender !== null && fold(row.sender).includes(name);
    }
    case 'time':
      return ({ row }) => row.at >= (query.from ?? -Infinity) && row.at < (query.to ?? Infinity);
    case 'has': {
      const { what } = query;
      return ({ row }) => isMessageHave(what) && haveOf(what, row);
    }
    case 'order': {
      const number = fold(query.number);
      return ({ row }) => row.orders.some((order) => fold(order).includes(number));
    }
    case 'type':
    default:
      return ({ row }) => row.kind === query.of;
  }
}

/** The plain search: what a query means, message by message. A faster search finds the same. */
export function matcher(query: Query, exact: boolean): Matcher {
  const holds = testOf(query, exact);
  const comparable = exact ? exactly : fold;
  return (row, facts) => holds(new Seen(row, facts, comparable));
}
