import type { CaseDetail } from '../../../data/types.ts';
import { useCaseInClear } from '../../../safeguards/visit/use-in-clear.ts';
import { useSignedIn } from '../../../session/session-store.ts';
import { submittedIn } from '../review/submitted.ts';

/**
 * What of a case is seen: the words by the client's visit or a recorded reason; the pictures by whoever made the
 * case too, who took them.
 */
export function useSight({ serial, shown }: CaseDetail): {
  readonly inClear: boolean;
  readonly seesPictures: boolean;
} {
  const { staff } = useSignedIn().actor;
  const idNumber = submittedIn(shown.command)?.application.identity.number ?? '';
  const inClear = useCaseInClear(serial, { clientNo: undefined, idNumber });
  return { inClear, seesPictures: inClear || shown.maker === staff };
}
