import { randomBytes } from 'node:crypto';
import { canaryFile } from '../../electron/services/canary.ts';
import { createDiskGuard, type DiskGuard } from '../../electron/services/disk-guard.ts';
import { createEvidence, type EvidenceService } from '../../electron/services/evidence/evidence.ts';
import type { EvidenceLine } from '../../electron/services/evidence/line.ts';
import { createFeedLog, pagesFollow } from '../../electron/services/feed-log.ts';
import { createJournalLog, entriesFollow } from '../../electron/services/journal-log.ts';
import { keptBatches } from '../../electron/services/kept-batches.ts';
import { LogFile } from '../../electron/services/log-file.ts';
import { createWriterLease } from '../../electron/services/writer-lease.ts';
import type { Bridge } from '../../shared/bridge/index.ts';
import type { KeyStore } from '../../shared/bridge/key-store.ts';
import type { CrashMark, ShellNews, SystemInfo } from '../../shared/bridge/system.ts';
import type { Uplink } from '../../shared/bridge/uplink.ts';
import { batchHeaderBytes } from '../../shared/sync/batch.ts';
import { MemoryDisk } from './memory-disk.ts';
import { headOfficeTestKey, type TestKey, testKey } from './people.ts';
import { TestClient } from './test-client.ts';

/** The program stopped at a mark: nothing after it happened. */
export class Crash extends Error {
  override readonly name = 'Crash';
}

/** What a fake shell is for: which counter, with which line and sealing. */
export interface FakeShellOptions {
  readonly counter: string;
  readonly uplink: Uplink;
  readonly clock: () => number;
  readonly sealing?: 'sealed' | 'clear';
  readonly headOfficeKey?: string;
  readonly signingKey?: TestKey;
  readonly installation?: string;
  readonly segmentBytes?: number;
  readonly snapshotPlace?: number;
  /** Head office for evidence; without it there is no line. */
  readonly evidenceLine?: EvidenceLine;
}

/**
 * The shell of one counter over a disk in memory: the real logs, canary and lease, so that a restart finds
 * what a disk would hold. Marks are armed with `crashAt`; `restart` is a new program on the same disk.
 */
export class FakeShell {
  readonly disk = new MemoryDisk();
  readonly signingKey: TestKey;
  /** Plays the client at this counter's client's screen. */
  readonly client: TestClient;
  /** The mark at which the program stops next. */
  crashAt: CrashMark | null = null;
  #options: FakeShellOptions;
  #window = 0;

  constructor(options: FakeShellOptions) {
    this.#options = options;
    this.signingKey = options.signingKey ?? testKey(100);
    this.client = new TestClient(() => this.#options.clock());
  }

  /** The line from now on. */
  set uplink(uplink: Uplink) {
    this.#options = { ...this.#options, uplink };
  }

  /** Stops the program once, if this mark is armed. */
  readonly reach = (mark: CrashMark): undefined => {
    if (this.crashAt !== mark) return;
    this.crashAt = null;
    throw new Crash(mark);
  };

  /** The services of a newly started shell, for one window. */
  start(): Bridge {
    const { disk, reach } = this;
    const { clock, installation = 'a'.repeat(32), segmentBytes } = this.#options;
    const noteTrouble = (): void => {};
    const common = { files: disk, reach, noteTrouble };
    const size = segmentBytes === undefined ? {} : { segmentBytes };
    const toolsFor = (folder: string) => ({
      files: disk,
      folder,
      damagedFolder: '/damaged',
      clock,
    });
    const guard = createDiskGuard({
      freeBytes: async () => await Promise.resolve(2 ** 40),
      lowBelowBytes: 1,
      noteTrouble,
    });
    guard.stop();
    const lease = createWriterLease((n) => new Uint8Array(n).fill((this.#window += 1)));
    const parts = { lease, disk: guard, noteFinding: async () => await Promise.resolve() };
    const journal = createJournalLog({
      ...parts,
      log: new LogFile({
        ...common,
        ...size,
        folder: '/journal',
        follows: entriesFollow,
        damaged: 'JOURNAL_DAMAGED',
      }),
      tools: toolsFor('/journal'),
      canary: canaryFile(disk, '/canary', noteTrouble),
      batches: keptBatches(disk, '/batches', noteTrouble),
      installation,
    });
    const feed = createFeedLog({
      ...parts,
      log: new LogFile({
        ...common,
        folder: '/feed',
        follows: pagesFollow,
        damaged: 'FEED_NOT_CONTINUED',
      }),
      tools: toolsFor('/feed'),
      segmentFolder: '/segments',
    });
    const listeners = new Set<(news: ShellNews) => void>();
    const client = this.client.screens.hold(this.client.view, (news) => {
      for (const listener of listeners) listener(news);
    });
    const unused = async (): Promise<never> => await Promise.reject(new Error('not in this test'));
    return {
      system: {
        info: async () => await Promise.resolve(this.#info()),
        disk: unused,
        update: async () => await Promise.resolve({ status: 'idle' }),
        installUpdate: unused,
        applyLook: unused,
        reached: unused,
      },
      journalLog: {
        ...journal,
        acquire: async () => await Promise.resolve({ lease: lease.acquire('window') }),
      },
      feedLog: feed,
      keyStore: this.#keyStore(),
      staffKeys: {
        colleagues: unused,
        signIn: unused,
        signSession: unused,
        signOut: unused,
        unlock: unused,
        endSession: unused,
        handOver: unused,
        changePassword: unused,
        approve: unused,
        approveMany: unused,
        delegate: unused,
        enrol: unused,
        cancelPanel: unused,
      },
      uplink: this.#options.uplink,
      printer: { print: unused },
      devices: {
        states: unused,
        readDocument: unused,
        checkPassword: unused,
        setPassword: unused,
        cancel: unused,
      },
      evidence: this.#evidence(guard),
      identityChecks: { check: unused },
      clientScreen: client.screen,
      quotes: { ask: unused, history: unused },
      onNews(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    };
  }

  #evidence(guard: DiskGuard): EvidenceService {
    const { clock, evidenceLine = noEvidenceLine } = this.#options;
    return createEvidence({
      files: this.disk,
      folder: '/evidence',
      deviceKey: new Uint8Array(32).fill(7),
      random: randomBytes,
      clock,
      disk: guard,
      reach: this.reach,
      noteTrouble: () => {},
      line: evidenceLine,
      tell: () => {},
    });
  }

  #info(): SystemInfo {
    const { counter, clock, headOfficeKey = headOfficeTestKey.publicKey } = this.#options;
    const { snapshotPlace = 0 } = this.#options;
    return {
      host: 'browser',
      demonstration: true,
      programVersion: '0.1.0',
      now: clock(),
      counter: { counter, branchName: '测试营业部', headOfficeKey, era: 1, snapshotPlace },
      armedMarks: [],
    };
  }

  #keyStore(): KeyStore {
    const { sealing = 'sealed' } = this.#options;
    return {
      sealing: async () =>
        await Promise.resolve(
          sealing === 'clear'
            ? { mode: 'clear' }
            : { mode: 'sealed', key: new Uint8Array(32).fill(7) },
        ),
      signBatchHeader: async (header) => {
        batchHeaderBytes(header);
        return await Promise.resolve(this.signingKey.sign(header));
      },
    };
  }
}

/** A line for evidence that is never there. */
const noEvidenceLine: EvidenceLine = {
  isOpen: () => false,
  status: async () => await Promise.resolve(null),
  fetch: async () => await Promise.resolve(null),
  send: async () => await Promise.resolve({ status: 'later' }),
};
