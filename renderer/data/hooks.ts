import { useLiveQuery } from 'dexie-react-hooks';

/** What a read of the store gives, followed live; undefined until it has been read for the first time. */
export function useLive<T>(read: () => Promise<T>, deps: readonly unknown[]): T | undefined {
  return useLiveQuery(read, [...deps]);
}
