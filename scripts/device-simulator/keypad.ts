import type {
  KeypadAnswer,
  KeypadAsk,
  NewPasswordAsk,
} from '../../electron/services/devices/protocol.ts';
import { isGenuineSetting } from '../../shared/safeguards/new-password.ts';
import { isGenuineChallenge } from '../../shared/safeguards/password-box.ts';
import { intl1 } from '../../shared/suite-intl-1.ts';
import { type KeypadEntry, newPasswordEntry, passwordEntry } from './keypad-entry.ts';

/** What may be shown of a keypad: how many digits were typed, never which. */
export interface KeypadFace {
  /** `clientNo` null: a client who has no number yet chooses a password. */
  readonly asking: { readonly clientNo: string | null; readonly counter: string } | null;
  readonly typed: number;
  readonly words: string;
}

/** A keypad: asleep until it is asked, then it takes six digits and seals them itself. */
export interface SimulatedKeypad {
  readonly face: KeypadFace;
  /** `0`–`9`, `Backspace`, `Enter`, `Escape`; anything else, and everything while asleep, does nothing. */
  press(key: string): Promise<void>;
  ask(ask: Omit<KeypadAsk, 'protocol'>): Promise<KeypadAnswer>;
  askNew(ask: Omit<NewPasswordAsk, 'protocol'>): Promise<KeypadAnswer>;
  cancel(request: string): void;
}

interface Asked {
  readonly request: string;
  readonly entry: KeypadEntry;
  readonly digits: Uint8Array;
  count: number;
  readonly end: (answer: KeypadAnswer) => void;
}

const protocol = 1;
const length = 6;
const asleep = '待机';

/** @param headOfficeKey the one key whose statements it answers, put in when the keypad is set up; null: none */
export function createKeypad(headOfficeKey: string | null): SimulatedKeypad {
  let asked: Asked | null = null;
  let words = asleep;
  const confirm = async (one: Asked): Promise<void> => {
    if (one.count < length) {
      words = '请输入 6 位数字';
      return;
    }
    const confirmed = await one.entry.confirm(String.fromCharCode(...one.digits));
    // Cancelled or timed out while it was being sealed: that answer stands.
    if (asked !== one) return;
    if ('box' in confirmed) return one.end({ protocol, status: 'sealed', box: confirmed.box });
    one.digits.fill(0);
    one.count = 0;
    words = confirmed.again;
  };
  const take = async (
    { request, waitMs }: Pick<KeypadAsk, 'request' | 'waitMs'>,
    entry: KeypadEntry,
  ): Promise<KeypadAnswer> => {
    words = entry.words;
    return await new Promise<KeypadAnswer>((resolve) => {
      const digits = new Uint8Array(length);
      const end = (answer: KeypadAnswer): void => {
        clearTimeout(timer);
        digits.fill(0);
        entry.forget();
        asked = null;
        words = asleep;
        resolve(answer);
      };
      const timer = setTimeout(() => end({ protocol, status: 'not-typed' }), waitMs);
      asked = { request, entry, digits, count: 0, end };
    });
  };
  return {
    get face() {
      return {
        asking: asked === null ? null : shown(asked.entry),
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
    async ask(ask) {
      if (asked !== null) return { protocol, status: 'busy' };
      // Whoever asks may be anybody: only head office's own question is put to the client.
      const isGenuine =
        headOfficeKey !== null && isGenuineChallenge(intl1, headOfficeKey, ask.challenge);
      return isGenuine
        ? await take(ask, passwordEntry(ask.challenge))
        : { protocol, status: 'refused' };
    },
    async askNew(ask) {
      if (asked !== null) return { protocol, status: 'busy' };
      // Its term is not judged here: a keypad has no clock to rely on. Counter and head office do.
      const isGenuine =
        headOfficeKey !== null && isGenuineSetting(intl1, headOfficeKey, ask.setting);
      return isGenuine ? await take(ask, newPasswordEntry(ask)) : { protocol, status: 'refused' };
    },
    cancel(request) {
      if (asked?.request === request) asked.end({ protocol, status: 'cancelled' });
    },
  };
}

function shown({ clientNo, counter }: KeypadEntry): NonNullable<KeypadFace['asking']> {
  return { clientNo: clientNo === null ? null : `****${clientNo.slice(-4)}`, counter };
}
