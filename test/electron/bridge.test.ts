import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bridgeArguments } from '../../shared/bridge/index.ts';
import { bridgeMethods } from '../../shared/bridge/methods.ts';
import { canonicalBytes } from '../../shared/journal/canonical.ts';
import { emptyHead } from '../../shared/journal/entry.ts';
import { intl1 } from '../../shared/suite-intl-1.ts';
import type { BatchHeader } from '../../shared/sync/batch.ts';
import { EnrolmentAsk, protocolPaths } from '../../shared/sync/contact.ts';
import { fromHex } from '../../shared/values/bytes.ts';
import { startElectronHost } from './electron-host.ts';
import type { HostUnderTest } from './host-under-test.ts';
import { hashAt, record } from './journal-kit.ts';
import { enrolmentNotice, temporaryFolder } from './shell-kit.ts';
import { type SmallHeadOffice, startSmallHeadOffice } from './small-head-office.ts';
import { startSocketHost } from './socket-host.ts';

const hosts = [
  { name: 'browser', start: startSocketHost },
  { name: 'electron', start: startElectronHost },
] as const;

// One suite for both hosts: whatever the counter's page may rely on holds in each.
describe.each(hosts)('bridge of the $name host', ({ name, start }) => {
  let office: SmallHeadOffice;
  let folder: ReturnType<typeof temporaryFolder>;
  let host: HostUnderTest;

  beforeAll(async () => {
    office = await startSmallHeadOffice(() => Date.now());
    office.invite('CODE-0023', { staff: '100023', name: '张敏' });
    office.invite('CODE-0045', { staff: '100045', name: '李强', checker: true });
    folder = temporaryFolder();
    host = await start(folder.path, office.url);
  });
  afterAll(async () => {
    await host.stop();
    await office.close();
    folder.remove();
  });

  it('tells what it is, and knows no counter before it is enrolled', async () => {
    const info = await host.bridge.system.info();
    expect(info).toMatchObject({ host: name, demonstration: true, counter: null, armedMarks: [] });
    expect(Math.abs(info.now - Date.now())).toBeLessThan(5000);
    await expect(host.bridge.staffKeys.signIn()).rejects.toMatchObject({
      name: 'Fault',
      code: 'NOT_ENROLLED',
    });
    expect(await host.bridge.uplink.contact(emptyHead(), 0)).toMatchObject({
      ok: false,
      failure: { kind: 'not-enrolled' },
    });
  });

  it('enrols the counter in the panel', async () => {
    const outcome = host.bridge.staffKeys.enrol();
    const panel = await host.panel();
    expect(await panel.task()).toEqual({ kind: 'enrol' });
    expect(await panel.answer({ kind: 'enrol', ...enrolmentNotice })).toEqual({ status: 'done' });
    expect(await outcome).toEqual({ status: 'enrolled' });
    expect((await host.bridge.system.info()).counter).toMatchObject({
      counter: '0101-02',
      branchName: '上海营业部',
    });
  });

  it('signs people in, and lets another one approve', async () => {
    const signIn = async (staff: string, code: string) => {
      const outcome = host.bridge.staffKeys.signIn();
      const panel = await host.panel();
      const answer = {
        kind: 'first-sign-in' as const,
        staff,
        code,
        password: `password of ${code}`,
      };
      expect(await panel.answer({ ...answer, password: 'short' })).toMatchObject({
        field: 'password',
      });
      expect(await panel.answer(answer)).toEqual({ status: 'done' });
      return await outcome;
    };
    expect(await signIn('100045', 'CODE-0045')).toMatchObject({ status: 'signed-in' });
    expect(await signIn('100023', 'CODE-0023')).toMatchObject({
      status: 'signed-in',
      authority: { statement: { staff: '100023', name: '张敏' } },
    });
    const caseId = '01935d2a-0000-7000-8000-000000000001';
    const outcome = host.bridge.staffKeys.approve({
      branch: '0101',
      business: 'account-opening',
      caseId,
      command: { type: 'SubmitOpening', version: 1, id: caseId, data: { $bytes: 'kept as it is' } },
      need: 'check',
      maker: '100023',
      expiresAt: Date.now() + 60_000,
    });
    const panel = await host.panel();
    const task = await panel.task();
    if (task.kind !== 'approve') throw new Error(task.kind);
    expect(task.ask.command.data).toEqual({ $bytes: 'kept as it is' });
    const { digest } = task;
    const password = 'password of CODE-0045';
    const answer = {
      kind: 'decide' as const,
      staff: '100045',
      password,
      decision: 'approve' as const,
      comment: '',
      digest,
    };
    expect(await panel.answer(answer)).toEqual({ status: 'done' });
    expect(await outcome).toMatchObject({
      status: 'decided',
      decision: { statement: { digest, staff: '100045', decision: 'approve' } },
    });
  });

  it('closes the panel with the page that asked for it', async () => {
    const outcome = host.bridge.staffKeys.signIn().catch((error: unknown) => error);
    await (await host.panel()).task();
    await expect(host.bridge.staffKeys.enrol()).rejects.toMatchObject({ code: 'PANEL_BUSY' });
    await host.reload();
    const again = host.bridge.staffKeys.signIn();
    expect(await (await host.panel()).answer({ kind: 'cancel' })).toEqual({ status: 'done' });
    expect(await again).toEqual({ status: 'cancelled' });
    // Over a socket the old page is gone; in Electron its promise ends as cancelled.
    if (name === 'electron') expect(await outcome).toEqual({ status: 'cancelled' });
  });

  it('keeps records and gives them back byte for byte', async () => {
    const { journalLog } = host.bridge;
    const { lease } = await journalLog.acquire();
    const frame = Uint8Array.from({ length: 512 }, (_, index) => index % 256);
    await journalLog.append(lease, { ...record(1), frame }, hashAt(0));
    await expect(journalLog.append(lease, record(3), hashAt(1))).rejects.toMatchObject({
      name: 'Fault',
      code: 'JOURNAL_NOT_CONTINUED',
    });
    const [read] = await journalLog.read(1, 1, 10);
    expect(read?.frame).toBeInstanceOf(Uint8Array);
    expect([...(read?.frame ?? [])]).toEqual([...frame]);
    expect((await journalLog.open()).scan).toMatchObject({
      records: 1,
      last: { place: 1, hash: hashAt(1) },
    });
    const batch = { epoch: 1, from: 1, to: 1, head: hashAt(1), sealed: Uint8Array.of(0, 255, 10) };
    await journalLog.keepBatch(lease, batch);
    expect(await journalLog.keptBatch(1, 1)).toEqual(batch);
    await journalLog.noteAcknowledged(lease, { life: 1, place: 1, hash: hashAt(1) });
    expect((await journalLog.open()).canary?.head.place).toBe(1);
  });

  it('ends the lease with the page, and takes no write under it any more', async () => {
    const { lease } = await host.bridge.journalLog.acquire();
    await host.reload();
    await expect(host.bridge.journalLog.append(lease, record(2), hashAt(1))).rejects.toMatchObject({
      code: 'LEASE_HELD',
    });
    const next = await host.bridge.journalLog.acquire();
    await host.bridge.journalLog.append(next.lease, record(2), hashAt(1));
  });

  it('keeps the feed with the segments it starts from', async () => {
    const { feedLog, journalLog } = host.bridge;
    const { lease } = await journalLog.acquire();
    const digest = '7'.repeat(64);
    await feedLog.putSegment(lease, digest, Uint8Array.of(1, 2, 3));
    expect(await feedLog.segment(digest)).toEqual(Uint8Array.of(1, 2, 3));
    expect(await feedLog.segment('8'.repeat(64))).toBeNull();
    const page = { ...record(9), kind: 'page' as const };
    await expect(feedLog.append(lease, page, 0)).rejects.toMatchObject({
      code: 'FEED_NOT_CONTINUED',
    });
    await feedLog.append(lease, { ...record(7), kind: 'manifest' }, 0);
    await expect(feedLog.append(lease, page, 6)).rejects.toMatchObject({
      code: 'FEED_NOT_CONTINUED',
    });
    await feedLog.append(lease, page, 7);
    expect((await feedLog.read(0, 10)).map(({ kind, place }) => [kind, place])).toEqual([
      ['manifest', 7],
      ['page', 9],
    ]);
    expect((await feedLog.read(8, 10)).map(({ place }) => place)).toEqual([9]);
  });

  it('gives the sealing key and signs only batch headers', async () => {
    const sealing = await host.bridge.keyStore.sealing();
    expect(sealing.mode === 'sealed' && sealing.key.length).toBe(32);
    const header: BatchHeader = {
      purpose: 'batch',
      suite: 'intl-1',
      era: 1,
      counter: '0101-02',
      epoch: 1,
      from: 1,
      to: 1,
      prev: hashAt(0),
      head: hashAt(1),
      count: 1,
    };
    const signature = await host.bridge.keyStore.signBatchHeader(header);
    const asked = office.heard.find(({ path }) => path === protocolPaths.enrolment);
    const { signingKey } = EnrolmentAsk.parse(JSON.parse(asked!.body.toString('utf8')));
    expect(intl1.verify(fromHex(signingKey), canonicalBytes(header), fromHex(signature))).toBe(
      true,
    );
    const other = await host.call('keyStore', 'signBatchHeader', [{ purpose: 'approval' }]);
    expect(other).toMatchObject({ ok: false, fault: { code: 'BRIDGE_REFUSED' } });
  });

  it('protects the device keys as its kind of host can', () => {
    const keys = join(folder.path, 'keys');
    const isPlain = existsSync(join(keys, 'device.json'));
    expect(isPlain).toBe(name === 'browser');
    if (!isPlain)
      expect(readFileSync(join(keys, 'device.sealed'), 'utf8')).not.toContain('AGE-SECRET-KEY');
  });

  it('reaches head office, and tells of a bad line as a value', async () => {
    expect(await host.bridge.uplink.contact(emptyHead(), 0)).toMatchObject({ ok: true });
    expect(await host.bridge.uplink.push(Uint8Array.of(31, 139, 200))).toMatchObject({ ok: true });
    expect(office.heard.at(-1)?.body).toEqual(Buffer.of(31, 139, 200));
    office.misbehaveAt(protocolPaths.batches, (_request, response) => {
      response.statusCode = 500;
      response.end('<html>');
    });
    expect(await host.bridge.uplink.push(Uint8Array.of(1))).toMatchObject({
      ok: false,
      failure: { kind: 'status', status: 500 },
    });
  });

  it('keeps evidence and gives it back, byte for byte', async () => {
    const { evidence } = host.bridge;
    const bytes = Uint8Array.from({ length: 100_000 }, (_, index) => index % 251);
    const { digest } = await evidence.keep('image/jpeg', bytes);
    expect(await evidence.list()).toMatchObject([{ digest, isNamed: false, isHere: true }]);
    const read = await evidence.read(digest);
    expect(read.mediaType).toBe('image/jpeg');
    expect(Buffer.from(read.bytes).equals(bytes)).toBe(true);
    expect(await evidence.missing([digest, '1'.repeat(64)])).toEqual(['1'.repeat(64)]);
    await evidence.discard([digest]);
    await expect(evidence.read(digest)).rejects.toMatchObject({ code: 'EVIDENCE_NOT_HERE' });
  });

  it('tells the free space', async () => {
    const disk = await host.bridge.system.disk();
    expect(disk.freeBytes).toBeGreaterThan(0);
    expect(disk.low).toBe(false);
  });

  it('prints, or lets the page print itself', async () => {
    const printed = await host.bridge.printer.print({
      title: '受理凭条',
      html: '<p>凭条</p>',
      paper: 'A4',
    });
    expect(printed).toEqual({ status: name === 'electron' ? 'printed' : 'page' });
  });

  const refused = { ok: false, fault: { code: 'BRIDGE_REFUSED' } };
  const methods = Object.entries(bridgeMethods).flatMap(([service, names]) =>
    names.map((method) => [service, method]),
  );

  it.each(methods)('parses the arguments of %s.%s', async (service, method) => {
    // None of these fits any method: too many, of the wrong kind, or no list at all.
    const wrong = [
      [1, 2, 3, 4, 5, 6],
      [{ nothing: true }, null, undefined],
      [Symbol.iterator.toString(), {}],
      'text',
      null,
    ];
    const schemas: Readonly<
      Record<string, Readonly<Record<string, { safeParse(args: unknown): { success: boolean } }>>>
    > = bridgeArguments;
    for (const args of wrong) {
      expect(schemas[service]?.[method]?.safeParse(args).success).toBe(false);
      // The socket's own schema ends the connection for what is no list; the call itself is what is tested here.
      if (name === 'browser' && !Array.isArray(args)) continue;
      expect(await host.call(service, method, args)).toMatchObject(refused);
    }
  });

  it.each([
    ['system', 'constructor'],
    ['system', 'toString'],
    ['system', '__proto__'],
    ['__proto__', 'toString'],
    ['constructor', 'name'],
    ['uplink', 'enrol'],
    ['uplink', 'firstSignIn'],
    ['onNews', 'call'],
    ['', ''],
  ])('refuses what is no service or method: %s.%s', async (service, method) => {
    expect(await host.call(service, method, [])).toMatchObject(refused);
  });

  it('gives the client a task and takes only the client’s own answer', async () => {
    const task = {
      kind: 'confirm',
      client: '李*',
      title: '资料',
      lines: [{ label: '姓名', value: '李明' }],
      statement: '属实。',
    } as const;
    const client = await host.client();
    expect(await host.bridge.clientScreen.state()).toMatchObject({ status: 'open' });
    const idle = await client.next(-1);
    expect(idle).toMatchObject({ task: null, branchName: '上海营业部' });
    const shown = client.next(idle.turn);
    const outcome = host.bridge.clientScreen.show(task);
    const { turn } = await shown;
    await expect(host.bridge.clientScreen.show(task)).rejects.toMatchObject({
      code: 'CLIENT_SCREEN_BUSY',
    });
    // The counter's page has no way to answer, whatever it calls.
    for (const method of ['next', 'tell', 'answer'])
      expect(
        await host.call('clientScreen', method, [turn, { kind: 'confirm', wrong: [] }]),
      ).toMatchObject(refused);
    const wrong = [
      ['answer', [turn, { kind: 'confirm' }]],
      ['answer', [turn, { kind: 'result', signature: { mediaType: 'image/png', bytes: 'x' } }]],
      [
        'answer',
        [turn, { kind: 'result', signature: { mediaType: 'image/png', bytes: Uint8Array.of(1) } }],
      ],
      ['answer', [{ kind: 'confirm', wrong: [] }]],
      ['tell', [turn, { kind: 'done' }]],
      ['next', ['0']],
      ['show', [task]],
      ['constructor', []],
    ] as const;
    for (const [method, args] of wrong)
      expect(await host.callClient(method, args)).toMatchObject(refused);
    await client.tell(turn, { kind: 'shown', step: 'confirming', at: 1, answered: 0 });
    expect(await client.answer(turn, { kind: 'confirm', wrong: [] })).toEqual({ status: 'done' });
    const answer = await outcome;
    expect(answer).toMatchObject({ status: 'done', kind: 'confirm', wrong: [] });
    if (answer.status !== 'done') throw new Error('not done');
    expect(answer.endedAt).toBeGreaterThanOrEqual(answer.startedAt);
  });

  it('takes a task back when the counter’s page is loaded anew', async () => {
    const client = await host.client();
    const before = await client.next(-1);
    const task = {
      kind: 'confirm',
      client: '李*',
      title: '资料',
      lines: [{ label: '姓名', value: '李明' }],
      statement: '属实。',
    } as const;
    // Over the browser host the answer is lost with the socket; the client's page shows that nobody asks any more.
    void host.bridge.clientScreen.show(task).catch(() => undefined);
    const shown = await client.next(before.turn);
    expect(shown.task).toEqual(task);
    await host.reload();
    expect((await client.next(shown.turn)).task).toBeNull();
  });

  it('parses what the panel answers', async () => {
    const outcome = host.bridge.staffKeys.signIn();
    await host.panel();
    const wrong = [
      ['answer', [{ kind: 'decide' }]],
      ['answer', [{ kind: 'sign-in', staff: '1', password: 'x' }]],
      ['answer', []],
      ['task', [1]],
      ['constructor', []],
    ] as const;
    for (const [method, args] of wrong)
      expect(await host.callPanel(method, args)).toMatchObject(refused);
    await host.bridge.staffKeys.cancelPanel();
    expect(await outcome).toEqual({ status: 'cancelled' });
  });
});
