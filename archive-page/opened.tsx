import { text } from '../src/platform/i18n';
import { MessageActionsContext } from '../src/ui/reading/actions';
import { FindBar } from '../src/ui/reading/find-bar';
import { MessageMenu } from '../src/ui/reading/message-menu';
import type { Find } from '../src/ui/reading/use-find';
import { Transcript } from '../src/ui/transcript';
import { KeysDialog } from './keys-dialog';
import { OpenedHead, type OpenedProps } from './opened-head';
import { SelectionBar } from './selection-bar';
import { type Desk, useDesk } from './use-desk';

/** The conversation that is open, with what can be done with it. To be made anew for another one. */
export function Opened(props: OpenedProps) {
  const { conversation, witnessed, save } = props;
  const desk = useDesk(props);
  const { reading, find, walking, selecting } = desk;
  const { selection } = selecting;
  return (
    <section class="opened">
      <OpenedHead {...props} desk={desk} />
      {selection && (
        <SelectionBar
          orders={selection.orders}
          copy={desk.copy}
          addToCase={desk.addToCase}
          save={(orders, way) => save({ kind: 'messages', key: conversation.key, orders }, way)}
        />
      )}
      {find.isOpen && <Finding find={find} />}
      <MessageActionsContext.Provider value={desk.actions}>
        <Transcript
          conversation={conversation}
          reading={reading}
          order={find.hit}
          hits={find.hits}
          goToHit={find.goTo}
          selection={selection}
          witnessed={witnessed}
          current={walking.current}
          onto={walking.onto}
          toDay={desk.toDay}
        />
      </MessageActionsContext.Provider>
      <OfMessage desk={desk} />
      {desk.helps && <KeysDialog close={() => desk.help(false)} />}
      <p class="copied" role="status">
        {desk.copying.said}
      </p>
    </section>
  );
}

function Finding({ find }: { readonly find: Find }) {
  return (
    <FindBar
      box={find.box}
      words={find.words}
      setWords={find.setWords}
      found={find.hits.orders?.length ?? null}
      at={find.at}
      go={(by) => void find.go(by)}
      close={find.close}
    />
  );
}

/** The menu of one message. */
function OfMessage({ desk: { offered, offer, copy, copying, selecting, addToCase } }: { readonly desk: Desk }) {
  if (!offered) return null;
  const { order } = offered;
  return (
    <MessageMenu
      offered={offered}
      close={() => offer(null)}
      items={[
        { name: text('copyQuote'), choose: () => copy([order]) },
        { name: text('caseAdd'), choose: () => addToCase([order]) },
        { name: text('copyLink'), choose: () => void copying.copyLink(order) },
        { name: text('messageChoose'), choose: () => selecting.toggle(order) },
      ]}
    />
  );
}
