/** An answer of head office, or in words why there is none. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly words: string; readonly isSignedOut: boolean };

const tokenPlace = 'guitai-operator-token';

/** The operator's token, kept for this window only. */
export const token = {
  get: (): string => sessionStorage.getItem(tokenPlace) ?? '',
  set: (value: string): void => sessionStorage.setItem(tokenPlace, value),
  clear: (): void => sessionStorage.removeItem(tokenPlace),
};

interface Asked {
  readonly method?: 'POST' | 'DELETE';
  readonly body?: unknown;
}

/** Asks with the operator's token; the answer is what the interface's document says it is. */
export async function ask<T>(path: string, asked: Asked = {}): Promise<Answer<T>> {
  const got = await request(path, asked);
  if (!got.ok) return got;
  const text = await got.value.text();
  // Head office's own answer, described by the same schemas as these types.
  return { ok: true, value: (text === '' ? undefined : JSON.parse(text)) as T };
}

/** Fetches a list as CSV and hands it to the browser's downloads. */
export async function download(path: string, name: string): Promise<Answer<void>> {
  const got = await request(path, {});
  if (!got.ok) return got;
  const address = URL.createObjectURL(await got.value.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The download has begun with the click, and holds the data by itself.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  return { ok: true, value: undefined };
}

async function request(path: string, { method, body }: Asked): Promise<Answer<Response>> {
  try {
    const response = await fetch(path, {
      method: method ?? 'GET',
      headers: {
        authorization: `Bearer ${token.get()}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return response.ok ? { ok: true, value: response } : await refused(response);
  } catch {
    return { ok: false, words: '总部服务没有应答,请检查网络或稍后再试。', isSignedOut: false };
  }
}

async function refused(response: Response): Promise<Answer<never>> {
  const problem = await problemOf(response);
  const isSignedOut = response.status === 401;
  return { ok: false, words: wordsOf(problem), isSignedOut };
}

interface Problem {
  readonly code?: string;
  readonly detail?: string;
}

async function problemOf(response: Response): Promise<Problem> {
  try {
    // problem+json of head office; anything else in between (a proxy) does not parse.
    return (await response.json()) as Problem;
  } catch {
    return {};
  }
}

function wordsOf({ code = '', detail = '' }: Problem): string {
  switch (code) {
    case 'NOT_AN_OPERATOR':
      return '令牌不正确或已过期,请核对后重新输入,或请总部运维重发。';
    case 'NOT_POSSIBLE':
      // Of all problems only this one comes in the words of whoever must act.
      return detail;
    case 'REASON_NEEDED':
      return '请写明原因,至少 4 个字。';
    case 'REQUEST_INVALID':
    case 'VALUE_NOT_STORABLE':
      return '填写的内容不符,请检查后重试。';
    case 'NOT_FOUND':
      return '没有找到,可能已被他人处理。请刷新后再看。';
    default:
      return '总部服务未能完成,请稍后再试;多次不成请联系总部运维。';
  }
}
