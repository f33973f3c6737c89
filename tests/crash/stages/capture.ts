import { setTimeout as pause } from 'node:timers/promises';
import type { Hints } from '../../../content-scripts/reader/hints.ts';
import type { Tab } from '../../../tools/drive/driven-browser.ts';
import { chance, type Chance } from '../../merge-simulator/random.ts';
import { archived } from '../../support/archived.ts';
import type { Victim } from '../processes.ts';
import { Chat } from '../serve-chat.ts';
import { answered, type Subject } from '../subject.ts';
import type { MakeStage, Stage } from './stage.ts';

/** What a person would have taught of the page, so that time goes into storing and not into finding out. */
const hints: Hints = {
  landmark: '.ChatApp',
  pane: '.PullToRefresh',
  row: '.Message',
  direction: { in: '.Message.left', out: '.Message.right' },
  time: 'time',
  platformId: '@data-id',
  text: '.Bubble',
  parties: { peerName: '.Navbar-title' },
};

/** A chat in which somebody goes on talking, with ids on its messages or without. */
export const capture: MakeStage = async (subject, luck) => {
  const chat = await Chat.serve(chance(luck.between(0, 1e9)), luck.maybe(0.5));
  await subject.asking.ask('accept', { useHints: true, taught: { '127.0.0.1': hints } });
  return new Capture(subject, luck, chat);
};

class Capture implements Stage {
  readonly victims = ['browser', 'extension', 'pages'] as const;
  readonly #subject: Subject;
  readonly #luck: Chance;
  readonly #chat: Chat;
  #tab: Tab | null = null;

  constructor(subject: Subject, luck: Chance, chat: Chat) {
    this.#subject = subject;
    this.#luck = luck;
    this.#chat = chat;
  }

  get books(): Stage['books'] {
    return [this.#chat.book];
  }

  async begin(): Promise<void> {
    const { book } = this.#chat;
    const first = book.key === null;
    this.#chat.rest(false);
    if (this.#tab === null) {
      this.#tab = await answered('the chat', this.#subject.browser.open(this.#chat.address));
      if (first) await answered('the first acknowledgement', Promise.all([book.next(), archived(this.#subject.asking)]));
    }
    // Half of the kills come right after an acknowledgement, the others whenever they come.
    if (!this.#luck.maybe(0.5)) await pause(this.#luck.between(0, 1500));
    else {
      await answered('an acknowledgement', book.next());
      await pause(this.#luck.between(0, 150));
    }
  }

  async interrupted(victim: Victim): Promise<void> {
    this.#chat.rest(true);
    if (victim === 'pages' && this.#tab) await this.#subject.leave(this.#tab);
    if (victim !== 'extension') this.#tab = null;
  }

  async finish(): Promise<void> {
    const { book } = this.#chat;
    this.#chat.rest(true);
    this.#tab ??= await answered('the chat', this.#subject.browser.open(this.#chat.address));
    while (book.acknowledged.size + book.unclear < book.lines.length) await answered('the last acknowledgements', book.next());
    // Reads all that stands on the page once more, and waits until it is stored.
    await answered('a sweep', this.#subject.asking.ask('runNow'));
  }

  async close(): Promise<void> {
    if (this.#tab) await this.#subject.leave(this.#tab);
    await this.#chat.close();
  }
}
