/** What a page may load and where it may be shown; the same in Electron and in the browser host. */
export interface PagePolicy {
  /** Origins beside its own that it may frame. */
  readonly frames?: readonly string[];
  /** Origins beside its own that it may open connections to. */
  readonly connects?: readonly string[];
  /** Origins that may frame it. */
  readonly ancestors?: readonly string[];
  /** Whether it may ask for the camera: the counter's page, for pictures of clients and papers. */
  readonly camera?: boolean;
}

/** The page's content security policy: scripts only from files of its own, nothing inline, nothing from elsewhere. */
export function contentSecurityPolicy({
  frames = [],
  connects = [],
  ancestors = [],
}: PagePolicy): string {
  const directives: Readonly<Record<string, readonly string[]>> = {
    'default-src': ["'none'"],
    'script-src': ["'self'"],
    // The component library's styles are adopted as style sheets (renderer/ui/AdoptedStyles.tsx), never inline.
    'style-src': ["'self'"],
    'img-src': ["'self'", 'data:', 'blob:'],
    'font-src': ["'self'"],
    'worker-src': ["'self'"],
    'connect-src': ["'self'", ...connects],
    'frame-src': orNone(frames),
    'frame-ancestors': orNone(ancestors),
    'form-action': ["'none'"],
    'base-uri': ["'none'"],
    'object-src': ["'none'"],
  };
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join('; ');
}

/** Headers of everything that is served. */
export function pageHeaders(policy: PagePolicy): Readonly<Record<string, string>> {
  return {
    'content-security-policy': contentSecurityPolicy(policy),
    // What lies in a browser's cache lies there in clear.
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': `camera=(${policy.camera === true ? 'self' : ''}), microphone=(), geolocation=(), display-capture=(), usb=(), serial=()`,
  };
}

const orNone = (sources: readonly string[]): readonly string[] =>
  sources.length === 0 ? ["'none'"] : sources;
