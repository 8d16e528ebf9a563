import { fireEvent, render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { type KeyBinding, type KeyLevel, KeysProvider, useCurrentKeys, useKeys } from './keys.tsx';

const pressed: string[] = [];

function Layer({
  name,
  level = 'screen',
  active = true,
  disabled = false,
  waits = false,
  keys = ['F8'],
}: {
  readonly name: string;
  readonly level?: KeyLevel;
  readonly active?: boolean;
  readonly disabled?: boolean;
  readonly waits?: boolean;
  readonly keys?: readonly string[];
}) {
  const bindings = keys.map((key): KeyBinding => ({
    key,
    label: name,
    disabled,
    waits,
    run: () => pressed.push(name),
  }));
  useKeys(bindings, { level, active });
  return null;
}

function Bar() {
  return (
    <p>
      {useCurrentKeys()
        .map((one) => `${one.key} ${one.label}`)
        .join(', ')}
    </p>
  );
}

function press(init: KeyboardEventInit): string[] {
  pressed.length = 0;
  fireEvent.keyDown(window, init);
  return [...pressed];
}

describe('the keys of the window', () => {
  it('belong to the screen before the frame, whichever came first', () => {
    render(
      <KeysProvider>
        <Layer name="screen" />
        <Layer name="frame" level="frame" keys={['F8', 'F1']} />
        <Bar />
      </KeysProvider>,
    );
    expect(press({ key: 'F8' })).toEqual(['screen']);
    expect(press({ key: 'F1' })).toEqual(['frame']);
    expect(screen.getByText('F8 screen, F1 frame')).toBeVisible();
  });

  it('are hidden below a dialog and come back after it', () => {
    const page = (dialog: boolean) => (
      <KeysProvider>
        <Layer name="screen" />
        {dialog ? <Layer name="dialog" level="dialog" keys={['Esc']} /> : null}
        <Bar />
      </KeysProvider>
    );
    const { rerender } = render(page(true));
    expect(press({ key: 'F8' })).toEqual([]);
    expect(press({ key: 'Escape' })).toEqual(['dialog']);
    rerender(page(false));
    expect(press({ key: 'F8' })).toEqual(['screen']);
    expect(screen.getByText('F8 screen')).toBeVisible();
  });

  it('do nothing on a tab that is not shown, when disabled, or held down', () => {
    render(
      <KeysProvider>
        <Layer name="hidden" active={false} keys={['F9']} />
        <Layer name="busy" disabled keys={['F8']} />
        <Layer name="held" keys={['F6']} />
      </KeysProvider>,
    );
    expect(press({ key: 'F9' })).toEqual([]);
    expect(press({ key: 'F8' })).toEqual([]);
    expect(press({ key: 'F6', repeat: true })).toEqual([]);
    expect(press({ key: 'F6' })).toEqual(['held']);
  });

  describe('pressed before what they need is read', () => {
    const page = (reading: boolean, more: { readonly disabled?: boolean } = {}) => (
      <KeysProvider>
        <Layer name="list" waits={reading} keys={['F8']} {...more} />
        <Layer name="frame" level="frame" keys={['F1']} />
      </KeysProvider>
    );
    const settled = async (): Promise<string[]> => {
      await Promise.resolve();
      return [...pressed];
    };

    it('act once, as soon as it is', async () => {
      const { rerender } = render(page(true));
      expect(press({ key: 'F8' })).toEqual([]);
      fireEvent.keyDown(window, { key: 'F8', repeat: true });
      rerender(page(true));
      expect(await settled()).toEqual([]);
      rerender(page(false));
      expect(await settled()).toEqual(['list']);
      rerender(page(false));
      expect(await settled()).toEqual(['list']);
    });

    it('are dropped by the next key, when it cannot be read, and with their page', async () => {
      const { rerender } = render(page(true));
      press({ key: 'F8' });
      expect(press({ key: 'F1' })).toEqual(['frame']);
      rerender(page(false));
      expect(await settled()).toEqual(['frame']);

      rerender(page(true));
      press({ key: 'F8' });
      rerender(page(false, { disabled: true }));
      rerender(page(false));
      expect(await settled()).toEqual([]);

      rerender(page(true));
      press({ key: 'F8' });
      rerender(
        <KeysProvider>
          <Layer key="another" name="another" keys={['F8']} />
        </KeysProvider>,
      );
      expect(await settled()).toEqual([]);
    });
  });

  it('belong to the input method while it composes', () => {
    render(
      <KeysProvider>
        <Layer name="screen" keys={['F8', 'Enter']} />
      </KeysProvider>,
    );
    expect(press({ key: 'F8', isComposing: true })).toEqual([]);
    expect(press({ key: 'Enter', keyCode: 229 })).toEqual([]);
  });

  it('with Alt are named by the key itself, whatever the layout makes of it', () => {
    render(
      <KeysProvider>
        <Layer name="tab" keys={['Alt+1', 'Alt+Q']} />
      </KeysProvider>,
    );
    expect(press({ key: '¡', code: 'Digit1', altKey: true })).toEqual(['tab']);
    expect(press({ key: 'œ', code: 'KeyQ', altKey: true })).toEqual(['tab']);
    expect(press({ key: '1', code: 'Digit1' })).toEqual([]);
  });

  it('of one character are typed in a field, and act beside it', () => {
    render(
      <KeysProvider>
        <Layer name="tick" keys={['1', '+', 'F8']} />
        <input aria-label="box" />
        <input type="checkbox" aria-label="tick" />
      </KeysProvider>,
    );
    const inField = (key: string) => {
      pressed.length = 0;
      const isTyped = fireEvent.keyDown(screen.getByLabelText('box'), { key });
      return { isTyped, pressed: [...pressed] };
    };
    expect(inField('1')).toEqual({ isTyped: true, pressed: [] });
    expect(inField('+')).toEqual({ isTyped: true, pressed: [] });
    expect(inField('F8')).toEqual({ isTyped: false, pressed: ['tick'] });
    fireEvent.keyDown(screen.getByRole('checkbox'), { key: '1' });
    expect(pressed).toEqual(['tick', 'tick']);
  });

  it('Enter presses the button with the focus, once while it is held, not what the page means by Enter', () => {
    render(
      <KeysProvider>
        <Layer name="page" keys={['Enter']} />
        <button type="button">cancel</button>
        <a href="#elsewhere">elsewhere</a>
      </KeysProvider>,
    );
    pressed.length = 0;
    const button = screen.getByRole('button');
    expect(fireEvent.keyDown(button, { key: 'Enter' })).toBe(true);
    expect(fireEvent.keyDown(button, { key: 'Enter', repeat: true })).toBe(false);
    expect(fireEvent.keyDown(screen.getByRole('link'), { key: 'Enter' })).toBe(true);
    expect(pressed).toEqual([]);
    expect(press({ key: 'Enter' })).toEqual(['page']);
  });
});
