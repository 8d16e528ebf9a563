import { useCallback, useMemo } from 'react';
import type { Application } from '../../../../shared/business/account-opening/application/application.ts';
import type { ApplicationContext } from '../../../../shared/business/account-opening/application/context.ts';
import type { Facts } from '../../../../shared/business/contract.ts';
import { intl1 } from '../../../../shared/suite-intl-1.ts';
import { rememberingSuite } from '../../../data/remembering-suite.ts';
import { useCounter } from '../../../session/counter.tsx';
import { useSignedIn } from '../../../session/session-store.ts';
import { useRead } from '../../../session/use-read.ts';
import { useNow } from '../../../ui/use-now.ts';
import { factsOf } from './opening-facts.ts';

// Every key press judges the same signed answers again.
const suite = rememberingSuite(intl1);
const nothingKnown: Facts = {};
/** How often the form is judged anew though nobody types: a day may have passed. */
const againMs = 30_000;

/** What an application is judged against while it is typed; `isLookingUp` while others are still searched for. */
export function useOpeningContext(
  application: Application,
  caseId: string,
): { readonly context: ApplicationContext; readonly isLookingUp: boolean } {
  const { store, tables, info } = useCounter();
  const { actor } = useSignedIn();
  const clock = useCallback(() => store.now(), [store]);
  const at = useNow(clock, againMs);
  const { number } = application.identity;
  const { referrer } = application.need;
  const read = useRead(
    async (now) => await factsOf(now, application, caseId),
    [number, referrer, caseId],
  );
  const facts = read.status === 'ready' ? read.value : nothingKnown;
  const businessDate = store.businessDate();
  const { counter, headOfficeKey } = info.counter;
  const context = useMemo<ApplicationContext>(
    () => ({
      caseId,
      maker: actor.staff,
      businessDate,
      submitted: { counter, at },
      tables,
      suite,
      headOfficeKey,
      facts,
    }),
    [caseId, actor.staff, businessDate, counter, at, tables, headOfficeKey, facts],
  );
  return { context, isLookingUp: read.status !== 'ready' };
}
