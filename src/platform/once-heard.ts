/** Ms between two tries; together longer than a background takes to come back. */
const waits: readonly number[] = [50, 100, 200, 400, 800];

/**
 * Sends to the background, again while nobody listens. Firefox unloads an event page that rests, and until it has taken note of what the page
 * listened to, it wakes it for no message but refuses them: nobody has got such a message, so sending it again doubles nothing.
 */
export async function onceHeard<T>(send: () => Promise<T>, pauses: readonly number[] = waits): Promise<T> {
  for (const pause of pauses) {
    try {
      return await send();
    } catch (error) {
      if (!(error instanceof Error && error.message.includes('Receiving end does not exist'))) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  return send();
}
