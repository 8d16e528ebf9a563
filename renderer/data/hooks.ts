import { useLiveQuery } from 'dexie-react-hooks';
import type {
  CaseDetail,
  CaseFilter,
  CaseRow,
  CounterStore,
  Draft,
  SetAside,
  Standing,
} from './types.ts';

/** What a read of the store gives, followed live; undefined until it has been read for the first time. */
export function useLive<T>(read: () => Promise<T>, deps: readonly unknown[]): T | undefined {
  return useLiveQuery(read, [...deps]);
}

/** The cases a filter lets through, newest first. */
export function useCases(store: CounterStore, filter: CaseFilter): readonly CaseRow[] | undefined {
  return useLive(() => store.cases(filter), [store, filter.business, filter.stages?.join()]);
}

/** One case with both its states; null when there is none. */
export function useCase(store: CounterStore, caseId: string): CaseDetail | null | undefined {
  return useLive(() => store.caseById(caseId), [store, caseId]);
}

/** The drafts of a business, newest first. */
export function useDrafts(store: CounterStore, business: string): readonly Draft[] | undefined {
  return useLive(() => store.drafts(business), [store, business]);
}

/** One draft; null when there is none. */
export function useDraft(store: CounterStore, draftId: string): Draft | null | undefined {
  return useLive(() => store.draft(draftId), [store, draftId]);
}

/** What could not be applied. */
export function useSetAside(store: CounterStore): readonly SetAside[] | undefined {
  return useLive(() => store.setAside(), [store]);
}

/** Where this counter stands. */
export function useStanding(store: CounterStore): Standing | undefined {
  return useLive(() => store.standing(), [store]);
}
