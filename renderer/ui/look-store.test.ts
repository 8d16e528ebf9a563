import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { chooseLook, followLook, nextScale, useLook } from './look-store.ts';

/** A system whose choice of light can change. */
function systemThat(isDark: boolean) {
  const heard = new Set<() => void>();
  const scheme = {
    matches: isDark,
    addEventListener: (_: string, listener: () => void) => void heard.add(listener),
    removeEventListener: (_: string, listener: () => void) => void heard.delete(listener),
  };
  vi.spyOn(window, 'matchMedia').mockReturnValue(scheme as unknown as MediaQueryList);
  return {
    turn(dark: boolean) {
      scheme.matches = dark;
      for (const listener of heard) listener();
    },
    heard,
  };
}

beforeEach(() => {
  localStorage.removeItem('guitai.look');
  useLook.setState({ choice: 'light', scalePercent: 100, shade: 'light', scales: false });
});

afterEach(() => {
  vi.restoreAllMocks();
  localStorage.removeItem('guitai.look');
  delete document.documentElement.dataset['theme'];
});

const shownTheme = () => document.documentElement.dataset['theme'];

describe('the look', () => {
  it('is light until somebody chooses, whatever the system says', () => {
    systemThat(true);
    followLook()();
    expect(shownTheme()).toBe('light');
  });

  it('is remembered for the next start', () => {
    systemThat(false);
    chooseLook({ choice: 'dark' });
    chooseLook({ scalePercent: 125 });
    useLook.setState({ choice: 'light', scalePercent: 100, shade: 'light' });
    followLook()();
    expect(useLook.getState()).toMatchObject({ choice: 'dark', scalePercent: 125, shade: 'dark' });
    expect(shownTheme()).toBe('dark');
  });

  it('follows the system when that is the choice, and stops when told to', () => {
    const system = systemThat(false);
    const stop = followLook();
    chooseLook({ choice: 'system' });
    expect(shownTheme()).toBe('light');
    system.turn(true);
    expect(shownTheme()).toBe('dark');
    stop();
    expect(system.heard.size).toBe(0);
  });

  it('starts as usual from a memory that is not ours', () => {
    systemThat(false);
    localStorage.setItem('guitai.look', '{"choice":"pink"}');
    followLook()();
    expect(useLook.getState()).toMatchObject({ choice: 'light', scalePercent: 100 });
  });

  it('goes through the scales one step at a time and no further', () => {
    expect(nextScale(100, 1)).toBe(110);
    expect(nextScale(150, 1)).toBe(150);
    expect(nextScale(125, -1)).toBe(110);
    expect(nextScale(100, -1)).toBe(100);
  });
});
