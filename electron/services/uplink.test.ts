import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { emptyHead } from '../../shared/journal/entry.ts';
import { protocolPaths } from '../../shared/sync/contact.ts';
import { testPerson } from '../../test/helpers/people.ts';
import {
  enrolmentNotice,
  openWindow,
  startShell,
  temporaryFolder,
} from '../../test/electron/shell-kit.ts';
import {
  type Misbehaviour,
  type SmallHeadOffice,
  startSmallHeadOffice,
} from '../../test/electron/small-head-office.ts';
import { createHttpRoad } from './http-road.ts';
import type { Shell } from './shell.ts';

const now = Date.UTC(2026, 10, 23, 2);
let office: SmallHeadOffice;
let folder: ReturnType<typeof temporaryFolder>;
let shell: Shell;

beforeAll(async () => {
  office = await startSmallHeadOffice(() => now);
  folder = temporaryFolder();
});
beforeEach(async () => {
  // A proxy of its own settings would stand between: only the timeout is shortened.
  const quick: typeof fetch = (url, init) =>
    fetch(url, { ...init, signal: AbortSignal.any([init!.signal!, AbortSignal.timeout(300)]) });
  shell = await startShell(folder.path, { headOfficeUrl: office.url, fetch: quick });
  if (!shell.isEnrolled()) await shell.enrol(enrolmentNotice.code, enrolmentNotice.fingerprint);
});
afterEach(async () => {
  office.misbehaveAt('', null);
  await shell.close();
});
afterAll(async () => {
  await office.close();
  folder.remove();
});

const uplink = () => openWindow(shell).services.uplink;

describe('contact', () => {
  it('is opened by a signed challenge, and its token stays in the shell', async () => {
    const line = uplink();
    const opened = await line.contact(emptyHead(), 0);
    expect(opened).toMatchObject({ ok: true, value: { judgement: 'OK', contact: 'C1' } });
    expect(JSON.stringify(opened)).not.toContain('token":"');
    expect(await line.push(Uint8Array.of(31, 139, 1))).toMatchObject({
      ok: true,
      value: { status: 'STORED' },
    });
    const [last] = office.heard.slice(-1);
    expect(last).toMatchObject({
      method: 'POST',
      path: protocolPaths.batches,
      type: 'application/gzip',
    });
    expect(last?.body).toEqual(Buffer.of(31, 139, 1));
    expect(last?.authorization).toMatch(/^Bearer [0-9a-f]{32}$/);
  });

  it('is asked for before anything that needs it', async () => {
    const none = { ok: false, failure: { kind: 'no-contact' } };
    expect(await uplink().push(Uint8Array.of(1))).toMatchObject(none);
    expect(await uplink().pull(0, 0, 0)).toMatchObject(none);
  });

  it('is opened again when head office has forgotten the token', async () => {
    const line = uplink();
    await line.contact(emptyHead(), 0);
    office.forgetTokens();
    expect(await line.pull(0, 0, 0)).toMatchObject({ ok: false, failure: { kind: 'no-contact' } });
    await line.contact(emptyHead(), 0);
    expect(await line.pull(0, 0, 0)).toMatchObject({ ok: true });
  });

  it('brings staff documents, and takes none that head office has not signed', async () => {
    const zhang = testPerson('100023', '张敏', 1, now);
    const forged = testPerson('100099', '赵六', 2, now);
    const asDocument = ({ staff, authority }: typeof zhang) => ({
      staff,
      authority,
      sealedKey: '{}',
      revokedAt: null,
    });
    office.documents.set('100023', asDocument(zhang));
    office.documents.set('100099', {
      ...asDocument(forged),
      authority: { ...forged.authority, signature: '0'.repeat(128) },
    });
    const window = openWindow(shell);
    await window.services.uplink.contact(emptyHead(), 0);
    const colleagues = await window.services.staffKeys.colleagues();
    expect(colleagues.map(({ staff }) => staff)).toEqual(['100023']);
  });
});

