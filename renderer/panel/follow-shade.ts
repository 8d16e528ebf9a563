import { z } from 'zod';

const Shade = z.enum(['light', 'dark']);
const ShadeTold = z.object({ kind: z.literal('shade'), shade: Shade });

/**
 * Shows the panel as light as its window: as the framing window says or, where the panel is a view of its
 * own, as the system says, which the shell has set. Nothing else is heard from outside.
 */
export function followShade(): void {
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const show = (shade: z.infer<typeof Shade>): void => {
    document.documentElement.dataset['theme'] = shade;
  };
  const followSystem = (): void => show(dark.matches ? 'dark' : 'light');
  followSystem();
  if (window.parent === window) {
    dark.addEventListener('change', followSystem);
    return;
  }
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    if (event.source !== window.parent) return;
    const told = ShadeTold.safeParse(event.data);
    if (told.success) show(told.data.shade);
  });
}
