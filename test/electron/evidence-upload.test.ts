import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { digestOf } from '../../electron/services/evidence/piece-files.ts';
import type { Shell } from '../../electron/services/shell.ts';
import { buildApp } from '../../headoffice/app.ts';
import { findCounter } from '../../headoffice/counters.ts';
import type { Database } from '../../headoffice/db/sql.ts';
import type { CrashMark } from '../../headoffice/office.ts';
import { emptyHead } from '../../shared/journal/entry.ts';
import { evidenceNow } from './evidence-kit.ts';
import { until } from './electron-double.ts';
import { officeKit, type OfficeKit, openTestDatabase } from '../helpers/office-kit.ts';
import { openWindow, startShell } from './shell-kit.ts';

let root: string;
let db: Database;
let kit: OfficeKit;
let app: FastifyInstance;
let line: CutLine;
let armed: CrashMark | null = null;
const shells: Shell[] = [];

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'guitai-evidence-'));
  db = await openTestDatabase();
  await startOffice();
  line = await cutLine(() => (app.server.address() as AddressInfo).port);
});
afterAll(async () => {
  await line.close();
  await app.close();
  await db.close();
  rmSync(root, { recursive: true, force: true });
});
beforeEach(() => {
  line.cutAfter = Number.POSITIVE_INFINITY;
  line.passed = 0;
});
afterEach(async () => {
  for (const shell of shells.splice(0)) await shell.close();
});

/** A new process of head office on the same database and folder. */
async function startOffice(): Promise<void> {
  kit = await officeKit(db, '7101', {
    evidenceFolder: join(root, 'office'),
    mark(mark) {
      if (mark !== armed) return;
      armed = null;
      throw new Error(`ended at ${mark}`);
    },
  });
  app = buildApp(kit.headOffice);
  await app.listen({ host: '127.0.0.1', port: 0 });
}

async function restartOffice(): Promise<void> {
  line.cutAll();
  await app.close();
  await startOffice();
}

/** A counter of a branch over the line; the same name is the same data folder. */
async function counter(name: string, terminal: string | null, office = kit) {
  const shell = await startShell(join(root, name), {
    headOfficeUrl: line.url,
    clock: () => evidenceNow,
  });
  shells.push(shell);
  if (terminal !== null) {
    const code = await office.headOffice.enrolmentCode(terminal);
    expect(await shell.enrol(code, office.headOffice.fingerprint)).toBeNull();
  }
  const window = openWindow(shell, name);
  const { evidence, uplink } = window.services;
  return {
    shell,
    evidence,
    news: window.news,
    async open(): Promise<boolean> {
      return (await uplink.contact(emptyHead(), 0)).ok;
    },
    async progress(digest: string): Promise<string | undefined> {
      return (await evidence.list()).find((one) => one.digest === digest)?.progress.status;
    },
    /** Contacts again until the piece is confirmed, as the window's engine would. */
    async confirmed(digest: string): Promise<void> {
      for (let tries = 0; (await this.progress(digest)) !== 'confirmed'; tries += 1) {
        if (tries > 300) throw new Error('not confirmed');
        if (tries % 10 === 0) await this.open();
        await delay(20);
      }
    },
  };
}

describe('an upload', () => {
  it('goes on where the line broke, whatever breaks and however often', async () => {
    // More than eight rounds can bring over, so that every round has something to cut.
    const bytes = randomBytes(3_500_000);
    const digest = digestOf(bytes);
    let one = await counter('broken', '7101-01');
    await one.evidence.keep('image/jpeg', bytes);
    expect(await one.evidence.missing([digest])).toEqual([]);
    for (let round = 0; round < 8; round += 1) {
      line.passed = 0;
      line.cutAfter = 20_000 + Math.floor(Math.random() * 350_000);
      await one.open();
      await until(() => line.wasCut);
      line.cutAfter = Number.POSITIVE_INFINITY;
      line.cutAll();
      if (round % 2 === 0) await restartOffice();
      else {
        // Killed: the next program finds only what is on the disk.
        await one.shell.close();
        one = await counter('broken', null);
      }
    }
    line.passed = 0;
    await one.confirmed(digest);
    // What had arrived was not sent again and again.
    expect(line.passed).toBeLessThan(bytes.length);
    const office = await kit.headOffice.evidence!.status((await findCounter(db, '7101-01'))!, {
      digests: [digest],
      proof: true,
    });
    expect(office).toEqual([{ digest, mediaType: 'image/jpeg', bytes: bytes.length }]);
  });

  it('is confirmed when head office ended with all bytes and no row of them', async () => {
    const bytes = randomBytes(300_000);
    const digest = digestOf(bytes);
    const one = await counter('ended', '7101-02');
    await one.evidence.keep('image/png', bytes);
    armed = 'evidence:in-place';
    await one.evidence.missing([digest]);
    await one.open();
    await until(() => armed === null);
    await restartOffice();
    await one.confirmed(digest);
    expect(one.news.filter(({ kind }) => kind === 'evidence').length).toBeGreaterThan(3);
  });

  it('is fetched by another counter of the branch, and by none of another branch', async () => {
    const bytes = randomBytes(200_000);
    const digest = digestOf(bytes);
    const one = await counter('broken', null);
    const { digest: kept } = await one.evidence.keep('application/pdf', bytes);
    await one.evidence.missing([kept]);
    await one.confirmed(digest);

    const two = await counter('ended', null);
    await expect(two.evidence.read(digest)).rejects.toMatchObject({ code: 'EVIDENCE_NOT_HERE' });
    await two.open();
    const read = await two.evidence.read(digest);
    expect(read.mediaType).toBe('application/pdf');
    expect(Buffer.from(read.bytes).equals(bytes)).toBe(true);

    const elsewhere = await officeKit(db, '7102', { evidenceFolder: join(root, 'office') });
    const three = await counter('elsewhere', '7102-01', elsewhere);
    expect(await three.open()).toBe(true);
    await expect(three.evidence.read(digest)).rejects.toMatchObject({ code: 'EVIDENCE_NOT_HERE' });
  });
});

/** A line to head office that can break after any number of bytes that went up. */
interface CutLine {
  readonly url: string;
  cutAfter: number;
  passed: number;
  readonly wasCut: boolean;
  cutAll(): void;
  close(): Promise<void>;
}

async function cutLine(target: () => number): Promise<CutLine> {
  const open = new Set<Socket>();
  let wasCut = false;
  const server: Server = createServer((near) => {
    const far = connect(target(), '127.0.0.1');
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        open.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    near.on('data', (bytes) => {
      const left = whole.cutAfter - whole.passed;
      far.write(bytes.subarray(0, Math.max(0, left)));
      whole.passed += bytes.length;
      if (whole.passed < whole.cutAfter) return;
      wasCut = true;
      // What is written reaches head office before the end does.
      far.end();
      near.destroy();
    });
    far.on('data', (bytes) => near.write(bytes));
  });
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
  const whole: CutLine = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cutAfter: Number.POSITIVE_INFINITY,
    passed: 0,
    get wasCut() {
      return wasCut;
    },
    cutAll() {
      wasCut = false;
      for (const socket of open) socket.destroy();
    },
    async close() {
      for (const socket of open) socket.destroy();
      await new Promise<void>((done) => void server.close(() => done()));
    },
  };
  return whole;
}
