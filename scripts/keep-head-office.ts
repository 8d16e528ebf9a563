import { createInterface } from 'node:readline';
import { aborted, type ChildProgram } from './child-program.ts';

/** A demonstration's head office, which may stop and come back while the counter goes on. */
export interface KeptHeadOffice {
  /** Stops it for good. */
  stop(): Promise<void>;
}

/** Says when head office has stopped, and starts it again when somebody asks by pressing Enter. */
export function keepHeadOffice(
  first: ChildProgram,
  startAgain: (signal: AbortSignal) => Promise<ChildProgram>,
  say: (line: string) => void,
): KeptHeadOffice {
  const over = new AbortController();
  const { signal } = over;
  let current = first;
  const restart = async (): Promise<void> => {
    try {
      current = await startAgain(signal);
      say(`总部已恢复(进程号 ${current.processId}),待传业务会自动上传。`);
    } catch {
      // It has said why in its own words; asked again, it may well start.
      if (!signal.aborted) say('总部没有恢复,原因见上。');
    }
  };
  const keep = async (): Promise<void> => {
    while (!signal.aborted) {
      await current.ended;
      if (signal.aborted) return;
      say('总部已停止,柜台继续工作,业务在本机待传。要恢复总部,请在本窗口按回车。');
      if (!(await enterPressed(signal))) return;
      await restart();
    }
  };
  const kept = keep();
  return {
    async stop() {
      over.abort(new Error('stopped'));
      await current.stop();
      await kept;
      // It may have come back in that very moment.
      await current.stop();
    },
  };
}

/** Whether Enter was pressed; not when the input has ended or the signal came first. */
async function enterPressed(signal: AbortSignal): Promise<boolean> {
  const input = createInterface({ input: process.stdin });
  try {
    const line = new Promise<boolean>((resolve) => {
      input.once('line', () => resolve(true));
      input.once('close', () => resolve(false));
    });
    return await Promise.race([line, aborted(signal)]);
  } catch {
    return false;
  } finally {
    input.close();
  }
}
