import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CounterPage, testProfile, type TestProfile } from '../counter-page.ts';
import { startTestBranch } from '../demo-branch.ts';
import { fakePortrait } from '../fake-portrait.ts';
import type { Stage } from './walk.ts';

/** A stage, and how it is taken down. */
export interface OpenStage extends Stage {
  close(): Promise<void>;
}

/** A branch with reader, keypad and a camera that sees somebody drawn; nobody is signed in yet. */
export async function openStage(): Promise<OpenStage> {
  const folder = mkdtempSync(join(tmpdir(), 'guitai-stage-'));
  const portrait = join(folder, 'portrait.y4m');
  writeFileSync(portrait, fakePortrait());
  const camera = [
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${portrait}`,
  ];
  const branch = await startTestBranch();
  const profiles: TestProfile[] = [];
  const open = async (terminal: string): Promise<CounterPage> => {
    const profile = testProfile(camera);
    profiles.push(profile);
    const { ready } = await branch.counter({ terminal });
    const counter = await profile.open(ready);
    await followSystem(counter);
    return counter;
  };
  const close = async (): Promise<void> => {
    await Promise.all(profiles.map((profile) => profile.close()));
    await branch.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  try {
    await branch.devices();
    const maker = await open('0101-02');
    const checker = await open('0101-01');
    return { branch, maker, checker, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Light or dark as the browser is told, from the first picture on. */
async function followSystem({ page }: CounterPage): Promise<void> {
  const look = JSON.stringify({ choice: 'system', scalePercent: 100 });
  await page.addInitScript(`localStorage.setItem('guitai.look', ${JSON.stringify(look)})`);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.reload();
}
