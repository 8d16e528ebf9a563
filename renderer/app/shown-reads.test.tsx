import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type ScreenKit, screenKit } from '../../test/helpers/screen-kit.tsx';
import { anApplication } from '../../test/helpers/test-counter.ts';
import { useSession } from '../session/session-store.ts';
import { clearTabs } from './tabs-store.ts';
import { WorkPage } from './WorkPage.tsx';
import { Workplace } from './Workplace.tsx';

let kit: ScreenKit;

beforeEach(async () => {
  clearTabs();
  kit = await screenKit();
});

afterEach(() => {
  vi.restoreAllMocks();
  clearTabs();
});

const submit = async (n: number, name: string) => {
  const { actor } = useSession.getState().signedIn!;
  return await kit.counter.submit(actor, anApplication(n, { name }));
};
const table = () => screen.findByRole('table', { name: '业务清单' });
const onOpen = () => undefined;

function Switched() {
  const [active, setActive] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setActive(!active)}>
        change
      </button>
      <WorkPage active={active} onOpen={onOpen} />
    </>
  );
}

describe('what is not shown', () => {
  it('the list of all businesses reads nothing while hidden, and follows again once shown', async () => {
    await submit(1, '李明');
    const reads = vi.spyOn(kit.counter.store, 'cases');
    kit.render(<Switched />);
    const change = () => fireEvent.click(screen.getByRole('button', { name: 'change' }));
    await kit.counter.store.standing();
    await submit(2, '王芳');
    expect(reads).not.toHaveBeenCalled();

    change();
    expect(within(await table()).getByRole('row', { name: /李\*/ })).toBeVisible();
    change();
    reads.mockClear();
    await submit(3, '赵强');
    expect(reads).not.toHaveBeenCalled();

    change();
    // What was read before stands until the new answer comes.
    expect(screen.getByRole('table', { name: '业务清单' })).toBeVisible();
    await waitFor(() => expect(screen.getByRole('row', { name: /赵\*/ })).toBeVisible());
  });

  it('the tray is read once for the page and the number on F4', async () => {
    await submit(1, '李明');
    const aside = vi.spyOn(kit.counter.store, 'setAside');
    kit.render(<Workplace banner={null} />);
    const tray = await screen.findByRole('table', { name: '待办' });
    expect(within(tray).getByRole('row', { name: /李\*/ })).toBeVisible();
    expect(aside).toHaveBeenCalledOnce();
  });
});
