import type { z } from 'zod';
import type { Signer } from '../../shared/suite.ts';
import type { Uplink, UplinkFailure, UplinkResult } from '../../shared/bridge/uplink.ts';
import { SignedManifest } from '../../shared/feed/snapshot.ts';
import { canonicalBytes } from '../../shared/journal/canonical.ts';
import type { Head } from '../../shared/journal/entry.ts';
import { IntakeAnswer } from '../../shared/sync/answers.ts';
import {
  ChallengeAnswer,
  type ContactAsk,
  ContactAnswer,
  type ContactStatement,
  EnrolmentAnswer,
  type EnrolmentAsk,
  FeedAnswer,
  type FirstSignInAsk,
  HeadOfficeAnswer,
  type Newcomer,
  packedMediaType,
  protocolPaths,
  type SignedReseal,
  StaffDocument,
  StaffDocuments,
} from '../../shared/sync/contact.ts';

import {
  PasswordChallengeAnswer,
  type PasswordChallengeAsk,
  PasswordCheckAnswer,
  type PasswordCheckAsk,
} from '../../shared/sync/client-password.ts';
import type { EnrolmentStore } from './enrolment.ts';
import type { HttpRoad } from './http-road.ts';
import type { PasswordSettingFile } from './password-setting.ts';
import type { StaffFiles } from './staff-files.ts';

export interface UplinkParts {
  readonly road: HttpRoad;
  readonly enrolment: EnrolmentStore;
  readonly signing: Signer;
  readonly staff: StaffFiles;
  readonly passwordSetting: Pick<PasswordSettingFile, 'keep'>;
  /** Name and version of this program, for head office's list of counters. */
  readonly program: string;
  /** For the same list: how far this counter's clock is off. */
  readonly clock: () => number;
}

/** The road to head office: what the window may call, and what only the shell's own services do. */
export interface ShellUplink extends Uplink {
  /** Whose head office this is, asked before a one-time code is used. */
  headOffice(): Promise<UplinkResult<HeadOfficeAnswer>>;
  enrol(ask: EnrolmentAsk): Promise<UplinkResult<EnrolmentAnswer>>;
  firstSignIn(ask: FirstSignInAsk): Promise<UplinkResult<StaffDocument>>;
  /** People of the branch without a key, as head office named them at the newest contact. */
  newcomers(): readonly Newcomer[];
  /** Brings a key sealed by a new password to head office. */
  putSealedKey(resealed: SignedReseal): Promise<UplinkResult<unknown>>;
  /** What the keypad is to be asked for a client's trading password. */
  passwordChallenge(ask: PasswordChallengeAsk): Promise<UplinkResult<PasswordChallengeAnswer>>;
  passwordCheck(ask: PasswordCheckAsk): Promise<UplinkResult<PasswordCheckAnswer>>;
  /** Whether the newest exchange was answered. */
  isOnline(): boolean;
  /** The open contact's token, for what speaks a protocol of its own. */
  token(): string | null;
  /** Hears of every contact that is opened. */
  onContact(listener: () => void): void;
  /** Waits until no batch is under way: acts go before everything else. */
  whenQuiet(): Promise<void>;
  /** Asks within the contact. */
  ask<T>(schema: z.ZodType<T>, path: string, json: unknown): Promise<UplinkResult<T>>;
  fetchBytes(path: string, atMost: number): Promise<UplinkResult<Uint8Array>>;
}

