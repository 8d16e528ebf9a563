import { createHash, timingSafeEqual } from 'node:crypto';
import { toHex } from '../../shared/values/bytes.ts';
import type { RandomBytes } from '../services/ports.ts';

/** Secrets handed out and recognised again; the oldest is forgotten when there are too many. */
export interface Secrets {
  make(): string;
  has(given: string): boolean;
  /** Recognises a secret for the last time. */
  take(given: string): boolean;
}

const secretBytes = 32;

export function createSecrets(random: RandomBytes, most = 64): Secrets {
  let made: string[] = [];
  const has = (given: string): boolean => made.some((secret) => isSameSecret(secret, given));
  return {
    make() {
      const secret = toHex(random(secretBytes));
      made = [...made, secret].slice(-most);
      return secret;
    },
    has,
    take(given) {
      const known = has(given);
      made = made.filter((secret) => !isSameSecret(secret, given));
      return known;
    },
  };
}

/** Compares without telling by its time how much of the secret was right. */
export function isSameSecret(secret: string, given: string): boolean {
  return timingSafeEqual(digest(secret), digest(given));
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
