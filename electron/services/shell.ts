import { join } from 'node:path';
import type { PanelChannel } from '../../shared/bridge/staff-keys.ts';
import { faultText } from '../../shared/errors.ts';
import { emptyHead } from '../../shared/journal/entry.ts';
import { canaryFile } from './canary.ts';
import { type DataFolder, openDataFolder, usualCanaryPath, usualTriesPath } from './data-folder.ts';
import { type ClientPage, createClientScreens } from './client-screen.ts';
import { createDevices } from './devices/devices.ts';
import { createDiskGuard, freeBytesOf, usualLowBytes } from './disk-guard.ts';
import { enrol, type EnrolParts } from './enrol.ts';
import { openEnrolment } from './enrolment.ts';
import { createFeedLog, pagesFollow } from './feed-log.ts';
import { findingsFile } from './findings.ts';
import { createEvidence } from './evidence/evidence.ts';
import { createEvidenceLine } from './evidence/line.ts';
import { firstSignIn, type FirstSignInGiven } from './first-sign-in.ts';
import { createHttpRoad } from './http-road.ts';
import { createIdentityChecks } from './identity-checks.ts';
import { createJournalLog, entriesFollow } from './journal-log.ts';
import { keptBatches } from './kept-batches.ts';
import { createKeyStore, openDeviceKeys } from './key-store.ts';
import { LogFile } from './log-file.ts';
import { createMarks, type Marks } from './marks.ts';
import { createPanel, type PanelView } from './panel.ts';
import { createOpenKeys } from './open-keys.ts';
import { branchKeyCost } from './sealed-key.ts';
import type { ShellConnection, ShellOptions, WindowSide } from './shell-options.ts';
import { createResealedKeys } from './resealed-keys.ts';
import { passwordSettingFile } from './password-setting.ts';
import { createQuotes } from './quotes.ts';
import { publishedTryRules } from './sign-in-tries.ts';
import { createStaffFiles } from './staff-files.ts';
import { createStaffKeys } from './staff-keys.ts';
import { createSystem } from './system.ts';
import { createTryCounter } from './try-counter.ts';
import { fileTrace, sharedTrace } from './try-trace.ts';
import { createUplink } from './uplink.ts';
import { createWriterLease } from './writer-lease.ts';

/** The services of one counter, for every window its host opens. */
export interface Shell {
  connect(window: WindowSide): ShellConnection;
  /** What the panel page calls. */
  readonly panelChannel: PanelChannel;
  /** Closes the panel opened for this view, as if cancelled. */
  cancelPanel(view: PanelView): void;
  /** The client's page has loaded; `replaced` when another one comes. */
  clientArrived(replaced: () => void): ClientPage;
  isEnrolled(): boolean;
  /** Enrols without the panel, for a demonstration that starts by itself. Null when done, else what is wrong, in words. */
  enrol(code: string, fingerprint: string): Promise<string | null>;
  /** First sign-ins without the panel, for a demonstration; who has a key here already is left alone. Null when done. */
  firstSignIns(people: readonly FirstSignInGiven[]): Promise<string | null>;
  close(): Promise<void>;
}

