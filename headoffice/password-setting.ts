import { passwordSettingMs } from '../shared/rulebook/counter/password-setting.ts';
import type { PasswordSetting, SignedPasswordSetting } from '../shared/safeguards/new-password.ts';
import { beijingDate } from '../shared/values/dates.ts';
import type { Office } from './office.ts';
import { OfficeError } from './office-error.ts';
import { loadPasswordKey } from './password-key.ts';

/**
 * The standing statement under which a counter's keypad seals new clients' passwords, from now on for the term of the
 * day; null when there are no rules for it.
 */
export async function passwordSettingFor(
  office: Office,
  counter: string,
): Promise<SignedPasswordSetting | null> {
  const issuedAt = office.clock();
  const termMs = await termOn(office, beijingDate(issuedAt));
  if (termMs === null) return null;
  const { recipient } = await loadPasswordKey(office.db);
  const statement: PasswordSetting = {
    purpose: 'password-setting',
    counter,
    recipient,
    issuedAt,
    until: issuedAt + termMs,
  };
  return office.keys.sign(statement);
}

async function termOn(office: Office, date: string): Promise<number | null> {
  try {
    const { passwordSetting } = await office.editions.open(office.db).on(date);
    const term = passwordSettingMs(passwordSetting, date);
    if ('ms' in term) return term.ms;
  } catch (error) {
    // A contact must be opened without rules too: it is how a branch's journal gets here at all.
    if (!(error instanceof OfficeError)) throw error;
  }
  office.log({ event: 'no-password-setting', date });
  return null;
}
