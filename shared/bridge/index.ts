import type { z } from 'zod';
import { type ClientScreen, clientScreenArguments } from './client-screen.ts';
import { type Evidence, evidenceArguments } from './evidence.ts';
import { type Devices, devicesArguments } from './devices.ts';
import { type FeedLog, feedLogArguments } from './feed-log.ts';
import { type IdentityChecks, identityChecksArguments } from './identity-checks.ts';
import { type JournalLog, journalLogArguments } from './journal-log.ts';
import { type KeyStore, keyStoreArguments } from './key-store.ts';
import { type Printer, printerArguments } from './printer.ts';
import { type Quotes, quotesArguments } from './quotes.ts';
import { type StaffKeys, staffKeysArguments } from './staff-keys.ts';
import { type ShellNews, type System, systemArguments } from './system.ts';
import { type Uplink, uplinkArguments } from './uplink.ts';

/** The shell's services as the window calls them: one object, the same over Electron IPC and the browser host. */
export interface Bridge {
  readonly system: System;
  readonly journalLog: JournalLog;
  readonly feedLog: FeedLog;
  readonly keyStore: KeyStore;
  readonly staffKeys: StaffKeys;
  readonly uplink: Uplink;
  readonly printer: Printer;
  readonly devices: Devices;
  readonly evidence: Evidence;
  readonly identityChecks: IdentityChecks;
  readonly clientScreen: ClientScreen;
  readonly quotes: Quotes;
  /** Hears what the shell tells unasked; returns how to stop hearing. */
  onNews(listener: (news: ShellNews) => void): () => void;
}

/** The services, without the news. */
export type ShellServices = Omit<Bridge, 'onNews'>;

/** Argument schemas by service and method: the shell parses every call by these and refuses any other. */
export const bridgeArguments: {
  readonly [S in keyof ShellServices]: {
    readonly [M in keyof ShellServices[S]]: z.ZodType<readonly unknown[]>;
  };
} = {
  system: systemArguments,
  journalLog: journalLogArguments,
  feedLog: feedLogArguments,
  keyStore: keyStoreArguments,
  staffKeys: staffKeysArguments,
  uplink: uplinkArguments,
  printer: printerArguments,
  devices: devicesArguments,
  evidence: evidenceArguments,
  identityChecks: identityChecksArguments,
  clientScreen: clientScreenArguments,
  quotes: quotesArguments,
};
