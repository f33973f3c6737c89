import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Conversation } from '../src/archive/ports';
import { text } from '../src/platform/i18n';
import { consoleName } from '../src/ui/console-name';
import { counted, messagesCounted } from '../src/ui/counted';
import { DateRange, type Days } from '../src/ui/date-range';
import { ExportMenu } from '../src/ui/export-menu';
import type { ExportWhat } from '../src/ui/export-port';
import { dateOnly, fullWhen, startOfDay } from '../src/ui/format';
import { accountName, peerName } from '../src/ui/parties';
import { usePorts } from '../src/ui/ports';
import type { ExportWay } from '../src/ui/use-export';

type DetailsProps = {
  readonly conversation: Conversation;
  readonly save: (what: ExportWhat, way: ExportWay) => void;
  readonly searchFor: (words: string) => void;
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

function Orders({ orders, searchFor }: Pick<Conversation, 'orders'> & Pick<DetailsProps, 'searchFor'>) {
  return (
    <Detail name={text('detailsOrders')}>
      <ul class="orders">
        {orders.slice(0, shownOrders).map((order) => (
          <li key={order}>
            <button type="button" class="quiet number" onClick={() => searchFor(order)}>
              {order}
            </button>
          </li>
        ))}
        {orders.length > shownOrders && <li class="soft">{text('panesMore', String(orders.length - shownOrders))}</li>}
      </ul>
    </Detail>
  );
}

function DaysExport({ conversation, save }: Omit<DetailsProps, 'searchFor'>) {
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
    </section>
  );
}

function periodText({ firstAt, lastAt }: Conversation, language: string): string {
  if (firstAt === null || lastAt === null) return text('timeUnknown');
  return `${dateOnly(firstAt, language)} – ${dateOnly(lastAt, language)}`;
}

/** What is known of a conversation beside its messages. */
export function Details({ conversation, save, searchFor }: DetailsProps) {
  const { language } = usePorts();
  const { peer, account, gaps, orders, total, lastSeen, zone, host } = conversation;
  return (
    <aside class="details" aria-label={text('details')} tabIndex={0}>
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
        <Detail name={text('detailsComplete')}>
          <span class={gaps.length > 0 ? 'gaps-some' : ''}>
            {gaps.length === 0 ? text('gapsNone') : counted(gaps.length, language, 'gapsOne', 'gapsOther')}
          </span>
        </Detail>
        <Detail name={text('detailsSeen')}>{fullWhen(lastSeen, language)}</Detail>
        <Detail name={text('detailsZone')}>{zone}</Detail>
        {orders.length > 0 && <Orders orders={orders} searchFor={searchFor} />}
      </dl>
      <DaysExport conversation={conversation} save={save} />
    </aside>
  );
}
