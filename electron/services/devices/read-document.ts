import type { CardOutcome, DeviceState } from '../../../shared/bridge/devices.ts';
import type { Clock } from '../ports.ts';
import { cardOf } from './card.ts';
import type { DeviceResult } from './device-client.ts';
import type { OpenDevice } from './open-device.ts';
import type { ReadAnswer } from './protocol.ts';
import { deviceWords } from './words.ts';

const noCard = '没有读到证件。请把证件平放在读卡器上再读取,或手工录入。';
const unreadable = '证件没有读出。请重新放置并保持不动再读取;仍不行请手工录入,并核对证件真伪。';
const brokenOff = '读取中途与读卡器断开,没有采用。请检查连线,重新放置证件后再读取,或手工录入。';

/** Reads the document that lies on the reader, or says why there is none. */
export async function readDocument(
  open: () => Promise<OpenDevice | DeviceState>,
  waitMs: number,
  clock: Clock,
): Promise<CardOutcome> {
  const reader = await open();
  if (!('info' in reader)) {
    const status = reader.status === 'not-configured' ? 'not-configured' : 'not-answering';
    return { status, message: reader.words };
  }
  const answer = await reader.read({ waitMs });
  return answer.ok ? outcomeOf(answer.value, reader.info, clock()) : withoutAnswer(answer.why);
}

function outcomeOf(answer: ReadAnswer, info: OpenDevice['info'], readAt: number): CardOutcome {
  switch (answer.status) {
    case 'read': {
      const card = cardOf(answer.card, info, readAt);
      if (card !== null) return { status: 'read', card };
      return { status: 'unreadable', message: deviceWords.notUnderstood('id-reader') };
    }
    case 'no-card':
      return { status: 'no-card', message: noCard };
    case 'unreadable':
      return { status: 'unreadable', message: unreadable };
    case 'fault':
      return {
        status: 'not-answering',
        message: deviceWords.faulty('id-reader', answer.message),
      };
    case 'busy':
      return { status: 'not-answering', message: deviceWords.busy('id-reader') };
    case 'cancelled':
      return { status: 'cancelled' };
  }
}

function withoutAnswer(
  why: Extract<DeviceResult<never>, { readonly ok: false }>['why'],
): CardOutcome {
  if (why === 'aborted') return { status: 'cancelled' };
  return why === 'not-answering'
    ? { status: 'not-answering', message: brokenOff }
    : { status: 'unreadable', message: deviceWords.notUnderstood('id-reader') };
}
