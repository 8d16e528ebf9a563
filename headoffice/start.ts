import { join } from 'node:path';
import type { DatabasePlace } from './db/open.ts';
import { OfficeError } from './office-error.ts';
import type { Simulation } from './outside.ts';

/** Where the data is, by the options of server and cli: `--database-url` or DATABASE_URL, else the folder. */
export function placeOf(options: {
  readonly data?: string | undefined;
  readonly 'database-url'?: string | undefined;
}): DatabasePlace {
  const url = options['database-url'] ?? process.env['DATABASE_URL'];
  if (url !== undefined && url !== '') return { url };
  if (options.data === undefined || options.data === '') {
    throw new OfficeError('请用 --data 指定数据文件夹,或用 --database-url 指定数据库。');
  }
  return { folder: options.data };
}

/** Where evidence lies: `--evidence`, else in the data folder. A database elsewhere has no folder to put it in. */
export function evidenceFolderOf(options: {
  readonly data?: string | undefined;
  readonly evidence?: string | undefined;
}): string {
  if (options.evidence !== undefined && options.evidence !== '') return options.evidence;
  if (options.data !== undefined && options.data !== '') return join(options.data, 'evidence');
  throw new OfficeError('请用 --evidence 指定存放材料的文件夹,各个总部进程共用同一个。');
}

/**
 * How the simulated houses outside behave: in the hours of the rule table, or always with `--demo`; `--hours` says
 * otherwise, `--answer-delay` and `--bank-confirm` are milliseconds. @throws OfficeError
 */
export function simulationOf(options: {
  readonly demo?: boolean | undefined;
  readonly hours?: string | undefined;
  readonly 'answer-delay'?: string | undefined;
  readonly 'bank-confirm'?: string | undefined;
}): Partial<Simulation> {
  const hours = options.hours ?? (options.demo === true ? 'always' : 'table');
  if (hours !== 'always' && hours !== 'table') {
    throw new OfficeError(`对外服务时间写法不对:${hours}。应为 table 或 always。`);
  }
  const delay = milliseconds('--answer-delay', options['answer-delay']);
  const confirm = milliseconds('--bank-confirm', options['bank-confirm']);
  return {
    hours,
    ...(delay === null ? {} : { clearingDelayMs: delay, bankDelayMs: delay }),
    ...(confirm === null ? {} : { bankConfirmMs: confirm }),
  };
}

function milliseconds(option: string, text: string | undefined): number | null {
  if (text === undefined) return null;
  if (/^\d{1,12}$/.test(text)) return Number(text);
  throw new OfficeError(`${option} 应为毫秒数,如 2000。`);
}

/** The clock: the machine's, or one that starts at an ISO instant and runs on. @throws OfficeError */
export function startClock(iso: string | undefined): () => number {
  if (iso === undefined) return Date.now;
  const start = Date.parse(iso);
  if (!Number.isFinite(start)) {
    throw new OfficeError(`时间写法不对:${iso}。应如 2026-11-23T09:30:00+08:00。`);
  }
  const offsetMs = start - Date.now();
  return () => Date.now() + offsetMs;
}
