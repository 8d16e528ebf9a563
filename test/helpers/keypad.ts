import { Encrypter } from 'age-encryption';
import { canonicalBytes } from '../../shared/journal/canonical.ts';
import {
  passwordBoxContent,
  type PasswordBoxContent,
  type PasswordChallenge,
} from '../../shared/safeguards/password-box.ts';
import { toBase64 } from '../../shared/values/bytes.ts';

/** What a keypad seals for a challenge; `change` makes it a dishonest one. */
export async function sealedBox(
  statement: PasswordChallenge,
  password: string,
  change: Partial<PasswordBoxContent> = {},
): Promise<string> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(statement.recipient);
  const content = { ...passwordBoxContent(statement, password), ...change };
  return toBase64(await encrypter.encrypt(canonicalBytes(content)));
}
