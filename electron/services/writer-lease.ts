import { Fault } from '../../shared/errors.ts';
import { toHex } from '../../shared/values/bytes.ts';
import type { RandomBytes } from './ports.ts';

/** The right to write the logs: one window has it until its connection ends. */
export interface WriterLease {
  /** The lease of this connection, the same again if it has it. @throws Fault LEASE_HELD */
  acquire(connection: string): string;
  /** @throws Fault LEASE_HELD when this is not the lease now given */
  check(lease: string): void;
  /** The connection has ended. */
  release(connection: string): void;
}

export function createWriterLease(random: RandomBytes): WriterLease {
  let held: { readonly connection: string; readonly lease: string } | null = null;
  return {
    acquire(connection) {
      if (held !== null && held.connection !== connection)
        throw new Fault('LEASE_HELD', 'another window has it');
      held ??= { connection, lease: toHex(random(16)) };
      return held.lease;
    },
    check(lease) {
      if (held?.lease !== lease) throw new Fault('LEASE_HELD', 'this lease has ended');
    },
    release(connection) {
      if (held?.connection === connection) held = null;
    },
  };
}