export function createUplink(parts: UplinkParts): ShellUplink {
  const { road, enrolment, signing, staff, passwordSetting, program, clock } = parts;
  let token: string | null = null;
  let online = false;
  let waiting: AbortController | null = null;
  let newcomers: readonly Newcomer[] = [];
  let pushing: Promise<unknown> = Promise.resolve();
  const listeners: (() => void)[] = [];

  const heard = <T>(result: UplinkResult<T>): UplinkResult<T> => {
    // A poll the window ended itself says nothing about the line.
    if (result.ok || result.failure.kind !== 'interrupted') {
      online = result.ok || result.failure.status !== undefined;
    }
    if (!result.ok && result.failure.kind === 'no-contact') token = null;
    return result;
  };
  /** Runs a call within the open contact. */
  const within = async <T>(
    call: (held: { readonly token: string }) => Promise<UplinkResult<T>>,
  ): Promise<UplinkResult<T>> => {
    if (enrolment.current() === null)
      return failed({ kind: 'not-enrolled', detail: 'not enrolled' });
    if (token === null) return failed({ kind: 'no-contact', detail: 'no contact is open' });
    return heard(await call({ token }));
  };
  const openContact = async (
    counter: string,
    head: Head,
    feedPlace: number,
  ): Promise<UplinkResult<ContactAnswer>> => {
    const asked = await road.json(ChallengeAnswer, post(protocolPaths.challenge, { counter }));
    if (!asked.ok) return asked;
    const { challenge } = asked.value;
    const statement: ContactStatement = { purpose: 'contact', counter, challenge, head, feedPlace };
    const ask: ContactAsk = {
      statement,
      signature: signing.sign(canonicalBytes(statement)),
      program,
      clock: clock(),
    };
    return await road.json(ContactAnswer, post(protocolPaths.contacts, ask));
  };
  const renewStaff = async (headOfficeKey: string): Promise<void> => {
    const got = await within((held) =>
      road.json(StaffDocuments, { ...get(protocolPaths.staffDocuments), ...held }),
    );
    if (!got.ok) return;
    newcomers = got.value.newcomers ?? [];
    for (const document of got.value.documents) await staff.keep(document, headOfficeKey);
  };

  return {
    isOnline: () => online,
    token: () => token,
    onContact: (listener) => void listeners.push(listener),
    async whenQuiet() {
      await pushing;
    },
    ask: (schema, path, json) =>
      within((held) => road.json(schema, { ...post(path, json), ...held })),
    fetchBytes: (path, answerAtMost) =>
      within((held) =>
        // Time for all of it on a slow line: nobody waits for anything else meanwhile.
        road.bytes({ ...get(path), ...held, answerAtMost, waitMs: Math.ceil(answerAtMost / 16) }),
      ),
    async contact(head, feedPlace) {
      const counter = enrolment.current();
      if (counter === null) return failed({ kind: 'not-enrolled', detail: 'not enrolled' });
      const opened = heard(await openContact(counter.counter, head, feedPlace));
      if (!opened.ok) return opened;
      const { token: given, passwordSetting: setting, ...answer } = opened.value;
      token = given;
      if (setting !== undefined) await passwordSetting.keep(setting, counter);
      // The contact stands without them: who could sign in before still can.
      await renewStaff(counter.headOfficeKey);
      for (const listener of listeners) listener();
      return { ok: true, value: answer };
    },
    push(batch) {
      const pushed = within((held) =>
        road.json(IntakeAnswer, {
          method: 'POST',
          path: protocolPaths.batches,
          bytes: { type: packedMediaType, body: batch },
          ...held,
        }),
      );
      pushing = pushed;
      return pushed;
    },
    async pull(after, waitMs, seq) {
      const query = new URLSearchParams({ after: `${after}`, waitMs: `${waitMs}`, seq: `${seq}` });
      const controller = new AbortController();
      waiting = controller;
      const path = `${protocolPaths.feed}?${query.toString()}`;
      const answer = await within(async (held) => {
        const got = await road.json(FeedAnswer, {
          ...get(path),
          ...held,
          waitMs,
          signal: controller.signal,
        });
        return !got.ok && controller.signal.aborted ? interrupted : got;
      });
      if (waiting === controller) waiting = null;
      return answer;
    },
    snapshot: () =>
      within((held) => road.json(SignedManifest, { ...get(protocolPaths.snapshot), ...held })),
    snapshotSegment: (place, index) =>
      within((held) =>
        road.bytes({ ...get(protocolPaths.snapshotSegment(place, index)), ...held }),
      ),
    async interrupt() {
      waiting?.abort();
    },
    headOffice: async () => heard(await road.json(HeadOfficeAnswer, get(protocolPaths.headOffice))),
    enrol: async (ask) =>
      heard(await road.json(EnrolmentAnswer, post(protocolPaths.enrolment, ask))),
    firstSignIn: (ask) =>
      within((held) =>
        road.json(StaffDocument, { ...post(protocolPaths.firstSignIn, ask), ...held }),
      ),
    newcomers: () => newcomers,
    putSealedKey: (resealed) =>
      within((held) =>
        road.bytes({ method: 'PUT', path: protocolPaths.sealedKey, json: resealed, ...held }),
      ),
    passwordChallenge: (ask) =>
      within((held) =>
        road.json(PasswordChallengeAnswer, {
          ...post(protocolPaths.passwordChallenges, ask),
          ...held,
        }),
      ),
    passwordCheck: (ask) =>
      within((held) =>
        road.json(PasswordCheckAnswer, { ...post(protocolPaths.passwordChecks, ask), ...held }),
      ),
  };
}

const get = (path: string) => ({ method: 'GET', path }) as const;
const post = (path: string, json: unknown) => ({ method: 'POST', path, json }) as const;

const failed = (
  failure: UplinkFailure,
): { readonly ok: false; readonly failure: UplinkFailure } => ({
  ok: false,
  failure,
});

const interrupted = failed({ kind: 'interrupted', detail: 'something new is to be sent' });