describe('a bad line', () => {
  const status =
    (code: number, body: string, headers: Record<string, string> = {}): Misbehaviour =>
    (_request, response) => {
      response.writeHead(code, headers);
      response.end(body);
    };
  const cases: readonly [string, Misbehaviour, object][] = [
    [
      'a problem',
      status(
        500,
        JSON.stringify({ type: 'about:blank', title: 'x', status: 500, code: 'LANE_DOWN' }),
      ),
      { kind: 'status', status: 500, code: 'LANE_DOWN' },
    ],
    ['an error page', status(502, '<html>Bad Gateway</html>'), { kind: 'status', status: 502 }],
    ['a batch too large', status(413, ''), { kind: 'status', status: 413 }],
    ['a proxy’s sign-in page', status(200, '<html>请签到</html>'), { kind: 'unreadable' }],
    [
      'a redirect to one',
      status(302, '', { location: 'http://127.0.0.1:9/' }),
      { kind: 'unreadable', status: 302 },
    ],
    ['JSON cut short', status(200, '{"status":"STO'), { kind: 'unreadable' }],
    ['JSON of something else', status(200, '{"status":"MAYBE"}'), { kind: 'unreadable' }],
    [
      'no bytes that are text',
      (_request, response) => response.end(Buffer.of(0xff, 0xfe)),
      { kind: 'unreadable' },
    ],
    [
      'an answer that breaks off',
      (_request, response) => {
        response.writeHead(200, { 'content-length': '100' });
        response.write('{"status"');
        setTimeout(() => response.destroy(), 20);
      },
      { kind: 'unreachable' },
    ],
    [
      'a connection that is reset',
      (request) => request.socket.resetAndDestroy(),
      { kind: 'unreachable' },
    ],
    ['no answer in time', () => undefined, { kind: 'unreachable' }],
  ];

  it.each(cases)('tells of %s and throws nothing', async (_what, how, failure) => {
    const line = uplink();
    await line.contact(emptyHead(), 0);
    office.misbehaveAt(protocolPaths.batches, how);
    expect(await line.push(Uint8Array.of(1))).toMatchObject({ ok: false, failure });
    office.misbehaveAt('', null);
    expect(await line.push(Uint8Array.of(1))).toMatchObject({ ok: true });
  });

  it('tells when nobody listens', async () => {
    const road = createHttpRoad({ baseUrl: 'http://127.0.0.1:9', fetch });
    const answer = await road.bytes({ method: 'GET', path: '/' });
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'unreachable' } });
  });

  it('gives up after its time, and waits on purpose only as long as it is told', async () => {
    office.misbehaveAt(
      '/slow',
      (_request, response) => void setTimeout(() => response.end('{}'), 200),
    );
    const road = createHttpRoad({ baseUrl: office.url, fetch, timeoutMs: 50 });
    const short = await road.bytes({ method: 'GET', path: '/slow' });
    expect(short).toMatchObject({
      ok: false,
      failure: { kind: 'unreachable', detail: 'TimeoutError' },
    });
    expect(await road.bytes({ method: 'GET', path: '/slow', waitMs: 5000 })).toMatchObject({
      ok: true,
    });
  });
});

describe('the long poll', () => {
  it('ends at once when something new is to be sent', async () => {
    const line = uplink();
    await line.contact(emptyHead(), 0);
    office.misbehaveAt(protocolPaths.feed, () => undefined);
    const waiting = line.pull(0, 60_000, 0);
    await line.interrupt();
    expect(await waiting).toMatchObject({ ok: false, failure: { kind: 'interrupted' } });
  });

  it('asks from a place, with the journal’s head', async () => {
    const line = uplink();
    await line.contact(emptyHead(), 0);
    expect(await line.pull(7, 0, 9)).toMatchObject({ ok: true, value: { pages: [] } });
  });
});

it('gives a segment’s bytes as they came', async () => {
  const line = uplink();
  await line.contact(emptyHead(), 0);
  const got = await line.snapshotSegment(0, 0);
  expect(got.ok && [...got.value]).toEqual([31, 139, 8]);
});
