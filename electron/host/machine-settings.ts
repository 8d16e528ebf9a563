import { readFileSync } from 'node:fs';
import { win32 } from 'node:path';
import { z } from 'zod';
import { StartError } from './cli-options.ts';
import { isSafeAddress } from './safe-address.ts';

const address = z.string().refine(isSafeAddress, 'https:// only');

/**
 * What the house sets for every user of a machine. Example:
 * {"headOffice":"https://counter.example.cn","updates":"https://updates.example.cn/guitai"}
 */
const MachineSettings = z.strictObject({
  headOffice: address.optional(),
  updates: address.optional(),
  /** false: this machine has no screen that faces the client. */
  clientScreen: z.boolean().optional(),
});
export type MachineSettings = Readonly<z.infer<typeof MachineSettings>>;

/** The file of a machine's settings: outside the program's folder, which an update replaces as a whole. */
export function machineSettingsPath(
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
): string {
  return platform === 'win32'
    ? win32.join(env['ProgramData'] ?? 'C:\\ProgramData', 'Guitai', 'counter.json')
    : '/etc/guitai/counter.json';
}

/** The settings in a file, none when there is no file. @throws StartError when it cannot be understood */
export function readMachineSettings(path: string): MachineSettings {
  try {
    // Editors on Windows like to begin a file with a byte order mark.
    const text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
    return MachineSettings.parse(JSON.parse(text));
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return {};
    throw new StartError(`本机设置文件无法识别,柜台未启动,请联系总部运维更正:${path}`, { cause });
  }
}
