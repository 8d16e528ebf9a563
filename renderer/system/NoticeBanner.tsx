import { useNotices } from './use-notices.ts';

/** Says that something of head office is unread, with the key that opens it; nothing while all is read. */
export function NoticeBanner() {
  const read = useNotices();
  const unread = read.status === 'ready' ? read.value.filter(({ readAt }) => readAt === null) : [];
  const [first] = unread.toSorted((a, b) => Number(b.body.mustRead) - Number(a.body.mustRead));
  if (first === undefined) return null;
  const others = unread.length > 1 ? `,另有 ${unread.length - 1} 条未读` : '';
  return (
    <p className={first.body.mustRead ? 'gt-banner' : 'gt-banner gt-banner-calm'} role="status">
      总部公告:{first.body.title}
      {first.body.mustRead ? '(须确认阅读)' : ''}
      {others}。按 Alt+N 阅读。
    </p>
  );
}
