import { fireEvent } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepHarmless } from './harmless-keys.ts';

let stop: () => void;
let input: HTMLInputElement;

beforeEach(() => {
  input = document.createElement('input');
  document.body.append(input);
  stop = keepHarmless(window);
});

afterEach(() => {
  stop();
  input.remove();
});

/** fireEvent answers false when the default was prevented. */
const isPrevented = (target: Element, init: KeyboardEventInit) => !fireEvent.keyDown(target, init);

describe("the browser's own keys", () => {
  it.each([
    { key: 'F5' },
    { key: 'F7' },
    { key: 'r', ctrlKey: true },
    { key: 'R', ctrlKey: true, shiftKey: true },
    { key: 'p', ctrlKey: true },
    { key: 'ArrowLeft', altKey: true },
    { key: 'Home', altKey: true },
    { key: 'Backspace' },
  ])('lose their harm outside of fields: %o', (init) => {
    expect(isPrevented(document.body, init)).toBe(true);
  });

  it('still correct text in a field', () => {
    expect(isPrevented(input, { key: 'Backspace' })).toBe(false);
    expect(isPrevented(input, { key: 'c', ctrlKey: true })).toBe(false);
    input.type = 'checkbox';
    expect(isPrevented(input, { key: 'Backspace' })).toBe(true);
  });

  it('never take a file dropped into the window, nor turn a number by the wheel', () => {
    expect(fireEvent.drop(document.body)).toBe(false);
    expect(fireEvent.wheel(input)).toBe(true);
    input.type = 'number';
    expect(fireEvent.wheel(input)).toBe(false);
  });
});
