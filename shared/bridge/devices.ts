import { z } from 'zod';
import { HashHex } from '../journal/entry.ts';
import type { NewPassword } from '../safeguards/new-password.ts';
import type { SignedPasswordProof } from '../safeguards/password-proof.ts';
import { ClientNo } from '../safeguards/password-box.ts';
import { BusinessDate } from '../values/dates.ts';
import { CommandId } from '../values/ids.ts';

/**
 * Whether a device's local service answers now; `faulty` says itself that it cannot work. `name` as it introduces
 * itself, empty while it does not; `words` what to do otherwise.
 */
export interface DeviceState {
  readonly device: 'id-reader' | 'keypad';
  readonly status: 'ready' | 'faulty' | 'not-answering' | 'not-configured';
  readonly name: string;
  readonly address: string;
  /** True for the simulators of a demonstration: said wherever their answers are shown. */
  readonly simulated: boolean;
  readonly words: string;
}

/** What an ID reader gives of a document; the photo is of its chip. Dates YYYY-MM-DD; `validUntil` null is 长期. */
export interface CardRead {
  readonly name: string;
  readonly idNumber: string;
  readonly sex: 'M' | 'F';
  readonly ethnicity: string;
  readonly birthDate: string;
  readonly address: string;
  readonly issuer: string;
  readonly validFrom: string;
  readonly validUntil: string | null;
  readonly photo: { readonly mediaType: 'image/jpeg' | 'image/png'; readonly bytes: Uint8Array };
  readonly readAt: number;
  readonly device: string;
  readonly simulated: boolean;
}

/** What became of reading a document; `message` says in Chinese what is wrong and what to do. */
export type CardOutcome =
  | { readonly status: 'read'; readonly card: CardRead }
  | { readonly status: 'cancelled' }
  | {
      readonly status: 'no-card' | 'unreadable' | 'not-answering' | 'not-configured';
      readonly message: string;
    };

/**
 * What became of asking the client's trading password. The keypad seals it to head office: neither the
 * window nor the shell ever has it in clear. `no-line` and the device's states name what may be done instead.
 */
export type PasswordOutcome =
  | { readonly status: 'proved'; readonly proof: SignedPasswordProof }
  | { readonly status: 'cancelled' }
  | { readonly status: 'wrong'; readonly triesLeft: number; readonly message: string }
  | { readonly status: 'locked'; readonly until: number | null; readonly message: string }
  | {
      /** `refused`: keypad or head office does not take this counter's asking; `not-typed`: nobody finished in time. */
      readonly status:
        | 'no-line'
        | 'no-password'
        | 'not-typed'
        | 'refused'
        | 'not-answering'
        | 'not-configured';
      readonly message: string;
    };

/** Whose password is asked, in which visit; the visit's id is bound into the proof. */
export const PasswordAsk = z.object({
  clientNo: ClientNo,
  visit: CommandId,
});
export type PasswordAsk = Readonly<z.infer<typeof PasswordAsk>>;

/** Who is to choose a first password, in which case: both are sealed with the digits. */
export const NewPasswordAsk = z.object({
  caseId: CommandId,
  /** `personDigest` of the client. */
  holder: HashHex,
  /** Refused as a password; null when it is not known. */
  birthDate: BusinessDate.nullable(),
});
export type NewPasswordAsk = Readonly<z.infer<typeof NewPasswordAsk>>;

/**
 * What became of setting a first password. Weak or differing digits never come here: the keypad lets the client type
 * again. `no-setting`: head office's standing statement is missing or has run out, and only a contact brings another.
 */
export type NewPasswordOutcome =
  | { readonly status: 'set'; readonly newPassword: NewPassword }
  | { readonly status: 'cancelled' }
  | {
      readonly status: 'no-setting' | 'not-typed' | 'refused' | 'not-answering' | 'not-configured';
      readonly message: string;
    };

/** The counter's devices, each a local service on loopback (docs/devices.md). */
export interface Devices {
  states(): Promise<readonly DeviceState[]>;
  /** Waits until a document lies on the reader, at most `waitMs`. One request of reader or keypad at a time. @throws Fault DEVICE_BUSY */
  readDocument(waitMs: number): Promise<CardOutcome>;
  /** Lets the client type the trading password on the keypad and has head office check it. Needs the line. @throws Fault DEVICE_BUSY */
  checkPassword(ask: PasswordAsk): Promise<PasswordOutcome>;
  /** Lets a client without a number choose a trading password on the keypad, typed twice. Needs no line. @throws Fault DEVICE_BUSY */
  setPassword(ask: NewPasswordAsk): Promise<NewPasswordOutcome>;
  /** Ends a waiting read or password entry as cancelled. What head office is checking already is answered: a try may have been counted. */
  cancel(): Promise<void>;
}

/** Schemas of the arguments, parsed in the shell. */
export const devicesArguments = {
  states: z.tuple([]),
  readDocument: z.tuple([z.int().min(0).max(60_000)]),
  checkPassword: z.tuple([PasswordAsk]),
  setPassword: z.tuple([NewPasswordAsk]),
  cancel: z.tuple([]),
} satisfies Record<keyof Devices, z.ZodType>;
