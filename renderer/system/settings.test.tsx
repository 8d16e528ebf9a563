import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type ScreenKit, screenKit } from '../../test/helpers/screen-kit.tsx';
import { useLook } from '../ui/look-store.ts';
import { AppearancePage } from './AppearancePage.tsx';
import { KeyMapPage } from './KeyMapPage.tsx';
import { keyGroups } from './key-map.ts';

let kit: ScreenKit;
const usual = { choice: 'light', scalePercent: 100, shade: 'light', scales: false } as const;
const menu = [
  { code: '1101', title: '个人开户', business: 'account-opening' },
  { code: '9009', title: '键位表', business: null },
];
const page = (onBack = () => undefined) => ({
  active: true,
  onOpen: () => undefined,
  onBack,
  menu,
});

beforeEach(async () => {
  useLook.setState(usual);
  kit = await screenKit();
});

afterEach(() => {
  useLook.setState(usual);
  localStorage.removeItem('guitai.look');
  delete document.documentElement.dataset['theme'];
});

describe('9011 显示设置', () => {
  it('turns dark by a digit and back by an arrow, the focus staying in the list', async () => {
    kit.render(<AppearancePage {...page()} />);
    await waitFor(() => expect(screen.getByRole('radio', { name: /浅色/ })).toHaveFocus());
    await kit.user.keyboard('2');
    expect(document.documentElement.dataset['theme']).toBe('dark');
    expect(screen.getByRole('radio', { name: /深色/ })).toHaveFocus();
    await kit.user.keyboard('{ArrowLeft}');
    expect(document.documentElement.dataset['theme']).toBe('light');
  });

  it('scales where the shell can, and names the browser’s keys where it cannot', async () => {
    kit.render(<AppearancePage {...page()} />);
    expect(screen.getByText(/由浏览器缩放/)).toBeVisible();
    act(() => useLook.setState({ scales: true }));
    screen.getByRole('radio', { name: /100%/ }).focus();
    await kit.user.keyboard('3');
    expect(useLook.getState().scalePercent).toBe(125);
  });

  it('goes back by Esc', () => {
    const onBack = vi.fn<() => undefined>();
    kit.render(<AppearancePage {...page(onBack)} />);
    fireEvent.keyDown(window, { key: 'Escape' });
    expect(onBack).toHaveBeenCalledOnce();
  });
});

describe('9009 键位表', () => {
  it('lists every key and every function, and prints them on one A4 page', async () => {
    kit.render(<KeyMapPage {...page()} />);
    expect(screen.getByText('1101')).toBeVisible();
    fireEvent.keyDown(window, { key: 'F10' });
    await waitFor(() => expect(kit.printed).toHaveLength(1));
    const [printed] = kit.printed;
    expect(printed).toMatchObject({ title: '柜台键位表', paper: 'A4' });
    for (const { key } of keyGroups.flatMap(({ keys }) => keys)) {
      expect(printed?.html).toContain(key);
    }
    expect(printed?.html).toContain('个人开户');
  });

  it('says why it was not printed', async () => {
    kit.context.bridge.printer.print = async () => await Promise.reject(new Error('no printer'));
    kit.render(<KeyMapPage {...page()} />);
    fireEvent.keyDown(window, { key: 'F10' });
    expect(await screen.findByText(/no printer|未能|请/)).toBeVisible();
  });
});
