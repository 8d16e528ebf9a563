import { act, cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ScreenKit, screenKit } from '../../test/helpers/screen-kit.tsx';
import { noteGiven, useGiven } from '../safeguards/approval/given-store.ts';
import { handOver } from '../session/hand-over.ts';
import { useSession } from '../session/session-store.ts';
import { leave } from '../session/sign-in.ts';
import { rememberedTabs, rememberTabs } from './remembered-tabs.ts';
import { clearTabs, nameTab, openTab, useTabs } from './tabs-store.ts';
import { Workplace } from './Workplace.tsx';

let kit: ScreenKit;

beforeEach(async () => {
  clearTabs();
  kit = await screenKit();
});
afterEach(() => {
  cleanup();
  clearTabs();
  useSession.setState({ signedIn: null, lock: null });
});

function SignedIn() {
  const session = useSession(({ signedIn }) => signedIn?.actor.session ?? null);
  return session === null ? null : <Workplace key={session} banner={null} />;
}

const business = 'account-opening';
const work = { note: '', counts: { drafts: 1, waiting: 0, returned: 0, accepted: 0 } };
const board = () => screen.queryByRole('group', { name: '授权看板' });
const signedIn = () => useSession.getState().signedIn!;

async function draftOf(staff: string, name: string): Promise<string> {
  const draftId = kit.counter.newId();
  const draft = { draftId, business, commandId: draftId, staff, data: { name } };
  await kit.counter.store.saveDraft(draft);
  return draftId;
}

describe('the next person', () => {
  it('finds no tab of who left, however they left', async () => {
    const caseId = await draftOf('100023', '李明');
    openTab({ kind: 'case', caseId, business });
    nameTab(caseId, '李明');
    openTab({ kind: 'page', code: '7001' });
    const given = { caseId, serial: '0101-02-1-000002', staff: '100023', at: kit.clock.now };
    noteGiven({ ...given, name: '张敏', session: 'session' });
    // The way of a supervisor at the lock, and of a journal that cannot be written.
    await leave(kit.context, '100023');
    expect(useTabs.getState().tabs).toEqual([]);
    expect(rememberedTabs()).toEqual([]);
    expect(useGiven.getState().given).toEqual([]);
  });

  it('who takes over has the drafts handed over, the sheet, and nothing else', async () => {
    const handed = await draftOf('100023', '李明');
    const shown = await draftOf('100031', '王芳');
    kit.render(<SignedIn />);
    for (const caseId of [handed, shown]) openTab({ kind: 'case', caseId, business });
    openTab({ kind: 'page', code: '1001', instance: '1' });
    act(() => void openTab({ kind: 'page', code: '8003' }));
    await act(async () => void (await handOver(kit.context, signedIn(), work)));
    await waitFor(() =>
      expect(useTabs.getState()).toMatchObject({
        tabs: [{ id: handed }, { id: '8003' }],
        shown: '8003',
      }),
    );
    await waitFor(() => expect(rememberedTabs()).toEqual([{ caseId: handed, business }]));
  });

  it('finds after a crash what was open before', async () => {
    const caseId = await draftOf('100023', '李明');
    const before = signedIn();
    useSession.setState({ signedIn: null });
    rememberTabs([{ caseId, business }]);
    kit.render(<SignedIn />);
    act(() => useSession.setState({ signedIn: before }));
    await waitFor(() => expect(useTabs.getState().tabs).toMatchObject([{ id: caseId }]));
  });

  it('is shown no page of another role', async () => {
    kit.render(<SignedIn />);
    act(() => void openTab({ kind: 'page', code: '7000' }));
    expect(board()).toBeNull();
    const { actor } = signedIn();
    act(() => {
      useSession.setState({
        signedIn: { ...signedIn(), actor: { ...actor, role: 'branch-manager' } },
      });
    });
    await waitFor(() => expect(board()).toBeVisible());
  });
});
