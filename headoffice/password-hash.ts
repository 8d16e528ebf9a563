import { argon2id, argon2Verify } from 'hash-wasm';

/** OWASP's least for Argon2id: about 50 ms. Six digits are guessed offline at any cost; see decision 0049. */
const cost = { parallelism: 1, iterations: 2, memorySize: 19_456, hashLength: 32 } as const;

/** A password as it is kept: Argon2id in PHC form, with its salt. */
export function hashPassword(password: string, salt: Uint8Array): Promise<string> {
  return argon2id({ ...cost, password, salt, outputType: 'encoded' });
}

/** Whether this is the password that was hashed. */
export function isPasswordOf(hash: string, password: string): Promise<boolean> {
  return argon2Verify({ hash, password });
}
