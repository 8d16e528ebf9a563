import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { exchangeToken } from './bearer.ts';

const asked = vi.fn<typeof fetch>();
beforeEach(() => {
  vi.stubGlobal('fetch', asked);
  asked.mockReset();
});
afterEach(() => {
  vi.unstubAllGlobals();
  history.replaceState(null, '', '/');
});

describe('the token of the address', () => {
  it('is exchanged for a bearer and taken out of the address', async () => {
    history.replaceState(null, '', '/#token=abc');
    asked.mockResolvedValue(new Response(JSON.stringify({ bearer: 'b1' })));
    expect(await exchangeToken()).toBe('b1');
    expect(asked).toHaveBeenCalledWith(
      '/token',
      expect.objectContaining({ method: 'POST', body: '{"token":"abc"}' }),
    );
    expect(location.hash).toBe('');
    // A page loaded again in the same tab needs no token.
    expect(await exchangeToken()).toBe('b1');
    expect(asked).toHaveBeenCalledTimes(1);
  });

  it('is refused when the host does not know it, or there is none', async () => {
    await expect(exchangeToken()).rejects.toMatchObject({ code: 'BRIDGE_REFUSED' });
    history.replaceState(null, '', '/#token=abc');
    asked.mockResolvedValue(new Response('', { status: 403 }));
    await expect(exchangeToken()).rejects.toMatchObject({ code: 'BRIDGE_REFUSED' });
    expect(sessionStorage).toHaveLength(0);
  });
});
