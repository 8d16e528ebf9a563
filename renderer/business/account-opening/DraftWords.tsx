import { beijingClock } from '../../../shared/values/dates.ts';
import type { DraftState } from '../../session/use-draft-saving.ts';

/** Whether what is typed is kept already. */
export function DraftWords({ state }: { readonly state: DraftState }) {
  if (state.status === 'none') return null;
  if (state.status === 'failed') return <span className="gt-danger gt-push">{state.message}</span>;
  return <span className="gt-soft gt-push">草稿已保存 {beijingClock(state.at)}</span>;
}
