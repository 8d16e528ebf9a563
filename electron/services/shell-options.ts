import type { ShellServices } from '../../shared/bridge/index.ts';
import type { Printer } from '../../shared/bridge/printer.ts';
import type { ShellNews, SystemInfo, WindowLook } from '../../shared/bridge/system.ts';
import type { ClientView } from './client-screen.ts';
import type { DeviceOptions } from './devices/device-addresses.ts';
import type { FileSystem } from './file-system.ts';
import type { KeyWrap } from './key-store.ts';
import type { ArmedMark, MarkEffects } from './marks.ts';
import type { PanelView } from './panel.ts';
import type { Clock, NoteTrouble, RandomBytes } from './ports.ts';
import type { KeyCost } from './sealed-key.ts';
import type { Updates } from './updates.ts';

/** Everything the services need of the outside; each host hands in its own. */
export interface ShellOptions {
  readonly host: SystemInfo['host'];
  readonly dataFolder: string;
  readonly headOfficeUrl: string | null;
  readonly demonstration: boolean;
  /** `clear` only in a demonstration. */
  readonly sealing: 'sealed' | 'clear';
  readonly programVersion: string;
  readonly clock: Clock;
  readonly random: RandomBytes;
  /** What opening a person's key takes; left out what it takes at a branch. */
  readonly keyCost?: KeyCost;
  readonly files: FileSystem;
  readonly fetch: typeof fetch;
  readonly keyWrap: KeyWrap;
  readonly printer: Printer;
  /** Shows the windows light or dark and at a scale; null where the browser does that itself. */
  readonly applyLook: ((look: WindowLook) => void) | null;
  /** Where reader and keypad listen, if the program was told; else devices.json in the data folder. */
  readonly devices?: DeviceOptions;
  readonly noteTrouble: NoteTrouble;
  readonly armedMark: ArmedMark | null;
  readonly markEffects: MarkEffects;
  /** Only where the program replaces itself. */
  readonly updates?: Updates;
  readonly canaryPath?: string;
  readonly lowBelowBytes?: number;
  readonly freeBytes?: () => Promise<number>;
}

/** One window's hold on the shell. */
export interface ShellConnection {
  readonly services: ShellServices;
  /** The window is gone: its lease ends, its panel closes and its client task is taken back. */
  end(): void;
}

/** How a host reaches one of its windows. */
export interface WindowSide {
  readonly id: string;
  tell(news: ShellNews): void;
  readonly panelView: PanelView;
  readonly clientView: ClientView;
}
