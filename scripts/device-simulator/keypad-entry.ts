import { Encrypter } from 'age-encryption';
import type { KeypadAsk, NewPasswordAsk } from '../../electron/services/devices/protocol.ts';
import { canonicalBytes } from '../../shared/journal/canonical.ts';
import { passwordWeakness } from '../../shared/rulebook/counter/client-password.ts';
import { newPasswordContent } from '../../shared/safeguards/new-password.ts';
import { passwordBoxContent } from '../../shared/safeguards/password-box.ts';
import { toBase64 } from '../../shared/values/bytes.ts';

/** What comes of six digits and 确认: sealed, or what the keypad says before the client types again. */
export type Confirmed = { readonly box: string } | { readonly again: string };

/** One thing a keypad asks digits for. */
export interface KeypadEntry {
  /** What the keypad shows: whose password, null for a client who has no number yet. */
  readonly clientNo: string | null;
  readonly counter: string;
  readonly words: string;
  confirm(digits: string): Promise<Confirmed>;
  /** Nothing of what was typed is kept. */
  forget(): void;
}

/** A client's password, for head office to compare. */
export function passwordEntry({ statement }: KeypadAsk['challenge']): KeypadEntry {
  const { clientNo, counter, recipient } = statement;
  return {
    clientNo,
    counter,
    words: '请输入交易密码',
    confirm: async (digits) => ({
      box: await sealed(recipient, passwordBoxContent(statement, digits)),
    }),
    forget: () => undefined,
  };
}

/** A new client's password: typed twice, and not one that anybody would try. */
export function newPasswordEntry(
  ask: Pick<NewPasswordAsk, 'setting' | 'caseId' | 'holder' | 'birthDate'>,
): KeypadEntry {
  const { counter, recipient } = ask.setting.statement;
  let first: string | null = null;
  return {
    clientNo: null,
    counter,
    words: '请设置 6 位交易密码',
    async confirm(digits) {
      if (first === null) {
        const weakness = passwordWeakness(digits, ask.birthDate);
        if (weakness !== null) return { again: `${weakness}请重新设置` };
        first = digits;
        return { again: '请再输入一次' };
      }
      const isSame = first === digits;
      first = null;
      if (!isSame) return { again: '两次输入不一致,请重新设置' };
      const { caseId, holder } = ask;
      return {
        box: await sealed(recipient, newPasswordContent({ caseId, counter, holder }, digits)),
      };
    },
    forget() {
      first = null;
    },
  };
}

async function sealed(recipient: string, content: object): Promise<string> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  return toBase64(await encrypter.encrypt(canonicalBytes(content)));
}
