import { app } from 'electron';
import type { AppUpdater } from 'electron-updater';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isSafeAddress } from './host/safe-address.ts';
import type { NoteTrouble } from './services/ports.ts';
import { readUpdateFile } from './services/update-file.ts';
import type { UpdateSource } from './services/updates.ts';

/**
 * Where this program finds newer versions of itself: at the address of the machine's settings, else at the one it was
 * built with. Null when there is none, or when nobody could prove who made what lies there.
 */
export async function openUpdateSource(
  address: string | null,
  noteTrouble: NoteTrouble,
): Promise<UpdateSource | null> {
  if (!app.isPackaged) return null;
  try {
    return await sourceAt(address, noteTrouble);
  } catch (error) {
    // The counter opens all the same: work does not wait for a newer program.
    noteTrouble('newer versions are not looked for', error);
    return null;
  }
}

async function sourceAt(
  address: string | null,
  noteTrouble: NoteTrouble,
): Promise<UpdateSource | null> {
  const built = readUpdateFile(
    await readFile(join(process.resourcesPath, 'app-update.yml'), 'utf8'),
  );
  const url = address ?? built.url;
  if (url === null) return null;
  if (!isSafeAddress(url)) {
    noteTrouble('newer versions are not looked for: their address is not https');
    return null;
  }
  // The digest lies beside the program at the same address: only the signature proves whose program it is.
  if (process.platform === 'win32' && !built.isSigned) {
    noteTrouble('newer versions are not looked for: this program is not signed');
    return null;
  }
  return updateSource(await updaterAt(url), noteTrouble);
}

async function updaterAt(url: string): Promise<AppUpdater> {
  // Only now: a counter that takes no updates loads nothing of them.
  const { AppImageUpdater, DebUpdater, NsisUpdater } = await import('electron-updater');
  const feed = { provider: 'generic', url } as const;
  if (process.platform === 'win32') return new NsisUpdater(feed);
  // Not by the file package-type: deb and AppImage are packed from one folder and may both have it.
  return process.env['APPIMAGE'] === undefined ? new DebUpdater(feed) : new AppImageUpdater(feed);
}

/** electron-updater as our port: it acts only when told, and never goes back to an older version. */
export function updateSource(updater: AppUpdater, noteTrouble: NoteTrouble): UpdateSource {
  updater.autoDownload = false;
  updater.autoInstallOnAppQuit = false;
  updater.allowDowngrade = false;
  updater.allowPrerelease = false;
  updater.disableWebInstaller = true;
  updater.logger = {
    info: () => undefined,
    warn: (message: unknown) => noteTrouble(`updater: ${String(message)}`),
    error: (message: unknown) => noteTrouble(`updater: ${String(message)}`),
  };
  return {
    async offered() {
      const found = await updater.checkForUpdates();
      if (found === null) throw new Error('the updater is not active');
      return found.isUpdateAvailable ? found.updateInfo.version : null;
    },
    async download(onPercent) {
      const hear = ({ percent }: { readonly percent: number }): void => onPercent(percent);
      updater.on('download-progress', hear);
      try {
        await updater.downloadUpdate();
        return 'verified';
      } catch (error) {
        if (isUntrusted(error)) return 'untrusted';
        throw error;
      } finally {
        updater.off('download-progress', hear);
      }
    },
    install: (restart) => updater.quitAndInstall(true, restart),
  };
}

const untrusted: readonly unknown[] = ['ERR_CHECKSUM_MISMATCH', 'ERR_UPDATER_INVALID_SIGNATURE'];

const isUntrusted = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && untrusted.includes(error.code);
