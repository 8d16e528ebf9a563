import type { Suite } from '../../shared/suite.ts';
import { toHex } from '../../shared/values/bytes.ts';

/** An act rests on one or two signatures, which are the same for all acts of a session. */
const remembered = 256;

/**
 * A suite that verifies a signature it has found good once only: checking the same authority again at every
 * act would cost more than all the rest of it. The answer is the same; a bad signature is checked each time.
 */
export function rememberingSuite(suite: Suite): Suite {
  const good = new Set<string>();
  return {
    id: suite.id,
    hash: (bytes) => suite.hash(bytes),
    hashText: (text) => suite.hashText(text),
    verify(publicKey, message, signature) {
      const key = `${toHex(publicKey)} ${toHex(suite.hash(message))} ${toHex(signature)}`;
      if (good.has(key)) return true;
      if (!suite.verify(publicKey, message, signature)) return false;
      const [oldest] = good;
      if (good.size >= remembered && oldest !== undefined) good.delete(oldest);
      good.add(key);
      return true;
    },
  };
}
