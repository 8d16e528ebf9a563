import { ask } from './api.ts';
import { openForm, openShown } from './dialog.ts';
import { el } from './dom.ts';
import type { View } from './view.ts';

/** Does something and shows the list anew; null, or in words why it was not done. */
export async function act(
  view: () => View,
  path: string,
  asked: { readonly method?: 'POST' | 'DELETE'; readonly body?: unknown } = {},
): Promise<string | null> {
  const answer = await ask(path, { method: 'POST', ...asked });
  if (!answer.ok) return answer.words;
  await view().load();
  return null;
}

/** Asks why, says what will happen, and does it. */
export function askReason(of: {
  readonly title: string;
  readonly text: string;
  readonly submit: string;
  readonly isGrave?: boolean;
  readonly done: (reason: string) => Promise<string | null>;
}): void {
  openForm({
    ...of,
    fields: [{ name: 'reason', label: '原因(至少 4 个字)', kind: 'reason', longest: 200 }],
    done: ({ reason = '' }) => of.done(reason),
  });
}

/** A one-time code, which is shown only here. */
export async function issueCode(
  path: '/v1/operator/enrolment-codes' | '/v1/operator/staff-codes',
  body: Readonly<Record<string, string>>,
  about: string,
): Promise<string | null> {
  const answer = await ask<{ readonly code: string }>(path, { method: 'POST', body });
  if (!answer.ok) return answer.words;
  const { code } = answer.value;
  const advice = '14 天内有效,只能使用一次,只显示这一次。请当面或电话告知本人,不要写在邮件里。';
  // After the dialog that asked for it has closed, which gives the focus back to the page.
  setTimeout(() => openShown(about, el('p', { class: 'code' }, code), el('p', {}, advice)));
  return null;
}
