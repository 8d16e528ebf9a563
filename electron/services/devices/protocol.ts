import { z } from 'zod';
import { HashHex } from '../../../shared/journal/entry.ts';
import {
  SealedPassword,
  SignedPasswordChallenge,
} from '../../../shared/safeguards/password-box.ts';
import { SignedPasswordSetting } from '../../../shared/safeguards/new-password.ts';
import { BusinessDate } from '../../../shared/values/dates.ts';
import { CommandId } from '../../../shared/values/ids.ts';
import { hasControlOrBidi, hasLoneSurrogate } from '../../../shared/values/text.ts';

/**
 * What a device's local service is asked and answers (docs/devices.md), version 1: JSON over HTTP on
 * loopback, under the address of the device. The first is a GET, the others are POSTs.
 */
export const devicePaths = {
  device: 'v1/device',
  read: 'v1/read',
  password: 'v1/password',
  newPassword: 'v1/new-password',
  cancel: 'v1/cancel',
} as const;

/** No answer is longer: a chip's photo has about one kilobyte as it is stored, 40 unpacked. */
export const maxAnswerBytes = 512 * 1024;
export const maxPhotoBytes = 256 * 1024;

const protocol = z.literal(1);
/** Shown to staff as it is, so nothing in it may look different from what it says. */
const words = (longest: number) =>
  z
    .string()
    .min(1)
    .max(longest)
    .refine((text) => !hasLoneSurrogate(text) && !hasControlOrBidi(text));
const message = words(200).exactOptional();

/** GET v1/device. Example: {"protocol":1,"device":"id-reader","name":"…","simulated":false,"status":"ready"} */
export const DeviceAnswer = z.object({
  protocol,
  device: z.enum(['id-reader', 'keypad']),
  name: words(60),
  simulated: z.boolean(),
  status: z.enum(['ready', 'fault']),
  message,
});
export type DeviceAnswer = Readonly<z.infer<typeof DeviceAnswer>>;

const request = z.string().min(1).max(64);
const waitMs = z.int().min(0).max(60_000);

/** POST v1/read: waits until a document lies on the reader. */
export const ReadAsk = z.object({ protocol, request, waitMs });
export type ReadAsk = Readonly<z.infer<typeof ReadAsk>>;

/** What the chip says; dates YYYY-MM-DD, `validUntil` null for 长期, the photo as base64. */
export const DeviceCard = z.object({
  name: words(120),
  idNumber: z.string().regex(/^[0-9A-Z]{8,18}$/),
  sex: z.enum(['M', 'F']),
  ethnicity: words(20),
  birthDate: BusinessDate,
  address: words(200),
  issuer: words(100),
  validFrom: BusinessDate,
  validUntil: BusinessDate.nullable(),
  photo: z.object({ mediaType: z.enum(['image/jpeg', 'image/png']), data: z.base64() }),
});
export type DeviceCard = Readonly<z.infer<typeof DeviceCard>>;

const ended = z.object({ protocol, status: z.enum(['cancelled', 'busy']) });
const failed = z.object({ protocol, status: z.literal('fault'), message });

export const ReadAnswer = z.discriminatedUnion('status', [
  z.object({ protocol, status: z.literal('read'), card: DeviceCard }),
  z.object({ protocol, status: z.enum(['no-card', 'unreadable']) }),
  failed,
  ended,
]);
export type ReadAnswer = Readonly<z.infer<typeof ReadAnswer>>;

/** POST v1/password: the keypad checks head office's signature before it asks for anything. */
export const KeypadAsk = z.object({
  protocol,
  request,
  waitMs,
  challenge: SignedPasswordChallenge,
});
export type KeypadAsk = Readonly<z.infer<typeof KeypadAsk>>;

/** Of both, a password and a new one. */
export const KeypadAnswer = z.discriminatedUnion('status', [
  z.object({ protocol, status: z.literal('sealed'), box: SealedPassword }),
  /** `not-typed`: nobody finished within the wait. `refused`: head office, as the keypad knows it, did not sign. */
  z.object({ protocol, status: z.enum(['not-typed', 'refused']) }),
  failed,
  ended,
]);
export type KeypadAnswer = Readonly<z.infer<typeof KeypadAnswer>>;

/**
 * POST v1/new-password: a client's first password, typed twice. The keypad checks the signature of the standing
 * statement, refuses weak digits itself, and lets the client type again where the two differ.
 */
export const NewPasswordAsk = z.object({
  protocol,
  request,
  waitMs: z.int().min(0).max(180_000),
  setting: SignedPasswordSetting,
  caseId: CommandId,
  holder: HashHex,
  /** Of the client, so that the password is not it; null when it is not known. */
  birthDate: BusinessDate.nullable(),
});
export type NewPasswordAsk = Readonly<z.infer<typeof NewPasswordAsk>>;

/** POST v1/cancel: ends a waiting request of this id; one that is over is no error. */
export const CancelAsk = z.object({ protocol, request });
export const CancelAnswer = z.object({ protocol });
