import { join, resolve } from 'node:path';
import { fromUtf8, toHex, utf8 } from '../../shared/values/bytes.ts';
import { type FileSystem, readIfThere, writeWhole } from './file-system.ts';
import type { RandomBytes } from './ports.ts';

/**
 * One folder per counter. Everything in it belongs to the account the counter runs under (0700/0600).
 *
 *   installation            random id of this folder, 32 hex digits; made at the first start
 *   enrolment.json          what head office told this counter once, and its own answer's key
 *   devices.json            addresses of reader and keypad, written by whoever installs them (optional)
 *   password-setting.json   head office's newest standing statement, under which keypads seal new passwords
 *   keys/device.json        device keys in the browser host (a plain file), or
 *   keys/device.sealed      … in Electron, sealed by the operating system's key store
 *   journal/EPOCH-SEQ.seg   journal log, named by the first record; format: shared/journal/record.ts
 *   journal/batches/EPOCH-SEQ.batch   full batches, sealed
 *   feed/ERA-PLACE.seg      feed log
 *   feed/segments/DIGEST    sealed segments of the snapshot the feed log started from
 *   evidence/DIGEST         a sealed piece of evidence; format: shared/safeguards/sealed-file.ts
 *   evidence/DIGEST.note    what is noted of it, sealed; outlives the piece
 *   evidence/fetched/DIGEST pieces of other counters, fetched from head office
 *   staff/100023.json       a person's document: signed authority, sealed key, revocation
 *   staff/100023.tries.json wrong tries in a row and when the last was
 *   staff/100023.resealed.json  the key under a changed password, until head office has it
 *   damaged/                files as they were before something was cut or put back
 *   findings.ndjson         what was cut or put back, and when
 *   (beside the folder)     FOLDER.canary: installation id and last acknowledged head
 *   (beside the folder)     FOLDER.tries: wrong tries once more, of everybody
 */
export interface DataFolder {
  readonly root: string;
  readonly installation: string;
  readonly enrolment: string;
  readonly devices: string;
  readonly passwordSetting: string;
  readonly keys: string;
  readonly journal: string;
  readonly batches: string;
  readonly feed: string;
  readonly segments: string;
  readonly evidence: string;
  readonly staff: string;
  readonly damaged: string;
  readonly findings: string;
}

/** Paths under a root, with the folders made and the installation id there. */
export async function openDataFolder(
  files: FileSystem,
  path: string,
  random: RandomBytes,
): Promise<DataFolder> {
  const root = resolve(path);
  const within = (...names: readonly string[]): string => join(root, ...names);
  const folders = {
    keys: within('keys'),
    journal: within('journal'),
    batches: within('journal', 'batches'),
    feed: within('feed'),
    segments: within('feed', 'segments'),
    evidence: within('evidence'),
    staff: within('staff'),
  };
  for (const folder of [root, ...Object.values(folders), join(folders.evidence, 'fetched')])
    await files.makeFolder(folder);
  return {
    root,
    ...folders,
    damaged: within('damaged'),
    devices: within('devices.json'),
    passwordSetting: within('password-setting.json'),
    enrolment: within('enrolment.json'),
    findings: within('findings.ndjson'),
    installation: await installationId(files, within('installation'), random),
  };
}

async function installationId(
  files: FileSystem,
  path: string,
  random: RandomBytes,
): Promise<string> {
  const found = await readIfThere(files, path);
  if (found !== null) return fromUtf8(found).trim();
  const made = toHex(random(16));
  await writeWhole(files, path, utf8(`${made}\n`));
  return made;
}

/** Where the canary of a data folder lies unless told otherwise: beside it, so that a restored folder does not bring its own. */
export const usualCanaryPath = (path: string): string => `${resolve(path)}.canary`;

/** The second place of the wrong tries: beside the folder, for the same reason (docs/decisions/0050). */
export const usualTriesPath = (path: string): string => `${resolve(path)}.tries`;
