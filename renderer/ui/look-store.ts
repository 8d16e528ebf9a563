import { z } from 'zod';
import { create } from 'zustand';
import type { Shade } from './theme.ts';

/** What staff choose; `system` follows the operating system's choice. */
export const shadeChoices = ['light', 'dark', 'system'] as const;
/** How large, in percent. */
export const scaleChoices = [100, 110, 125, 150] as const;

const Remembered = z.object({
  choice: z.enum(shadeChoices),
  scalePercent: z.literal(scaleChoices),
});

/** How this window looks: of the place, not of the person, and no personal data. */
export type LookChoice = Readonly<z.infer<typeof Remembered>>;

interface LookState extends LookChoice {
  /** What is shown now. */
  readonly shade: Shade;
  /** Whether the shell scales the window; a browser has a zoom of its own. */
  readonly scales: boolean;
}

const key = 'guitai.look';
const usual: LookChoice = { choice: 'light', scalePercent: 100 };

export const useLook = create<LookState>(() => ({ ...usual, shade: 'light', scales: false }));

/** Takes up the remembered choice and follows the system's. Returns how to stop. */
export function followLook(): () => void {
  const dark = darkScheme();
  const apply = () => show(useLook.getState());
  show(remembered());
  dark.addEventListener('change', apply);
  return () => dark.removeEventListener('change', apply);
}

/** Changes part of the look, from now on and after the next start. */
export function chooseLook(change: Partial<LookChoice>): void {
  const { choice, scalePercent } = { ...useLook.getState(), ...change };
  localStorage.setItem(key, JSON.stringify({ choice, scalePercent }));
  show({ choice, scalePercent });
}

/** The scale one step larger or smaller, as far as the list goes. */
export function nextScale(from: number, step: 1 | -1): LookChoice['scalePercent'] {
  const at = scaleChoices.findIndex((one) => one === from) + step;
  return scaleChoices[Math.max(0, Math.min(scaleChoices.length - 1, at))] ?? 100;
}

function remembered(): LookChoice {
  try {
    return Remembered.parse(JSON.parse(localStorage.getItem(key) ?? ''));
  } catch {
    // Nothing chosen yet, or not ours.
    return usual;
  }
}

function show({ choice, scalePercent }: LookChoice): void {
  const system: Shade = darkScheme().matches ? 'dark' : 'light';
  const shade = choice === 'system' ? system : choice;
  document.documentElement.dataset['theme'] = shade;
  useLook.setState({ choice, scalePercent, shade });
}

function darkScheme(): MediaQueryList {
  return window.matchMedia('(prefers-color-scheme: dark)');
}
