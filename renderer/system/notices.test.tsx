import { fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { FeedMaker } from '../../test/helpers/feed-maker.ts';
import { type ScreenKit, screenKit, screenNow } from '../../test/helpers/screen-kit.tsx';
import { type NoticeBody, noticeLookups, noticeRegister } from '../../shared/safeguards/notice.ts';
import { NoticeBanner } from './NoticeBanner.tsx';
import { NoticesPage } from './NoticesPage.tsx';

let kit: ScreenKit;
let feed: FeedMaker;

beforeEach(async () => {
  kit = await screenKit();
  feed = new FeedMaker('0101-02');
});

const body = (change: Partial<NoticeBody> = {}): NoticeBody => ({
  title: '国庆假期安排',
  text: '10 月 1 日至 8 日休市。',
  from: screenNow - 60_000,
  until: null,
  mustRead: false,
  by: '赵运维',
  ...change,
});

/** Head office publishes notices in its feed. */
async function publish(notices: Readonly<Record<string, NoticeBody | null>>, version = 1) {
  const rows = Object.entries(notices).map(([key, value]) => ({
    register: noticeRegister,
    key,
    version,
    asOf: screenNow,
    body: value === null ? null : { ...value },
    lookups: { ...noticeLookups },
  }));
  await kit.counter.exchange.takePage(feed.page([{ kind: 'rows', rows }]));
}

const props = { active: true, onOpen: () => undefined, onBack: () => undefined, menu: [] };
const press = (key: string) => fireEvent.keyDown(window, { key });

describe('9010 总部公告', () => {
  it('is read by keyboard and confirmed once, as an entry of who read it', async () => {
    await publish({ 'n-1': body({ mustRead: true }) });
    kit.render(<NoticesPage {...props} />);
    await waitFor(() => expect(screen.getByRole('row', { name: /须确认/ })).toHaveFocus());
    await kit.user.keyboard('{Enter}');
    expect(await screen.findByText('10 月 1 日至 8 日休市。')).toHaveFocus();
    press('F8');
    await screen.findByRole('row', { name: /已读/ });
    const receipts = await kit.counter.store.cases({ business: 'notice-receipt' });
    expect(receipts).toMatchObject([{ maker: '100023', summary: { document: 'n-1' } }]);
  });

  it('leaves out what has run out or was withdrawn', async () => {
    await publish({ old: body({ title: '旧公告', until: screenNow - 1 }), gone: body() });
    await publish({ gone: null }, 2);
    kit.render(<NoticesPage {...props} />);
    expect(await screen.findByText(/没有公告/)).toBeVisible();
  });

  it('says in a line what is unread and with which key it opens, until all is read', async () => {
    kit.render(
      <>
        <NoticeBanner />
        <NoticesPage {...props} />
      </>,
    );
    expect(screen.queryByText(/Alt\+N/)).toBeNull();
    await publish({ 'n-1': body(), 'n-2': body({ title: '系统升级', mustRead: true }) });
    expect(await screen.findByText(/总部公告:系统升级\(须确认阅读\),另有 1 条未读/)).toBeVisible();
  });
});
