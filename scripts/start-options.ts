import { parseArgs } from 'node:util';

/** What `npm start -- …` may be told. */
export interface StartOptions {
  /** `auto`: Electron when it can be had, else the browser host. */
  readonly host: 'auto' | 'browser';
  /** The counter's port; the panel takes the next one, then head office, the devices' simulator, the client's screen. */
  readonly port: number;
  /** Open the default browser when there is a display. */
  readonly open: boolean;
  /** Begin with an empty data folder. */
  readonly fresh: boolean;
  /** Instant the demonstration's clock starts from and runs on, or null for the real one. */
  readonly clock: string | null;
  /** Folder with clients, staff and other data in place of the built-in demonstration, or null. */
  readonly fixture: string | null;
  /** Sealing switched off, to show that sealing is what hides the data. */
  readonly seal: boolean;
  /** A simulated reader and keypad beside the counter. */
  readonly devices: boolean;
}

/** Fixed, because IndexedDB belongs to scheme, host and port. */
export const defaultPort = 17801;

/** The options of a command line, or what is wrong with it in Chinese. */
export function readStartOptions(
  args: readonly string[],
): StartOptions | { readonly problem: string } {
  let values;
  try {
    ({ values } = parseArgs({
      args: [...args],
      options: {
        host: { type: 'string' },
        port: { type: 'string' },
        'no-open': { type: 'boolean' },
        fresh: { type: 'boolean' },
        clock: { type: 'string' },
        fixture: { type: 'string' },
        'no-seal': { type: 'boolean' },
        'no-devices': { type: 'boolean' },
      },
    }));
  } catch {
    return { problem: usage };
  }
  const { host, clock, fixture } = values;
  if (host !== undefined && host !== 'browser') return { problem: '--host 只能是 browser。' };
  const port = values.port === undefined ? defaultPort : Number(values.port);
  if (!Number.isInteger(port) || port < 1024 || port > 65_531) {
    return {
      problem:
        '--port 应为 1024 至 65531 之间的整数(柜台、密码窗口、总部、设备模拟器、客户屏依次占用五个端口)。',
    };
  }
  if (clock !== undefined && !(isoInstant.test(clock) && Number.isFinite(Date.parse(clock)))) {
    return { problem: '--clock 应为带时区的 ISO 时刻,例如 2026-11-23T10:30:00+08:00。' };
  }
  return {
    host: host ?? 'auto',
    port,
    open: values['no-open'] !== true,
    fresh: values.fresh === true,
    clock: clock ?? null,
    fixture: fixture ?? null,
    seal: values['no-seal'] !== true,
    devices: values['no-devices'] !== true,
  };
}

const isoInstant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:\d\d)$/;

const usage = [
  '用法:npm start -- [选项]',
  '  --host browser      不用 Electron,在浏览器里运行柜台',
  `  --port <端口>       柜台端口(默认 ${defaultPort};密码窗口、总部、设备模拟器、客户屏依次占用后四个)`,
  '  --no-open           不自动打开浏览器',
  '  --fresh             清空演示数据后重新开始',
  '  --clock <ISO 时刻>  演示时钟从该时刻开始走,柜台与总部同用',
  '  --fixture <文件夹>  用文件夹里的客户、柜员等数据(格式见 docs/fixtures.md)',
  '  --no-seal           本机数据不加密(仅供演示对照)',
  '  --no-devices        不启动读卡器和密码键盘的模拟器',
].join('\n');
