import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Tab } from '../../tools/drive/driven-browser.ts';
import { chance } from '../merge-simulator/random.ts';
import { archived } from '../support/archived.ts';
import { openExtension, type Extension } from '../support/extension.ts';
import { heldOnce } from '../support/held.ts';
import { serveWildChat, tell, type Said, type WildChat } from '../support/wild-chat.ts';

const luck = chance(20_261_121);
const kills = 4;
/** Ms. A page waits longer after each time its background was gone, and a tab in the back is only looked at now and then. */
const patience = 240_000;

let wild: WildChat;
let extension: Extension;
let chat: Tab;
/** All that was said, as a server would keep it. */
const truth: Said[] = [];

beforeAll(async () => {
  wild = await serveWildChat();
  extension = await openExtension('chromium', { hostMap: {}, granted: ['127.0.0.1'] });
  await extension.asking.ask('accept', { useHints: true, taught: {} });
  // It opens in whichever window is in front, and would hide a chat that opened before it.
  await (await extension.browser.opened(`${extension.browser.origin}/welcome/index.html`)).close();
  chat = await extension.browser.open(wild.address('anna'));
  await say(5);
  await archived(extension.asking);
});

afterAll(async () => {
  await extension?.close();
  await wild?.close();
});

/** Nothing but words, sides and minutes tells the messages apart, and some are said again and again. */
async function say(count: number): Promise<void> {
  for (let left = count; left > 0; left -= 1) {
    const said = {
      text: truth.length % 5 === 4 ? '好的' : `message ${truth.length}`,
      out: luck.maybe(0.4),
      time: `10:${String(10 + Math.floor(truth.length / 8))}`,
    };
    truth.push(said);
    await tell(chat, 'say', said);
  }
}

/** Arrivals go on while the background ends. */
async function endBackground(): Promise<void> {
  await Promise.all([say(luck.between(1, 6)), extension.browser.stopBackground(extension.asking.tab)]);
}

/** The tab goes at once after arrivals, and comes back with what the server kept. */
async function closeTab(): Promise<void> {
  await say(luck.between(1, 6));
  await chat.close();
  chat = await extension.browser.open(wild.address('anna'));
  await tell(chat, 'say', ...truth);
}

test(
  `${kills} ends of background and tab in a flow of messages lose nothing and double nothing`,
  async () => {
    for (let kill = 0; kill < kills; kill += 1) {
      await say(luck.between(0, 3));
      // Half of the ends come when all is acknowledged, the others whenever they come.
      if (luck.maybe(0.5)) await heldOnce(extension.asking, truth.length);
      const acknowledged = await extension.asking.ask('count');
      await (luck.maybe(0.5) ? closeTab() : endBackground());
      expect(await extension.asking.ask('count')).toBeGreaterThanOrEqual(acknowledged);
    }
    await heldOnce(extension.asking, truth.length);
    await extension.asking.ask('runNow');
    const conversations = await extension.asking.ask('seenSince', 0);
    expect(conversations).toHaveLength(1);
    const records = await extension.asking.ask('records', conversations[0] ?? '');
    expect(records.map(({ text, direction }) => [text, direction])).toEqual(
      truth.map(({ text, out }) => [text, out === true ? 'out' : 'in']),
    );
  },
  patience,
);
