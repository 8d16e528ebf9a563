import { Encrypter } from 'age-encryption';
import type { KeypadAnswer, KeypadAsk } from '../../electron/services/devices/protocol.ts';
import { canonicalBytes } from '../../shared/journal/canonical.ts';
import {
  isGenuineChallenge,
  passwordBoxContent,
  type PasswordChallenge,
} from '../../shared/safeguards/password-box.ts';
import { intl1 } from '../../shared/suite-intl-1.ts';
import { toBase64 } from '../../shared/values/bytes.ts';

/** What may be shown of a keypad: how many digits were typed, never which. */
export interface KeypadFace {
  readonly asking: { readonly clientNo: string; readonly counter: string } | null;
  readonly typed: number;
  readonly words: string;
}

/** A keypad: asleep until it is asked, then it takes six digits and seals them itself. */
export interface SimulatedKeypad {
  readonly face: KeypadFace;
  /** `0`–`9`, `Backspace`, `Enter`, `Escape`; anything else, and everything while asleep, does nothing. */
  press(key: string): Promise<void>;
  ask(ask: Pick<KeypadAsk, 'request' | 'waitMs' | 'challenge'>): Promise<KeypadAnswer>;
  cancel(request: string): void;
}

interface Asked {
  readonly request: string;
  readonly statement: PasswordChallenge;
  readonly digits: Uint8Array;
  count: number;
  readonly end: (answer: KeypadAnswer) => void;
}

const protocol = 1;
const length = 6;
const asleep = '待机';

/** @param headOfficeKey the one key whose challenges it answers, put in when the keypad is set up; null: none */
export function createKeypad(headOfficeKey: string | null): SimulatedKeypad {
  let asked: Asked | null = null;
  let words = asleep;
  const confirm = async (one: Asked): Promise<void> => {
    if (one.count < length) {
      words = '请输入 6 位数字';
      return;
    }
    const box = await sealed(one.statement, one.digits);
    // Cancelled or timed out while it was being sealed: that answer stands.
    if (asked === one) one.end({ protocol, status: 'sealed', box });
  };
  return {
    get face() {
      const { clientNo = '', counter = '' } = asked?.statement ?? {};
      return {
        asking: asked === null ? null : { clientNo: `****${clientNo.slice(-4)}`, counter },
        typed: asked?.count ?? 0,
        words,
      };
    },
    async press(key) {
      if (asked === null) return;
      if (/^[0-9]$/.test(key) && asked.count < length)
        asked.digits[asked.count++] = key.charCodeAt(0);
      else if (key === 'Backspace' && asked.count > 0) asked.digits[--asked.count] = 0;
      else if (key === 'Escape') asked.end({ protocol, status: 'cancelled' });
      else if (key === 'Enter') await confirm(asked);
    },
    async ask({ request, waitMs, challenge }) {
      if (asked !== null) return { protocol, status: 'busy' };
      // Whoever asks may be anybody: only head office's own question is put to the client.
      const isGenuine =
        headOfficeKey !== null && isGenuineChallenge(intl1, headOfficeKey, challenge);
      if (!isGenuine) return { protocol, status: 'refused' };
      words = '请输入交易密码';
      return await new Promise<KeypadAnswer>((resolve) => {
        const digits = new Uint8Array(length);
        const end = (answer: KeypadAnswer): void => {
          clearTimeout(timer);
          digits.fill(0);
          asked = null;
          words = asleep;
          resolve(answer);
        };
        const timer = setTimeout(() => end({ protocol, status: 'not-typed' }), waitMs);
        asked = { request, statement: challenge.statement, digits, count: 0, end };
      });
    },
    cancel(request) {
      if (asked?.request === request) asked.end({ protocol, status: 'cancelled' });
    },
  };
}

async function sealed(statement: PasswordChallenge, digits: Uint8Array): Promise<string> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(statement.recipient);
  const password = String.fromCharCode(...digits);
  return toBase64(await encrypter.encrypt(canonicalBytes(passwordBoxContent(statement, password))));
}
