import { screen } from '@testing-library/react';
import { beforeEach, expect, it, vi } from 'vitest';
import type { NewPasswordOutcome } from '../../../shared/bridge/devices.ts';
import { Fault, faultText } from '../../../shared/errors.ts';
import type { NewPassword } from '../../../shared/safeguards/new-password.ts';
import { personDigest } from '../../../shared/safeguards/person-digest.ts';
import { intl1 } from '../../../shared/suite-intl-1.ts';
import { headOfficeTestKey } from '../../../test/helpers/people.ts';
import { screenKit, type ScreenKit, screenNow } from '../../../test/helpers/screen-kit.tsx';
import { SetPasswordDialog } from './SetPasswordDialog.tsx';

const caseId = '01a20621-ad00-739a-ba7b-28ff57940bfb';
const holder = { name: '李明', number: '110105199003071010', birthDate: '1990-03-07' };
let kit: ScreenKit;
const onSet = vi.fn<(newPassword: NewPassword) => void>();
const onClose = vi.fn<() => void>();

beforeEach(async () => {
  vi.clearAllMocks();
  kit = await screenKit();
});

const open = () =>
  kit.render(<SetPasswordDialog caseId={caseId} holder={holder} onSet={onSet} onClose={onClose} />);

function sealed(): NewPassword {
  const statement = {
    purpose: 'password-setting',
    counter: '0101-02',
    recipient: 'age1qqqq',
    issuedAt: screenNow,
    until: screenNow + 1,
  } as const;
  const setting = { statement, signature: headOfficeTestKey.sign(statement) };
  const { until } = statement;
  return { box: 'YWdl', sealedAt: screenNow, until, setting, keypad: '键盘', simulated: true };
}

it('TP-12 asks the keypad for this case and person, and gives on what it sealed', async () => {
  const newPassword = sealed();
  kit.devices.newPassword = { status: 'set', newPassword };
  open();
  await vi.waitFor(() => expect(onSet).toHaveBeenCalledWith(newPassword));
  expect(kit.devices.askedNew).toEqual([
    { caseId, holder: personDigest(intl1, holder), birthDate: '1990-03-07' },
  ]);
  expect(onSet).toHaveBeenCalledOnce();
});

it('says what the client does while the keypad waits, names nobody in full, and Esc ends it', async () => {
  const cancel = vi.spyOn(kit.devices.devices, 'cancel');
  const view = open();
  expect(await screen.findByText(/请客户在密码键盘上输入两次/)).toBeVisible();
  expect(screen.getByRole('dialog', { name: '设置交易密码 · 李*' })).toBeVisible();
  expect(document.body).not.toHaveTextContent('李明');
  expect(screen.getByRole('button', { name: 'Esc 取消' })).toHaveFocus();
  await kit.user.keyboard('{Escape}');
  expect(onClose).toHaveBeenCalledOnce();
  view.unmount();
  expect(cancel).toHaveBeenCalledOnce();
  expect(onSet).not.toHaveBeenCalled();
});

const faults: readonly Extract<NewPasswordOutcome, { message: string }>[] = [
  { status: 'no-setting', message: '本终端还没有总部的设置许可。' },
  { status: 'not-typed', message: '客户未在 120 秒内完成两次输入。' },
  { status: 'not-configured', message: '未配置密码键盘。' },
];
it.each(faults)('$status says so and is tried again by Enter', async (outcome) => {
  kit.devices.newPassword = outcome;
  open();
  expect(await screen.findByRole('alert')).toHaveTextContent(outcome.message);
  const again = screen.getByRole('button', { name: 'Enter 重新发起' });
  expect(again).toHaveFocus();
  kit.devices.newPassword = null;
  await kit.user.keyboard('{Enter}');
  expect(await screen.findByText(/输入两次/)).toBeVisible();
  expect(screen.getByRole('button', { name: 'Esc 取消' })).toHaveFocus();
  expect(kit.devices.askedNew).toHaveLength(2);
});

it('a client who cancels on the keypad can be asked again', async () => {
  kit.devices.newPassword = { status: 'cancelled' };
  open();
  expect(await screen.findByRole('alert')).toHaveTextContent('客户在密码键盘上取消了设置');
  kit.devices.newPassword = { status: 'set', newPassword: sealed() };
  await kit.user.keyboard('{Enter}');
  await vi.waitFor(() => expect(onSet).toHaveBeenCalledOnce());
});

it('a keypad in use says so in the words of its fault', async () => {
  vi.spyOn(kit.devices.devices, 'setPassword').mockRejectedValue(new Fault('DEVICE_BUSY', 'test'));
  open();
  expect(await screen.findByRole('alert')).toHaveTextContent(faultText('DEVICE_BUSY'));
});
