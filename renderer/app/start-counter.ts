import type { Bridge } from '../../shared/bridge/index.ts';
import type { SystemInfo } from '../../shared/bridge/system.ts';
import { Fault } from '../../shared/errors.ts';
import type { CounterStore, StartFinding } from '../data/types.ts';
import { isHostAnew, wordsOf } from '../session/words.ts';

/** How far the start has come; `failed` says what to do. */
export type StartState =
  | { readonly status: 'connecting' }
  | { readonly status: 'failed'; readonly message: string }
  | { readonly status: 'unenrolled'; readonly bridge: Bridge; readonly info: SystemInfo }
  | {
      readonly status: 'opening';
      readonly words: string;
      readonly done: number;
      readonly total: number | null;
    }
  | {
      readonly status: 'ready';
      readonly bridge: Bridge;
      readonly store: CounterStore;
      readonly info: EnrolledInfo;
      readonly findings: readonly StartFinding[];
    };

export type EnrolledInfo = SystemInfo & { readonly counter: NonNullable<SystemInfo['counter']> };

/** What a start is made of; a test brings its own. */
export interface StartParts {
  connect(): Promise<Bridge>;
  /** The store of an enrolled counter, not yet started, and what begins the exchange with head office. */
  open(bridge: Bridge): {
    readonly store: CounterStore;
    readonly startSync: () => void;
  };
}

/** Connects, opens the store and begins the exchange, telling every step. Never throws. */
export async function startCounter(
  parts: StartParts,
  tell: (state: StartState) => void,
): Promise<void> {
  try {
    tell({ status: 'connecting' });
    const bridge = await parts.connect();
    await openCounter(parts, bridge, tell);
  } catch (error) {
    tell({ status: 'failed', message: failureWords(error) });
  }
}

/** The part after connecting: again after an enrolment. */
export async function openCounter(
  parts: StartParts,
  bridge: Bridge,
  tell: (state: StartState) => void,
): Promise<void> {
  try {
    const info = await bridge.system.info();
    if (!isEnrolled(info)) {
      tell({ status: 'unenrolled', bridge, info });
      return;
    }
    const { store, startSync } = parts.open(bridge);
    const report = await store.start((step) => tell({ status: 'opening', ...step }));
    const { findings } = report;
    // A counter that may not take acts still hears head office: it may be told what to do.
    startSync();
    tell({ status: 'ready', bridge, store, info, findings });
  } catch (error) {
    tell({ status: 'failed', message: failureWords(error) });
  }
}

function isEnrolled(info: SystemInfo): info is EnrolledInfo {
  return info.counter !== null;
}

function failureWords(error: unknown): string {
  const isRefused = error instanceof Fault && error.code === 'BRIDGE_REFUSED';
  return isRefused && !isHostAnew(error)
    ? '本页没有访问凭据。请从启动程序给出的地址打开。'
    : wordsOf(error);
}
