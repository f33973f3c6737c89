import { startPages } from '../pages/serve';
import { consoleTalks } from '../zoo/console-talks';
import type { ExpectedMessage } from '../zoo/expected';
import { zooZone } from '../zoo/said';
import { serveZoo } from '../zoo/serve-zoo';
import type { DriftControls } from './drift-entry';

/** A page that is changed in all ways, and what a person reads on it. */
export type Subject = {
  readonly page: string;
  readonly url: string;
  readonly truth: readonly ExpectedMessage[];
  /** Where its parts lie; null where a console's hints say so. */
  readonly parts: Parameters<DriftControls['redesign']>[2];
};

/** Where fewer messages stand there is no conversation to lose: still pages of single oddities. */
const fewest = 6;

export type Subjects = {
  readonly all: readonly Subject[];
  /** Chromium's rules that lead the pages' hosts to loopback. */
  readonly hostRules: string;
  close(): Promise<void>;
};

/** Serves every console page that shows a conversation, and every page of the zoo with the second of its talks. */
export async function serveSubjects(): Promise<Subjects> {
  const [zoo, consoles] = await Promise.all([serveZoo(), startPages({ zone: zooZone })]);
  const rules = [...consoles.hosts.map((host) => `MAP ${host} 127.0.0.1:${consoles.port}`), `MAP *.localhost 127.0.0.1:${zoo.port}`];
  const talks = onePerMarkup(consoleTalks(consoles)).filter(({ expected }) => expected.length >= fewest);
  const ofConsoles = talks.map(({ page, url, expected }): Subject => ({
    page,
    url: whole(url),
    truth: expected,
    parts: null,
  }));
  const ofZoo = zoo.talks
    .filter(({ url }) => url.endsWith('talk=1'))
    .map(({ page, url, rule, expected }): Subject => ({ page, url: `${url}&whole`, truth: expected, parts: rule.parts }));
  return {
    all: [...ofConsoles, ...ofZoo],
    hostRules: [...rules, 'MAP * ~NOTFOUND', 'EXCLUDE 127.0.0.1'].join(', '),
    close: async () => void (await Promise.all([zoo.close(), consoles.close()])),
  };
}

/** Pages that a console has under several hosts are the same in each; ChatUI's are not, of several versions each. */
function onePerMarkup<T extends { readonly page: string; readonly url: string }>(talks: readonly T[]): readonly T[] {
  const nameOf = ({ page, url }: T): string => `${page} ${new URL(url).pathname}`;
  return talks.filter((talk, index) => talks.findIndex((other) => nameOf(other) === nameOf(talk)) === index);
}

/** All of a living page's rows at once. */
function whole(address: string): string {
  const url = new URL(address);
  url.searchParams.set('show', '400');
  url.searchParams.set('overscan', '100000');
  return url.href;
}
