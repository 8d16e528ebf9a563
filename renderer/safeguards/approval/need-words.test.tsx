import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { testPerson, type TestPerson } from '../../../test/helpers/people.ts';
import { screenKit, type ScreenKit, screenNow, zhang } from '../../../test/helpers/screen-kit.tsx';
import { registry } from '../../../shared/business/registry.ts';
import type { Actor } from '../../../shared/journal/entry.ts';
import type { DelegationStatement } from '../../../shared/safeguards/delegation.ts';
import { DelegationScreen } from '../../business/delegation/DelegationScreen.tsx';
import { useSession } from '../../session/session-store.ts';
import { DecidedNotice } from './DecidedNotice.tsx';
import { useGiven } from './given-store.ts';
import { inboxPage } from './InboxPage.tsx';

const chen = testPerson('100021', '陈静', 3, screenNow - 60_000, {
  checker: true,
  roles: ['supervisor'],
});
const zhou = testPerson('100001', '周建国', 4, screenNow - 60_000, { roles: ['branch-manager'] });
const sun = testPerson('100002', '孙伟', 5, screenNow - 60_000, { roles: ['branch-manager'] });
const zhao = testPerson('100026', '赵丽', 6, screenNow - 60_000);
const nothing = () => undefined;

let kit: ScreenKit;

beforeEach(async () => {
  useGiven.setState({ given: [] });
  kit = await screenKit([zhang, chen, zhou, sun, zhao]);
});

/** Somebody else sits down at this counter. */
async function sitDown(person: TestPerson): Promise<Actor> {
  const actor = await kit.counter.signIn(person);
  const authorityUntil = person.authority.statement.until;
  useSession.setState({ signedIn: { actor, name: person.name, authorityUntil } });
  kit.next.person = person;
  return actor;
}

/** A delegation of 陈静's that waits for 主管授权. */
async function delegated(giver: Actor): Promise<string> {
  const id = kit.counter.newId();
  const statement: DelegationStatement = {
    purpose: 'delegation',
    id,
    branch: '0101',
    from: chen.staff,
    to: zhao.staff,
    needs: ['check'],
    fromAt: screenNow,
    untilAt: screenNow + 86_400_000,
  };
  const delegation = {
    statement,
    signature: chen.key.sign(statement),
    authority: chen.authority,
  };
  const data = { delegation, toName: zhao.name, reason: '外出培训' };
  const command = { type: 'GrantDelegation', version: 1, id, data };
  const ask = { business: 'delegation', caseId: id, actor: giver, command };
  expect((await kit.counter.store.act(ask)).status).toBe('recorded');
  return id;
}

/** Authorized by somebody in their own session. */
async function authorized(id: string, by: TestPerson): Promise<void> {
  const actor = await kit.counter.signIn(by);
  const need = 'supervise';
  const data = { ...(await kit.counter.decision(id, by, 'approve', { need })) };
  const command = { type: 'DecideApproval', version: 1, id: kit.counter.newId(), data };
  const outcome = await kit.counter.store.act({
    business: 'delegation',
    caseId: id,
    actor,
    command,
  });
  expect(outcome.status).toBe('recorded');
}

describe('主管授权 is never called 复核', () => {
  it('where it is sent to somebody', async () => {
    const id = await delegated(await sitDown(chen));
    kit.render(<DelegationScreen caseId={id} active onSubject={nothing} onBack={nothing} />);
    await kit.user.click(await screen.findByRole('button', { name: 'Alt+F9 送主管授权' }));
    expect(screen.getByRole('heading', { name: '送主管授权' })).toBeVisible();
    const people = await screen.findByRole('list', { name: '可以主管授权的人员' });
    expect(people).toBeVisible();
    await waitFor(() => expect(within(people).getAllByRole('button')[0]).toHaveFocus());
    expect(document.body.textContent).not.toMatch(/送复核|现场复核/);
  });

  it('where its maker is told', async () => {
    const id = await delegated(await sitDown(chen));
    kit.render(<DecidedNotice onOpen={nothing} />);
    await waitFor(() => expect(screen.queryByRole('status')).toBeNull());
    // The notice has to have seen the case waiting before it is decided.
    await new Promise((done) => setTimeout(done, 50));
    await authorized(id, zhou);
    expect(await screen.findByText(/已由周建国主管授权通过/)).toBeVisible();
  });

  it('where somebody else was first', async () => {
    const id = await delegated(await sitDown(chen));
    await sitDown(sun);
    const page = inboxPage({ businesses: registry, reviewOf: () => null });
    kit.render(<page.Page active menu={[]} onOpen={nothing} onBack={nothing} />);
    await waitFor(() => expect(screen.getAllByRole('row')[1]).toHaveFocus());
    await kit.user.keyboard('{Enter}');
    await screen.findByRole('button', { name: 'F9 主管授权' });
    await authorized(id, zhou);
    expect(await screen.findByText(/100001 周建国 已于 .* 先主管授权通过/)).toBeVisible();
  });
});
