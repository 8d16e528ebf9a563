import { useSignedIn } from '../../session/session-store.ts';
import { forgetGiven } from './given-store.ts';
import { useOvertaken } from './use-overtaken.ts';

/** Lines in the frame for decisions that came second: whoever gave one here is told, wherever they work now. */
export function OvertakenNotice() {
  const { actor } = useSignedIn();
  const overtaken = useOvertaken(actor.staff);
  return overtaken.map(({ given, words }) => (
    <p key={`${given.caseId} ${given.at}`} className="gt-banner" role="status">
      {words}{' '}
      <button type="button" className="gt-quiet" onClick={() => forgetGiven(given)}>
        知道了
      </button>
    </p>
  ));
}
