import type { FastifyPluginAsync } from 'fastify';
import { iconSvg, pageHtml } from '../page/html.ts';
import { styleCss } from '../page/style.ts';
import { script } from '../page/client/main.ts?script';

/** Nothing inline, nothing from elsewhere, in no frame; DOM text only, so that no list can smuggle in markup. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

const files = [
  { url: '/', type: 'text/html', text: pageHtml },
  { url: '/page/style.css', type: 'text/css', text: styleCss },
  { url: '/page/script.js', type: 'text/javascript', text: script },
  { url: '/page/icon.svg', type: 'image/svg+xml', text: iconSvg },
] as const;

/** The operators' page; whatever it shows it asks for with a token, of which the server remembers nothing. */
export function pageRoutes(): FastifyPluginAsync {
  return async (app) => {
    for (const { url, type, text } of files) {
      app.get(url, { schema: { hide: true } }, async (_request, reply) =>
        reply
          .type(`${type}; charset=utf-8`)
          .header('content-security-policy', policy)
          .header('x-content-type-options', 'nosniff')
          .header('referrer-policy', 'no-referrer')
          .send(text),
      );
    }
  };
}
