import type { System, SystemInfo, WindowLook } from '../../shared/bridge/system.ts';
import type { DiskGuard } from './disk-guard.ts';
import type { EnrolmentStore } from './enrolment.ts';
import type { Marks } from './marks.ts';
import type { Clock } from './ports.ts';
import type { Updates } from './updates.ts';

export interface SystemParts {
  readonly host: SystemInfo['host'];
  readonly demonstration: boolean;
  readonly programVersion: string;
  readonly clock: Clock;
  readonly enrolment: EnrolmentStore;
  readonly disk: DiskGuard;
  readonly marks: Marks;
  readonly updates?: Updates;
  readonly applyLook: ((look: WindowLook) => void) | null;
}

/** What the window must know of program, counter and disk. */
export function createSystem(parts: SystemParts): System {
  const { host, demonstration, programVersion, clock, enrolment, disk, marks, updates, applyLook } =
    parts;
  return {
    async info() {
      return {
        host,
        demonstration,
        programVersion,
        now: clock(),
        counter: counterOf(enrolment),
        armedMarks: marks.armedInWindow,
      };
    },
    disk: () => disk.state(),
    update: async () => updates?.state() ?? { status: 'idle' },
    installUpdate: async () => updates?.install() ?? { status: 'idle' },
    async applyLook(look) {
      applyLook?.(look);
      return { scales: applyLook !== null };
    },
    reached: (mark) => marks.windowReached(mark),
  };
}

function counterOf(enrolment: EnrolmentStore): SystemInfo['counter'] {
  const answer = enrolment.current();
  if (answer === null) return null;
  const { counter, branchName, headOfficeKey, era, snapshotPlace } = answer;
  return { counter, branchName, headOfficeKey, era, snapshotPlace };
}