/** Opens the data folder and puts the services together. */
export async function openShell(options: ShellOptions): Promise<Shell> {
  const { files, random, clock, noteTrouble } = options;
  const folder = await openDataFolder(files, options.dataFolder, random);
  const { installation } = folder;
  const keys = await openDeviceKeys(files, folder.keys, options.keyWrap, random);
  const enrolment = await openEnrolment(files, folder.enrolment);
  const canary = canaryFile(files, options.canaryPath ?? usualCanaryPath(folder.root), noteTrouble);
  const staffFiles = createStaffFiles(files, folder.staff, noteTrouble);
  const resealed = createResealedKeys(files, folder.staff, noteTrouble);
  const tries = createTryCounter(
    [
      fileTrace(files, (staff) => join(folder.staff, `${staff}.tries.json`)),
      sharedTrace(files, usualTriesPath(folder.root)),
    ],
    clock,
    publishedTryRules,
  );
  const passwordSetting = passwordSettingFile(files, folder.passwordSetting, noteTrouble);
  const road = createHttpRoad({ baseUrl: options.headOfficeUrl, fetch: options.fetch });
  const program = `guitai/${options.programVersion}`;
  const uplink = createUplink({
    road,
    enrolment,
    signing: keys.signing,
    staff: staffFiles,
    passwordSetting,
    program,
    clock,
  });
  const lease = createWriterLease(random);
  const marks = createMarks(options.armedMark, options.markEffects);
  const disk = createDiskGuard({
    freeBytes: options.freeBytes ?? freeBytesOf(folder.root),
    lowBelowBytes: options.lowBelowBytes ?? usualLowBytes,
    noteTrouble,
  });
  const logs = createLogs(options, folder, marks);
  const openContact = async () => {
    const head = (await logs.journal.log.open()).last;
    const place = (await logs.feed.log.open()).last?.place ?? 0;
    return await uplink.contact(
      head === null ? emptyHead() : { epoch: head.life, seq: head.place, hash: head.hash },
      place,
    );
  };
  const noteFinding = findingsFile(files, folder.findings, clock);
  const journalLog = createJournalLog({
    ...logs.journal,
    lease,
    disk,
    noteFinding,
    canary,
    batches: keptBatches(files, folder.batches, noteTrouble),
    installation,
  });
  const feedLog = createFeedLog({
    ...logs.feed,
    lease,
    disk,
    noteFinding,
    segmentFolder: folder.segments,
  });
  const panel = createPanel();
  const enrolParts: EnrolParts = { uplink, keys, enrolment, canary, installation };
  const openKeys = createOpenKeys(tries);
  const { keyCost = branchKeyCost } = options;
  const staffKeysFor = createStaffKeys({
    ...enrolParts,
    openKeys,
    panel,
    tries,
    uplink,
    openContact,
    clock,
    random,
    files: staffFiles,
    resealed,
    keyCost,
  });
  const system = createSystem({ ...options, enrolment, disk, marks });
  const keyStore = createKeyStore(keys, options.demonstration ? options.sealing : 'sealed');
  const devicesFor = createDevices({
    files,
    path: folder.devices,
    options: options.devices ?? { idReader: null, keypad: null },
    fetch: options.fetch,
    clock,
    random,
    line: { uplink, enrolment, openContact },
    setting: passwordSetting,
    noteTrouble,
    demonstration: options.demonstration,
  });
  const clientScreens = createClientScreens(clock, () => enrolment.current()?.branchName ?? null);
  const identityChecks = createIdentityChecks({ uplink, enrolment, openContact });
  const quotes = createQuotes({ uplink, enrolment, openContact });
  const windows = new Set<WindowSide>();
  const evidence = createEvidence({
    files,
    folder: folder.evidence,
    deviceKey: keys.sealing,
    random,
    clock,
    disk,
    reach: marks.reach,
    noteTrouble,
    line: createEvidenceLine({
      contact: uplink,
      baseUrl: options.headOfficeUrl,
      fetch: options.fetch,
    }),
    tell(item) {
      for (const window of windows) window.tell({ kind: 'evidence', item });
    },
  });
  uplink.onContact(() => evidence.lineOpened());
  uplink.onContact(() => {
    resealed
      .sendAll((one) => uplink.putSealedKey(one))
      .catch((error: unknown) => noteTrouble('changed passwords could not be sent', error));
  });
  disk.onChange((state) => {
    for (const window of windows) window.tell({ kind: 'disk', disk: state });
  });
  options.updates?.onChange((update) => {
    for (const window of windows) window.tell({ kind: 'update', update });
  });

  return {
    panelChannel: panel.channel,
    cancelPanel: (view) => panel.cancel(view),
    clientArrived: (replaced) => clientScreens.arrive(replaced),
    isEnrolled: () => enrolment.current() !== null,
    async enrol(code, fingerprint) {
      const judged = await enrol(enrolParts, { code, fingerprint });
      return judged.status === 'done' ? null : judged.message;
    },
    async firstSignIns(people) {
      const counter = enrolment.current();
      if (counter === null) return faultText('NOT_ENROLLED');
      if (!(await openContact()).ok) return faultText('UPLINK_UNREACHABLE');
      const known = new Set((await staffFiles.all()).map(({ staff }) => staff));
      for (const given of people.filter(({ staff }) => !known.has(staff))) {
        const judged = await firstSignIn(
          { files: staffFiles, uplink, openContact, random, keyCost },
          counter,
          given,
        );
        if (judged.status === 'refused') return `${given.staff}:${judged.message}`;
      }
      return null;
    },
    connect(window) {
      windows.add(window);
      const acquire = async () => ({ lease: lease.acquire(window.id) });
      const append: typeof journalLog.append = async (held, record, prev) => {
        await journalLog.append(held, record, prev);
        try {
          await openKeys.appended({ epoch: record.life, seq: record.place, prev });
        } catch (error) {
          // The entry stands; what it tells of is told once more by the next one.
          noteTrouble('wrong tries are still counted as untold', error);
        }
      };
      const held = devicesFor();
      const client = clientScreens.hold(window.clientView, (news) => window.tell(news));
      return {
        services: {
          system,
          journalLog: { ...journalLog, acquire, append },
          feedLog,
          keyStore,
          staffKeys: staffKeysFor(window.panelView),
          uplink,
          printer: options.printer,
          evidence,
          identityChecks,
          devices: held.devices,
          clientScreen: client.screen,
          quotes,
        },
        end() {
          held.end();
          client.end();
          windows.delete(window);
          lease.release(window.id);
          panel.leave(window.panelView);
        },
      };
    },
    async close() {
      disk.stop();
      await evidence.stop();
      await logs.journal.log.close();
      await logs.feed.log.close();
    },
  };
}

function createLogs({ files, clock, noteTrouble }: ShellOptions, folder: DataFolder, marks: Marks) {
  const toolsFor = (path: string) => ({
    files,
    folder: path,
    damagedFolder: folder.damaged,
    clock,
  });
  const journal = new LogFile({
    files,
    folder: folder.journal,
    follows: entriesFollow,
    damaged: 'JOURNAL_DAMAGED',
    reach: marks.reach,
    noteTrouble,
  });
  const feed = new LogFile({
    files,
    folder: folder.feed,
    follows: pagesFollow,
    damaged: 'FEED_NOT_CONTINUED',
    // The shell's marks are those of the journal; a page's is the window's, after the append.
    reach: () => undefined,
    noteTrouble,
  });
  return {
    journal: { log: journal, tools: toolsFor(folder.journal) },
    feed: { log: feed, tools: toolsFor(folder.feed) },
  };
}
