import { systemCode } from '../services/file-system.ts';
import { type ArmedMark, parseArmedMark } from '../services/marks.ts';
import { type HostOptions, StartError } from './cli-options.ts';

/** The crash mark a test has armed. @throws StartError outside a demonstration */
export function armedMarkOf(
  { demonstration }: Pick<HostOptions, 'demonstration'>,
  env: Readonly<Record<string, string | undefined>>,
): ArmedMark | null {
  const armed = parseArmedMark(env['GUITAI_CRASH_AT']);
  if (armed !== null && !demonstration)
    throw new StartError('GUITAI_CRASH_AT 只能与 --demonstration 一起使用。');
  return armed;
}

/** Why the program could not start, in the words of who started it. */
export function startWords(error: unknown): string {
  if (error instanceof StartError) return error.message;
  const where = error instanceof Error && 'port' in error ? String(error.port) : '';
  switch (systemCode(error)) {
    case 'EADDRINUSE':
      return `端口 ${where} 已被占用,柜台未启动。请关闭占用该端口的程序,或用 --port 换一个端口。`;
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `没有权限使用端口或数据文件夹,柜台未启动:${String(error)}`;
    case 'ENOSPC':
      return '磁盘已满,柜台未启动。请清理磁盘后再试,已受理的业务不受影响。';
    default:
      return `柜台未启动:${String(error)}`;
  }
}
