import { describe, expect, it } from 'vitest';
import { programEnd } from './program-end.ts';

/** The end of a program, its steps in the order in which they came. */
function ending(mayInstall: boolean, close: () => Promise<void> = async () => undefined) {
  const steps: string[] = [];
  const note = (step: string) => () => void steps.push(step);
  const end = programEnd({
    updates: {
      atEnd() {
        steps.push('ask');
        return mayInstall ? note('install') : null;
      },
      stop: note('stop'),
    },
    async close() {
      steps.push('close');
      await close();
    },
    quit: note('quit'),
    fail: note('fail'),
  });
  return { steps, end, settled: () => new Promise((done) => void setTimeout(done, 0)) };
}

describe('the end of the program', () => {
  it('UP-2 asks before it closes and installs when everything is closed', async () => {
    const { steps, end, settled } = ending(true);
    end('chosen');
    end('chosen');
    await settled();
    expect(steps).toEqual(['ask', 'stop', 'close', 'install', 'quit']);
  });

  it('UP-2 installs nothing that must wait', async () => {
    const { steps, end, settled } = ending(false);
    end('chosen');
    await settled();
    expect(steps).toEqual(['ask', 'stop', 'close', 'quit']);
  });

  it('UP-2 does not even ask when the program is stopped', async () => {
    const { steps, end, settled } = ending(true);
    end('stopped');
    end('chosen');
    await settled();
    expect(steps).toEqual(['stop', 'close', 'quit']);
  });

  it('UP-2 installs nothing over logs that could not be closed', async () => {
    const { steps, end, settled } = ending(true, () => Promise.reject(new Error('disk')));
    end('chosen');
    await settled();
    expect(steps).toEqual(['ask', 'stop', 'close', 'fail']);
  });
});
