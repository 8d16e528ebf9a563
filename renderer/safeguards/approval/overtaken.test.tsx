import { screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { decided, FeedMaker, officeAct } from '../../../test/helpers/feed-maker.ts';
import { testPerson, type TestPerson } from '../../../test/helpers/people.ts';
import {
  screenKit,
  type ScreenKit,
  screenNow,
  wang,
  zhang,
} from '../../../test/helpers/screen-kit.tsx';
import { anApplication } from '../../../test/helpers/test-counter.ts';
import { Entry } from '../../../shared/journal/entry.ts';
import { fromUtf8 } from '../../../shared/values/bytes.ts';
import { OpeningScreen } from '../../business/account-opening/OpeningScreen.tsx';
import { useSession } from '../../session/session-store.ts';
import { useGiven } from './given-store.ts';
import { OvertakenNotice } from './OvertakenNotice.tsx';

const zhao = testPerson('100026', '赵丽', 6, screenNow - 60_000);
const nothing = () => undefined;

let kit: ScreenKit;

beforeEach(async () => {
  useGiven.setState({ given: [] });
  kit = await screenKit([zhang, wang, zhao]);
});
afterEach(() => {
  useGiven.setState({ given: [] });
});

/** Somebody else sits down at this counter. */
async function sitDown(person: TestPerson): Promise<void> {
  const actor = await kit.counter.signIn(person);
  const authorityUntil = person.authority.statement.until;
  useSession.setState({ signedIn: { actor, name: person.name, authorityUntil } });
}

async function ownEntries(caseId: string): Promise<readonly Entry[]> {
  const part = await kit.counter.exchange.lines(1, { entries: 500, bytes: 10_000_000 });
  const entries = (part?.lines ?? []).map((line) => Entry.parse(JSON.parse(fromUtf8(line))));
  return entries.filter((one) => one.caseId === caseId);
}

/** A walk-up by 王磊 in 张敏's session; head office has taken the case back in the meantime. */
async function walkUpThatCameSecond(): Promise<string> {
  const { actor } = useSession.getState().signedIn!;
  const outcome = await kit.counter.submit(actor, anApplication(1));
  if (outcome.status === 'refused') throw new Error('refused');
  const { caseId } = outcome;
  kit.render(
    <>
      <OvertakenNotice />
      <OpeningScreen caseId={caseId} active onSubject={nothing} onBack={nothing} />
    </>,
  );
  await screen.findByRole('button', { name: 'F9 复核' });
  await kit.user.keyboard('{F9}');
  await screen.findByText('已受理', { selector: '.gt-tag' });
  expect(screen.queryByText(/未生效/)).toBeNull();
  const [submitted, decision] = await ownEntries(caseId);
  if (submitted === undefined || decision === undefined) throw new Error('entries are missing');
  const taken = officeAct(
    'account-opening',
    caseId,
    { type: 'Withdraw', data: { reason: '客户要求' } },
    [{ type: 'Withdrawn', data: { reason: '客户要求' } }],
  );
  const reasons = [{ rule: 'AP-1', message: '该业务没有等待复核的提交。' }];
  await kit.counter.exchange.takePage(
    new FeedMaker('0101-02').page([
      decided(submitted),
      taken,
      decided(decision, { status: 'refused', reasons }),
    ]),
  );
  return caseId;
}

it('tells who had somebody decide at their session that it came second, wherever they are', async () => {
  await walkUpThatCameSecond();
  expect(
    await screen.findByText(/100025 王磊 在本终端的决定未生效:经办已撤回该笔。/),
  ).toBeVisible();
  await kit.user.click(screen.getByRole('button', { name: '知道了' }));
  await waitFor(() => expect(screen.queryByText(/未生效/)).toBeNull());
});

it('tells the decider in their own session, and nobody else', async () => {
  await walkUpThatCameSecond();
  await screen.findByText(/未生效/);
  const { given } = useGiven.getState();
  await sitDown(zhao);
  useGiven.setState({ given });
  await waitFor(() => expect(screen.queryByText(/未生效/)).toBeNull());
  await sitDown(wang);
  useGiven.setState({ given });
  expect(await screen.findByText(/您的决定未生效/)).toBeVisible();
});
