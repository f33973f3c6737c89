/** Large values under names in a database of its own, for peers that keep their whole index in memory and write it down as one piece. */
export type ValueStore = { get(name: string): Promise<unknown>; put(name: string, value: unknown): Promise<void>; close(): void };

export async function valueStore(name: string): Promise<ValueStore> {
  const opening = indexedDB.open(name, 1);
  opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore('values'));
  const database = await settled(opening);
  return {
    get: (key) => settled(database.transaction('values').objectStore('values').get(key)),
    put: (key, value) =>
      new Promise((resolve, reject) => {
        const transaction = database.transaction('values', 'readwrite', { durability: 'strict' });
        transaction.addEventListener('complete', () => resolve());
        transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('nothing was written')));
        transaction.objectStore('values').put(value, key);
      }),
    close: () => database.close(),
  };
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('nothing was read')));
  });
}
