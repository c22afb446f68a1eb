/** What a browser kept because no server had acknowledged it. */
export interface Kept {
  digest: string;
  content: string;
  at: number;
}

const NAME = 'keqiao-unsaved';
const FILES = 'files';

let opened: Promise<IDBDatabase> | undefined;

/** A database and not the local storage, which the browser writes only now and then: it survives the browser's own crash. */
function database(): Promise<IDBDatabase> {
  opened ??= answer(() => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(FILES);
    return request;
  });
  return opened;
}

function answer<T>(ask: () => IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = ask();
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** A full or forbidden storage must not keep anybody from working. */
async function tried<T>(mode: IDBTransactionMode, ask: (files: IDBObjectStore) => IDBRequest<T>): Promise<T | undefined> {
  try {
    const files = (await database()).transaction(FILES, mode).objectStore(FILES);
    return await answer(() => ask(files));
  } catch {
    return undefined;
  }
}

/** What is kept of a file; nothing when there is none. */
export function kept(place: string): Promise<Kept | undefined> {
  return tried('readonly', (files) => files.get(place));
}

export async function keep(place: string, unsaved: Kept) {
  await tried('readwrite', (files) => files.put(unsaved, place));
}

export async function forget(place: string) {
  await tried('readwrite', (files) => files.delete(place));
}
