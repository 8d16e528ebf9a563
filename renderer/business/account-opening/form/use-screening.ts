import { useMemo } from 'react';
import type { Application } from '../../../../shared/business/account-opening/application/application.ts';
import type { ApplicationContext } from '../../../../shared/business/account-opening/application/context.ts';
import { personOf } from '../../../../shared/business/account-opening/application/person.ts';
import {
  screen,
  type ScreenedPerson,
  type Screening,
  ScreeningList,
  screeningRegister,
} from '../../../../shared/safeguards/screening.ts';
import { hasLoneSurrogate } from '../../../../shared/values/text.ts';
import type { CounterStore } from '../../../data/types.ts';
import { useRead } from '../../../session/use-read.ts';

type Day = Pick<ApplicationContext, 'suite' | 'businessDate' | 'tables'>;

/** How an application is screened as it is typed. Null while nobody is named yet, or the list is being read. */
export function useScreening(application: Application, context: Day): Screening | null {
  const read = useRead(listIn, []);
  return useMemo(
    () => (read.status === 'ready' ? screened(application, read.value, context) : null),
    [read, application, context],
  );
}

/** The same once, now: what F8 waits for, however fast the clerk types. */
export async function screenNow(
  store: CounterStore,
  application: Application,
  context: Day,
): Promise<Screening | null> {
  return screened(application, await listIn(store), context);
}

async function listIn(store: CounterStore): Promise<ScreeningList | null> {
  const [row] = await store.register(screeningRegister, 'key', 'current');
  return ScreeningList.safeParse(row?.body).data ?? null;
}

/** Everybody of an application against head office's list: a hit of anybody is one of the opening. */
function screened(
  application: Application,
  list: ScreeningList | null,
  { suite, businessDate, tables }: Day,
): Screening | null {
  const found = peopleOf(application, businessDate).map((person) =>
    screen(suite, person, list, businessDate, tables),
  );
  return found.find(({ state }) => state === 'HIT') ?? found[0] ?? null;
}

/** Client, agent, and whoever else is behind the account; only once they are named. */
function peopleOf(
  { identity, agent, profile }: Application,
  businessDate: string,
): readonly ScreenedPerson[] {
  const shown = [identity, ...(agent === null ? [] : [agent])].map((one): ScreenedPerson => ({
    name: one.name,
    birthDate: personOf(one, businessDate)?.birthDate ?? null,
    numbers: [one.number],
  }));
  const behind = [profile.controller, profile.beneficiary].flatMap((one): ScreenedPerson[] =>
    one === null ? [] : [{ name: one.name.trim(), birthDate: null, numbers: [one.number] }],
  );
  return [...shown, ...behind].filter(
    ({ name, numbers }) =>
      name !== '' && numbers[0] !== '' && !hasLoneSurrogate(name + String(numbers[0])),
  );
}
