import { z } from 'zod';
import { Fault } from '../../shared/errors.ts';

const kept = 'guitai.bearer';
const TokenAnswer = z.object({ bearer: z.string().min(1).max(128) });

/**
 * The bearer of this tab. The token of the address is exchanged once and taken out of the address, so that
 * neither history nor a copied link carries it on.
 *
 * @throws Fault BRIDGE_REFUSED when there is no token, or the host does not take it
 */
export async function exchangeToken(): Promise<string> {
  const token = new URLSearchParams(location.hash.slice(1)).get('token');
  if (token === null) {
    const bearer = sessionStorage.getItem(kept);
    if (bearer === null) throw new Fault('BRIDGE_REFUSED', 'no token in the address');
    return bearer;
  }
  const answer = await fetch('/token', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
    cache: 'no-store',
  });
  if (!answer.ok) throw new Fault('BRIDGE_REFUSED', `token not taken: ${answer.status}`);
  const { bearer } = TokenAnswer.parse(await answer.json());
  sessionStorage.setItem(kept, bearer);
  history.replaceState(null, '', location.pathname + location.search);
  return bearer;
}

/** Forgets the bearer of this tab: the host that gave it is gone. */
export function forgetBearer(): void {
  sessionStorage.removeItem(kept);
}
