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
import { useRead } from '../../../session/use-read.ts';

/**
 * Everybody of an application against head office's list as this counter has it: a hit of anybody is one of the opening.
 * Null while nobody is named yet, or the list is being read.
 */
export function useScreening(
  application: Application,
  { suite, businessDate, tables }: ApplicationContext,
): Screening | null {
  const read = useRead(async (store) => {
    const [row] = await store.register(screeningRegister, 'key', 'current');
    return ScreeningList.safeParse(row?.body).data ?? null;
  }, []);
  return useMemo(() => {
    if (read.status !== 'ready') return null;
    const found = peopleOf(application, businessDate).map((person) =>
      screen(suite, person, read.value, businessDate, tables),
    );
    return found.find(({ state }) => state === 'HIT') ?? found[0] ?? null;
  }, [read, application, businessDate, suite, tables]);
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
