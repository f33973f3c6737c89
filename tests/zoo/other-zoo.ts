import * as v from 'valibot';
import type { ExpectedMessage } from './expected';

/** One conversation on a page of another zoo. */
export type OtherTalk = {
  readonly page: string;
  readonly url: string;
  readonly language: string;
  readonly expected: readonly ExpectedMessage[];
};

const text = v.nullish(v.string(), null);

/** What another zoo says of a page. It may say more. */
const pageSchema = v.object({
  entry: v.string(),
  locale: v.optional(v.string(), 'en-US'),
  conversations: v.array(
    v.object({
      id: v.string(),
      open: v.optional(v.string(), ''),
      messages: v.array(
        v.object({
          direction: v.nullish(v.picklist(['in', 'out', 'system']), null),
          /** The name shown at it or at its run, and who it was though no name is shown. */
          author: text,
          trueAuthor: text,
          kind: v.string(),
          text: v.string(),
          /** Its minute on the wall, where it can be read at the message. */
          time: text,
        }),
      ),
    }),
  ),
});

/** The pages of a zoo that is served at `address`: its `/` links to `/<entry>/`, and `/expected/<entry>.json` says what is seen there. */
export async function otherTalks(address: string): Promise<readonly OtherTalk[]> {
  const index = await textAt(new URL('/', address));
  const entries = [...index.matchAll(/href="\/([\w-]+)\/"/g)].map(([, entry]) => entry ?? '');
  const talks = await Promise.all(entries.map((entry) => talksOf(address, entry)));
  return talks.flat();
}

async function textAt(url: URL): Promise<string> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`The zoo answers ${answer.status} for ${url.pathname}`);
  return answer.text();
}

async function talksOf(address: string, entry: string): Promise<readonly OtherTalk[]> {
  const { locale, conversations } = v.parse(pageSchema, JSON.parse(await textAt(new URL(`/expected/${entry}.json`, address))));
  return conversations.map(({ open, messages }) => ({
    page: entry,
    url: new URL(open, new URL(`/${entry}/`, address)).href,
    language: locale,
    expected: messages.map(({ direction, author, trueAuthor, kind, text: words, time }) => ({
      direction,
      sender: author,
      author: trueAuthor ?? author,
      kind,
      text: words,
      time: time?.slice(0, 'yyyy-mm-ddThh:mm'.length) ?? null,
    })),
  }));
}
