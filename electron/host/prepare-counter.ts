import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Shell } from '../services/shell.ts';
import { type HostOptions, StartError } from './cli-options.ts';

const FirstSignIns = z.array(
  z.object({ staff: z.string(), code: z.string(), password: z.string() }),
);

/** What a demonstration does at its start in place of people: enrols the counter, gives its staff their keys. @throws StartError */
export async function prepareCounter(
  shell: Shell,
  { enrolment, firstSignIns }: Pick<HostOptions, 'enrolment' | 'firstSignIns'>,
): Promise<void> {
  if (enrolment !== null && !shell.isEnrolled()) {
    const fault = await shell.enrol(enrolment.code, enrolment.fingerprint);
    if (fault !== null) throw new StartError(`终端登记未完成:${fault}`);
  }
  if (firstSignIns !== null) {
    const given = FirstSignIns.parse(JSON.parse(await readFile(firstSignIns, 'utf8')));
    const fault = await shell.firstSignIns(given);
    if (fault !== null) throw new StartError(`演示柜员登记未完成:${fault}`);
  }
}
