import { createHash, generateKeyPairSync } from 'node:crypto';
import { nodeSuite } from '../../headoffice/suite.ts';
import type { SignedAuthority } from '../../shared/safeguards/authority.ts';
import { toHex } from '../../shared/values/bytes.ts';
import { type CounterKit, counterKit, type KitSession } from '../../test/helpers/counter-kit.ts';
import { testKey } from '../../test/helpers/people.ts';

/** Monday, a trading day, 10:00 in Beijing. */
export const dayStart = Date.UTC(2026, 10, 23, 2);
/** Between two acts of a counter. */
const actMs = 100;

const looksOfVisit = 5;
const looksWithout = 2;
/** Every so many clients somebody opens an account. */
const openingEvery = 20;

/** Head office's signing key of a run: journals are made once and sent to several head offices. */
export function makeSigningKey(): string {
  const { privateKey } = generateKeyPairSync('ed25519');
  return toHex(privateKey.export({ format: 'der', type: 'pkcs8' }));
}

/** Whose day it is, and where. */
export interface DaySetup {
  readonly counter: string;
  readonly seed: number;
  readonly staff: string;
  readonly staffSeed: number;
  readonly authority: SignedAuthority;
  readonly headOfficeKey: string;
}

/**
 * A counter's day of `count` entries, decided by the product's own rules: clients are verified, their data is looked at
 * for a reason, some open accounts. Gives the counter and when its last act was.
 */
export function makeDay(
  setup: DaySetup,
  count: number,
): { readonly kit: CounterKit; readonly end: number } {
  const clock = { now: dayStart };
  const kit = counterKit({
    counter: setup.counter,
    seed: setup.seed,
    headOfficeKey: setup.headOfficeKey,
    clock: () => clock.now,
    suite: nodeSuite(),
  });
  const { staff, authority } = setup;
  const session = kit.signIn({ staff, key: testKey(setup.staffSeed), authority });
  for (const act of acts(kit, session, setup)) {
    if (kit.entries.length >= count) break;
    clock.now += actMs;
    act();
  }
  return { kit, end: clock.now };
}

/** The acts of one client after the other, without end. */
function* acts(
  kit: CounterKit,
  session: KitSession,
  { seed, staff }: DaySetup,
): Generator<() => void, never> {
  const look = (page: string, visit?: string): void => {
    const data = {
      clientNo: null,
      serial: `${kit.counter}-1-000001`,
      page,
      reason: 'call',
      text: '',
    };
    const carried = visit === undefined ? {} : { visit };
    kit.act(session, { business: 'unmask', type: 'UnmaskFields', data }, carried);
  };
  for (let number = 1; ; number += 1) {
    const client = clientOf(seed, number);
    let visit = '';
    yield () => {
      const data = visitOf(kit, client, staff, number);
      visit = kit.act(session, { business: 'visit', type: 'BeginVisit', data }).caseId;
    };
    for (let at = 0; at < looksOfVisit; at += 1) yield () => look('1104', visit);
    if (number % openingEvery === 0) {
      yield () => {
        const application = {
          ...client,
          mobile: '13800000000',
          address: '北京市朝阳区测试路 1 号',
          email: '',
          accounts: ['SH_A', 'SZ_A'],
        };
        const data = { application };
        kit.act(session, { business: 'account-opening', type: 'SubmitOpening', data });
      };
    }
    yield () => {
      const data = { reason: 'finished' };
      kit.act(session, { business: 'visit', type: 'EndVisit', data, caseId: visit });
    };
    for (let at = 0; at < looksWithout; at += 1) yield () => look('2101');
  }
}

interface Client {
  readonly name: string;
  readonly idNumber: string;
}

const surnames = '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗';
const given = '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超兰霞平';

function clientOf(seed: number, number: number): Client {
  const at = seed * 7919 + number;
  const letter = (of: string, from: number): string => of.charAt(Math.floor(at / from) % of.length);
  const name = letter(surnames, 1) + letter(given, 20) + letter(given, 400);
  const birthday = new Date(Date.UTC(1962, 0, 1 + (at % 14_000)));
  const digits = birthday.toISOString().slice(0, 10).replaceAll('-', '');
  const sequence = String(Math.floor(number / 14_000) * 300 + (seed % 300)).padStart(3, '0');
  return { name, idNumber: withCheckDigit(`110105${digits}${sequence}`) };
}

function withCheckDigit(body: string): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, at) => total + weight * Number(body[at]), 0);
  return body + '10X98765432'.charAt(sum % 11);
}

/** The client's document typed in and the face compared with it; the picture's digest is as random as a real one. */
function visitOf(kit: CounterKit, { name, idNumber }: Client, staff: string, number: number) {
  const picture = {
    kind: 'face',
    digest: createHash('sha256').update(`${kit.counter} ${number}`).digest('hex'),
    mediaType: 'image/jpeg',
    bytes: 60_000 + (number % 9000),
    takenAt: dayStart,
    source: 'camera',
    page: 1,
  };
  return {
    client: { clientNo: null, name, idKind: 'RESIDENT', idNumber },
    grade: 'face',
    document: {
      source: 'typed',
      number: idNumber,
      name,
      validFrom: '2016-12-30',
      validUntil: '2036-12-30',
      issuer: null,
      ethnicity: null,
      device: null,
      simulated: false,
    },
    face: { picture, chipPhoto: null, compared: 'same', by: staff },
    password: null,
    agent: null,
  };
}
