import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { useState } from 'react';
import { beforeEach, expect, it, vi } from 'vitest';
import { type ScreenKit, screenKit } from '../../test/helpers/screen-kit.tsx';
import { testCard } from '../../test/helpers/test-devices.ts';
import { Fault, faultText } from '../../shared/errors.ts';
import { DevicesPage } from './DevicesPage.tsx';

let kit: ScreenKit;
const onBack = vi.fn();

beforeEach(async () => {
  kit = await screenKit();
  onBack.mockClear();
});

const press = (key: string) => fireEvent.keyDown(window, { key });
const show = (active = true) => kit.render(<DevicesPage active={active} onBack={onBack} />);

function InTabs() {
  const [active, setActive] = useState(true);
  return (
    <>
      <button type="button" onClick={() => setActive(false)}>
        另一标签
      </button>
      <DevicesPage active={active} onBack={onBack} />
    </>
  );
}

it('says of every device whether it answers, and what to do when not', async () => {
  const [reader, keypad] = kit.devices.states;
  kit.devices.states = [
    { ...reader!, status: 'not-answering', name: '', simulated: false, words: '读卡器没有应答。' },
    keypad!,
  ];
  show();
  const row = await screen.findByRole('row', { name: /读卡器/ });
  expect(within(row).getByText('⚠ 没有应答')).toBeVisible();
  expect(within(row).getByText('读卡器没有应答。')).toBeVisible();
  expect(screen.getByRole('row', { name: /密码键盘.*就绪.*模拟,仅供演示/ })).toBeVisible();
  kit.devices.states = [reader!, keypad!];
  press('1');
  await waitFor(() => expect(screen.getByRole('row', { name: /读卡器.*就绪/ })).toBeVisible());
});

it('reads a document to try the reader, and shows nothing of the person in clear', async () => {
  const card = testCard();
  kit.devices.card = { status: 'read', card };
  const { container } = show();
  await screen.findByRole('table');
  press('2');
  expect(await screen.findByText(/读卡正常/)).toBeVisible();
  expect(screen.getByText(/110\*{11}0124 女 维吾尔族/)).toBeVisible();
  expect(screen.getByText(/有效期 2019-06-15 至 2039-06-15/)).toBeVisible();
  for (const clear of [card.name, card.idNumber, card.address]) {
    expect(container).not.toHaveTextContent(clear);
  }
});

it('waits for a document, and Esc gives up waiting before it goes back', async () => {
  show();
  await screen.findByRole('table');
  expect(screen.getByRole('button', { name: '1 重新检查' })).toHaveFocus();
  await kit.user.keyboard('2');
  expect(await screen.findByText(/最多等 15 秒/)).toBeVisible();
  press('Escape');
  expect(await screen.findByText('已取消试读。')).toBeVisible();
  expect(onBack).not.toHaveBeenCalled();
  press('Escape');
  expect(onBack).toHaveBeenCalledOnce();
});

it('lets the reader go when another tab is shown', async () => {
  kit.render(<InTabs />);
  await screen.findByRole('table');
  press('2');
  await screen.findByText(/最多等 15 秒/);
  await kit.user.click(screen.getByText('另一标签'));
  expect(await screen.findByText('已取消试读。')).toBeInTheDocument();
});

it('says when the devices are in use, or nothing was read', async () => {
  kit.devices.card = { status: 'no-card', message: '没有读到证件。' };
  show();
  await screen.findByRole('table');
  press('2');
  expect(await screen.findByText('没有读到证件。')).toBeVisible();
  kit.devices.devices.readDocument = () => Promise.reject(new Fault('DEVICE_BUSY', 'in use'));
  press('2');
  expect(await screen.findByText(faultText('DEVICE_BUSY'))).toBeVisible();
});
