import type { Site } from './reader/site';

/** Which of these consoles showed chats at an address before, or null. */
type Ask = (consoles: readonly string[], address: string) => Promise<string | null>;

/**
 * Tells what a page on a host that no console owns was read as before, so that a redesign that takes the landmark of a chat library away does
 * not begin another archive under the host's name. What is made answers undefined until it is known, and `known` is called then.
 */
export function usualConsole(ask: Ask, known: () => void): (sites: readonly Site[], url: URL) => Site | null | undefined {
  const answers = new Map<string, string | null | undefined>();
  const find = async (consoles: readonly string[], address: string) => {
    answers.set(address, await ask(consoles, address).catch(() => null));
    known();
  };
  return (sites, url) => {
    const anywhere = sites.filter((site) => site.hosts.length === 0 && site.isConsole(url));
    if (anywhere.length === 0) return null;
    const address = url.origin + url.pathname;
    if (!answers.has(address)) {
      answers.set(address, undefined);
      void find(
        anywhere.map(({ id }) => id),
        address,
      );
    }
    const answer = answers.get(address);
    return answer === undefined ? undefined : (anywhere.find(({ id }) => id === answer) ?? null);
  };
}
