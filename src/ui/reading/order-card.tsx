import type { Marks, StoredMessage } from '../../archive/ports';
import { text } from '../../platform/i18n';
import { pieces } from '../highlight';
import { Highlighted } from '../highlighted';
import { Icon } from '../icon';
import { kindName } from '../kind-name';
import { useMessageActions } from './actions';
import { type CardLine, cardOf } from './card-lines';
import './order-card.css';

type OrderCardProps = { readonly message: StoredMessage; readonly words: string; readonly marks: Marks };

/** An order or a product as the page showed it: what it is called, what it says of itself, and the orders it names. */
export function OrderCard({ message, words, marks }: OrderCardProps) {
  const { title, fields } = cardOf(words, message.attachments.find(({ name }) => name !== null)?.name ?? null);
  return (
    <div class="order-card">
      <div class="order-title">
        <Icon name="card" />
        <span class="unseen">{kindName(message.kind)}: </span>
        <bdi>{title === null ? kindName(message.kind) : <Piece line={title} words={words} marks={marks} />}</bdi>
      </div>
      {fields.length > 0 && (
        <ul class="order-fields">
          {fields.map((line) => (
            <li key={line.start} dir="auto">
              <Piece line={line} words={words} marks={marks} />
            </li>
          ))}
        </ul>
      )}
      <Numbers orders={message.orders} />
    </div>
  );
}

/** A line of the words, with the marks that are in it. A title that comes from an attachment has none. */
function Piece({ line, words, marks }: { readonly line: CardLine; readonly words: string; readonly marks: Marks }) {
  const { start } = line;
  if (start < 0) return <>{line.text}</>;
  const end = start + line.text.length;
  const own = marks.filter(([from, to]) => to > start && from < end).map(([from, to]): [number, number] => [from - start, to - start]);
  return <Highlighted pieces={pieces(words.slice(start, end), own)} />;
}

function Numbers({ orders }: Pick<StoredMessage, 'orders'>) {
  const actions = useMessageActions();
  if (!actions || orders.length === 0) return null;
  return (
    <ul class="order-numbers">
      {orders.map((order) => (
        <li key={order}>
          <button type="button" class="quiet number" title={text('orderSearch', order)} onClick={() => actions.searchFor(order)}>
            <Icon name="search" />
            <span>{order}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
