/**
 * A pause that lets waiting messages, such as the word to stop, be heard, and the page be painted; shorter than any timer's, and not held back in a tab
 * that nobody looks at, as timers are.
 */
export async function breathe(): Promise<void> {
  await new Promise<void>((resolve) => {
    const { port1, port2 } = new MessageChannel();
    const go = (): void => {
      port1.close();
      resolve();
    };
    port1.addEventListener('message', go, { once: true });
    port1.start();
    port2.postMessage(null);
  });
}
