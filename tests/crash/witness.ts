type Runtime = { sendMessage(message: unknown): Promise<unknown> };
type World = Partial<Record<'browser' | 'chrome', { readonly runtime: Runtime }>>;
type Sent = { readonly name?: string; readonly question: { readonly rows: readonly unknown[] } };
type Reply = { readonly ok: boolean; readonly value: { readonly outcome: string; readonly conversation: string } };

/**
 * Runs in the content script's world before it, and tells the page's server each run of rows for which the background answered `stored`.
 * It goes over as source, so it sees nothing of this file.
 */
export function witness(): void {
  const world = globalThis as unknown as World;
  for (const runtime of new Set([world.browser?.runtime, world.chrome?.runtime])) {
    if (!runtime) continue;
    const send = runtime.sendMessage.bind(runtime);
    runtime.sendMessage = async (message) => {
      const reply = await send(message);
      const { name, question } = message as Sent;
      const { ok, value } = (reply ?? { ok: false }) as Reply;
      if (name === 'sight' && ok && value.outcome === 'stored')
        void fetch(new URL('/acknowledged', location.href), {
          method: 'POST',
          keepalive: true,
          body: JSON.stringify({ key: value.conversation, rows: question.rows }),
        });
      return reply;
    };
  }
}

/**
 * Makes a background that is broken on purpose: after the first sighting it acknowledges what a page saw at once, and stores it five
 * seconds later. It goes over as source, before the background's own script.
 */
export function breakPromise(): void {
  const { onMessage } = (globalThis as unknown as { chrome: { runtime: { onMessage: Messages } } }).chrome.runtime;
  const add = onMessage.addListener.bind(onMessage);
  let value: Reply['value'] | undefined;
  onMessage.addListener = (listener) =>
    add((message, sender, answer) => {
      if ((message as Sent).name !== 'sight') return listener(message, sender, answer);
      if (value === undefined)
        return listener(message, sender, (reply) => {
          if (reply.ok) value = reply.value;
          answer(reply);
        });
      answer({ ok: true, value });
      setTimeout(() => listener(message, sender, () => undefined), 5000);
      return false;
    });
}

type Listener = (message: unknown, sender: unknown, answer: (reply: Reply) => void) => unknown;
type Messages = { addListener(listener: Listener): void };
