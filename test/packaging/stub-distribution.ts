import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NtExecutable, NtExecutableResource } from 'pe-library';
import { Resource } from 'resedit';

/** By which a fuse tool finds the wire: version, length, one character a fuse. */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
/** The fuses as Electron 45 is shipped. */
const shippedWire = '101100011';

/** A folder laid out like Electron's download, without Electron: enough for electron-builder to pack, change and sign. */
export function writeStubDistribution(folder: string, platform: 'linux' | 'win32'): void {
  mkdirSync(join(folder, 'locales'), { recursive: true });
  mkdirSync(join(folder, 'resources'));
  const put = (name: string, content: string | Buffer, mode = 0o644): void =>
    writeFileSync(join(folder, name), content, { mode });
  put('version', '45.4.1');
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'resources.pak', 'icudtl.dat'])
    put(name, name);
  for (const locale of ['zh-CN', 'zh-TW', 'en-US', 'de']) put(`locales/${locale}.pak`, locale);
  if (platform === 'linux') {
    put('electron', Buffer.concat([Buffer.from('\x7fELF stub', 'latin1'), fuseWire()]), 0o755);
    put('chrome-sandbox', 'stub', 0o755);
    put('chrome_crashpad_handler', 'stub', 0o755);
  } else put('electron.exe', windowsProgram());
}

function fuseWire(): Buffer {
  const head = Buffer.from([1, shippedWire.length]);
  const padding = Buffer.alloc(64);
  return Buffer.concat([padding, Buffer.from(sentinel), head, Buffer.from(shippedWire), padding]);
}

/** A real, empty program file: a version resource, and the wire behind its sections. */
function windowsProgram(): Buffer {
  const program = NtExecutable.createEmpty(false, false);
  program.setExtraData(new Uint8Array(fuseWire()).buffer);
  const resources = NtExecutableResource.from(program);
  const version = Resource.VersionInfo.createEmpty();
  const english = { lang: 1033, codepage: 1200 };
  version.setFileVersion(45, 4, 1, 0, english.lang);
  version.setStringValues(english, { ProductName: 'Electron', FileDescription: 'Electron' });
  version.outputToResourceEntries(resources.entries);
  resources.outputResource(program);
  return Buffer.from(program.generate());
}
