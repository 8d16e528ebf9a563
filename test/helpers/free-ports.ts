import { randomInt } from 'node:crypto';
import { takenPort } from '../../scripts/taken-port.ts';

/**
 * The first of eight ports in a row that are free now, and stay so: below those that systems give to
 * connections on their way out, of which a browser and a fetch take many before a program listens.
 */
export async function freePorts(): Promise<number> {
  for (;;) {
    const first = randomInt(20_000, 32_000);
    const ports = [0, 1, 2, 3, 4, 5, 6, 7].map((offset) => first + offset);
    if ((await takenPort(ports)) === null) return first;
  }
}
