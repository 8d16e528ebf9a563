import type { System, SystemInfo } from '../../shared/bridge/system.ts';
import type { DiskGuard } from './disk-guard.ts';
import type { EnrolmentStore } from './enrolment.ts';
import type { Marks } from './marks.ts';
import type { Clock } from './ports.ts';

export interface SystemParts {
  readonly host: SystemInfo['host'];
  readonly demonstration: boolean;
  readonly programVersion: string;
  readonly clock: Clock;
  readonly enrolment: EnrolmentStore;
  readonly disk: DiskGuard;
  readonly marks: Marks;
}

/** What the window must know of program, counter and disk. */
export function createSystem(parts: SystemParts): System {
  const { host, demonstration, programVersion, clock, enrolment, disk, marks } = parts;
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
    reached: (mark) => marks.windowReached(mark),
  };
}

function counterOf(enrolment: EnrolmentStore): SystemInfo['counter'] {
  const answer = enrolment.current();
  if (answer === null) return null;
  const { counter, branchName, headOfficeKey, era, snapshotPlace } = answer;
  return { counter, branchName, headOfficeKey, era, snapshotPlace };
}
