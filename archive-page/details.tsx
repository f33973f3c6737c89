import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { completenessParts } from '../src/archive/completeness/words';
import type { Conversation } from '../src/archive/ports';
import { text } from '../src/platform/i18n';
import { print } from '../src/search/language/print';
import { consoleName } from '../src/ui/console-name';
import { messagesCounted } from '../src/ui/counted';
import { DateRange, type Days } from '../src/ui/date-range';
import { ExportMenu } from '../src/ui/export-menu';
import type { ExportWhat } from '../src/ui/export-port';
import { dateOnly, fullWhen, startOfDay } from '../src/ui/format';
import { useSpeech } from '../src/ui/moments';
import { Icon } from '../src/ui/icon';
import { Noted } from '../src/ui/notes/noted';
import { accountName, peerName } from '../src/ui/parties';
import { usePorts } from '../src/ui/ports';
import { useCompleteness } from '../src/ui/use-completeness';
import type { ExportWay } from '../src/ui/use-export';
import { useAddToCase } from './cases/adding';
import { daysOffer, orderOffer } from './cases/offers';
import { DeleteConversation } from './delete-conversation';
import { Identities } from './identities';

type DetailsProps = {
  readonly conversation: Conversation;
  readonly save: (what: ExportWhat, way: ExportWay) => void;
  readonly searchFor: (words: string) => void;
  /** Called when the note or the tags were changed. */
  readonly noted: () => void;
  /** Shows the messages at an order. */
  readonly goTo: (order: number) => void;
  readonly witnessed: boolean;
  readonly setWitnessed: (witnessed: boolean) => void;
  /** Called when the conversation is no more. */
  readonly deleted: () => void;
};

/** Orders listed before the rest are only counted. */
const shownOrders = 50;

function Detail({ name, children }: { readonly name: string; readonly children: ComponentChildren }) {
  return (
    <div>
      <dt class="overline">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Orders({ conversation, searchFor }: Pick<DetailsProps, 'conversation' | 'searchFor'>) {
  const { orders } = conversation;
  const add = useAddToCase();
  return (
    <Detail name={text('detailsOrders')}>
      <ul class="orders">
        {orders.slice(0, shownOrders).map((order) => (
          <li key={order}>
            <button type="button" class="quiet number" onClick={() => searchFor(order)}>
              {order}
            </button>
            <button
              type="button"
              class="icon-button"
              aria-label={text('caseAddOrder', order)}
              title={text('caseAddOrder', order)}
              onClick={() => add(orderOffer(order, conversation))}
            >
              <Icon name="case" />
            </button>
          </li>
        ))}
        {orders.length > shownOrders && <li class="soft">{text('panesMore', String(orders.length - shownOrders))}</li>}
      </ul>
    </Detail>
  );
}

/** What can be proven of the conversation; a gap that is told is a way to its place. */
function Complete({ conversation, goTo }: Pick<DetailsProps, 'conversation' | 'goTo'>) {
  const speech = useSpeech();
  const said = useCompleteness(conversation);
  return (
    <Detail name={text('detailsComplete')}>
      <ul class="complete">
        {said &&
          completenessParts(said, speech).map(({ words, gap }, index) => (
            <li key={index}>
              {gap ? (
                <button type="button" class="quiet gaps-some" onClick={() => goTo(gap.before)}>
                  {words}
                </button>
              ) : (
                words
              )}
            </li>
          ))}
      </ul>
    </Detail>
  );
}

function DaysExport({ conversation, save }: Pick<DetailsProps, 'conversation' | 'save'>) {
  const { language } = usePorts();
  const add = useAddToCase();
  const [days, setDays] = useState<Days>({ from: null, to: null });
  const from = days.from === null ? undefined : startOfDay(days.from);
  const to = days.to === null ? undefined : startOfDay(days.to, 1);
  const what: ExportWhat = {
    kind: 'conversation',
    key: conversation.key,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  };
  return (
    <section class="days">
      <h2 class="overline">{text('daysHeading')}</h2>
      <DateRange days={days} change={setDays} />
      <ExportMenu label={text('buttonExport')} choose={(way) => save(what, way)} disabled={from === undefined && to === undefined} />
      <button
        type="button"
        class="button"
        disabled={from === undefined && to === undefined}
        onClick={() => add(daysOffer(conversation, from ?? null, to ?? null, language))}
      >
        <Icon name="case" />
        <span>{text('caseAdd')}</span>
      </button>
    </section>
  );
}

function periodText({ firstAt, lastAt }: Conversation, language: string): string {
  if (firstAt === null || lastAt === null) return text('timeUnknown');
  return `${dateOnly(firstAt, language)} – ${dateOnly(lastAt, language)}`;
}

/** What is known of a conversation beside its messages. */
export function Details({ conversation, save, searchFor, noted, goTo, witnessed, setWitnessed, deleted }: DetailsProps) {
  const { language } = usePorts();
  const { peer, account, orders, total, lastSeen, zone, host } = conversation;
  return (
    <aside class="details" aria-label={text('details')} tabIndex={0}>
      <Noted conversation={conversation.key} changed={noted} searchFor={(tag) => searchFor(print({ kind: 'tag', name: tag }))} />
      <dl>
        <Detail name={text('detailsContact')}>
          <bdi>{peerName(conversation)}</bdi>
        </Detail>
        {peer.id !== null && peer.name !== null && (
          <Detail name={text('detailsContactId')}>
            <bdi class="number">{peer.id}</bdi>
          </Detail>
        )}
        <Detail name={text('detailsAccount')}>
          <bdi>{accountName(account)}</bdi>
        </Detail>
        <Detail name={text('detailsConsole')}>
          {consoleName(conversation.console)}
          <br />
          <bdi class="soft">{host}</bdi>
        </Detail>
        <Detail name={text('detailsCount')}>
          <span class="number">{messagesCounted(total, language)}</span>
        </Detail>
        <Detail name={text('detailsRange')}>{periodText(conversation, language)}</Detail>
        <Complete conversation={conversation} goTo={goTo} />
        <Detail name={text('detailsSeen')}>{fullWhen(lastSeen, language)}</Detail>
        <Detail name={text('detailsZone')}>{zone}</Detail>
        {orders.length > 0 && <Orders conversation={conversation} searchFor={searchFor} />}
      </dl>
      <label class="check witnessed">
        <input type="checkbox" checked={witnessed} onChange={(event) => setWitnessed(event.currentTarget.checked)} />
        <span>{text('detailsFirstSeen')}</span>
      </label>
      <Identities conversation={conversation} />
      <DaysExport conversation={conversation} save={save} />
      <DeleteConversation conversation={conversation} deleted={deleted} />
    </aside>
  );
}
