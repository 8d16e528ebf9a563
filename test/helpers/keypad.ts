import { Encrypter } from 'age-encryption';
import { canonicalBytes } from '../../shared/journal/canonical.ts';
import {
  newPasswordContent,
  type NewPassword,
  type NewPasswordContent,
  type SignedPasswordSetting,
} from '../../shared/safeguards/new-password.ts';
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
  return await sealedTo(statement.recipient, {
    ...passwordBoxContent(statement, password),
    ...change,
  });
}

/** A new password as a keypad seals it under a standing statement; `change` makes it a dishonest one. */
export async function sealedNewPassword(
  setting: SignedPasswordSetting,
  of: Pick<NewPasswordContent, 'caseId' | 'holder'>,
  password: string,
  change: Partial<NewPasswordContent> = {},
): Promise<NewPassword> {
  const { counter, recipient, issuedAt, until } = setting.statement;
  const content = { ...newPasswordContent({ counter, ...of }, password), ...change };
  const box = await sealedTo(recipient, content);
  return {
    box,
    sealedAt: issuedAt + 60_000,
    until,
    setting,
    keypad: '演示密码键盘',
    simulated: true,
  };
}

async function sealedTo(recipient: string, content: object): Promise<string> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  return toBase64(await encrypter.encrypt(canonicalBytes(content)));
}
