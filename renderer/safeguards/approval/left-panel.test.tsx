import { screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { screenKit, type ScreenKit, wang, zhang } from '../../../test/helpers/screen-kit.tsx';
import { anApplication } from '../../../test/helpers/test-counter.ts';
import { OpeningScreen } from '../../business/account-opening/OpeningScreen.tsx';
import { useSession } from '../../session/session-store.ts';

const nothing = () => undefined;

let kit: ScreenKit;

beforeEach(async () => {
  kit = await screenKit([zhang, wang]);
});

it('keeps the focus on F9 while the password window is open and after it was left', async () => {
  const outcome = await kit.counter.submit(useSession.getState().signedIn!.actor, anApplication(1));
  if (outcome.status === 'refused') throw new Error('refused');
  let leave: () => void = nothing;
  kit.context.bridge.staffKeys.approve = async () =>
    await new Promise((done) => {
      leave = () => done({ status: 'cancelled' });
    });
  const { caseId } = outcome;
  kit.render(<OpeningScreen caseId={caseId} active onSubject={nothing} onBack={nothing} />);
  const button = await screen.findByRole('button', { name: 'F9 复核' });
  button.focus();
  await kit.user.keyboard('{F9}');
  await waitFor(() => expect(button).toHaveTextContent('请在密码窗口中完成…'));
  await waitFor(() => expect(leave).not.toBe(nothing));
  // A button that is switched off loses the focus in a browser.
  expect(button).toBeEnabled();
  expect(button).toHaveAttribute('aria-disabled', 'true');
  leave();
  await waitFor(() => expect(button).toHaveTextContent('F9 复核'));
  expect(button).toHaveFocus();
});
