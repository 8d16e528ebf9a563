import { createHash, randomBytes } from 'node:crypto';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../../headoffice/app.ts';
import type { Database } from '../../headoffice/db/sql.ts';
import { evidenceLimitBytes } from '../../shared/safeguards/evidence.ts';
import { protocolPaths } from '../../shared/sync/contact.ts';
import { EvidenceStatus } from '../../shared/sync/evidence.ts';
import type { CounterKit } from '../helpers/counter-kit.ts';
import { evidenceRef, evidenceRegistry } from '../helpers/evidence-business.ts';
import { officeKit, type OfficeKit, openTestDatabase } from '../helpers/office-kit.ts';

const hourMs = 3_600_000;
let root: string;
let db: Database;
let kit: OfficeKit;
let app: FastifyInstance;
let first: CounterKit;
let second: CounterKit;
let one: Headers;
let two: Headers;
let elsewhere: Headers;

type Headers = Readonly<Record<string, string>>;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'guitai-office-evidence-'));
  db = await openTestDatabase();
  const setup = { evidenceFolder: root, registry: evidenceRegistry };
  kit = await officeKit(db, '7201', setup);
  const other = await officeKit(db, '7202', setup);
  app = buildApp(kit.headOffice);
  first = await kit.counter('01', { registry: evidenceRegistry });
  second = await kit.counter('02', { registry: evidenceRegistry });
  const third = await other.counter('01', { registry: evidenceRegistry });
  one = bearer((await kit.contact(first)).token);
  two = bearer((await kit.contact(second)).token);
  elsewhere = bearer((await other.contact(third)).token);
});
afterAll(async () => {
  await app.close();
  await db.close();
  rmSync(root, { recursive: true, force: true });
});

const bearer = (token: string): Headers => ({ authorization: `Bearer ${token}` });
const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const base64 = (text: string): string => Buffer.from(text).toString('base64');
const tus = { 'tus-resumable': '1.0.0' };

async function begin(
  who: Headers,
  digest: string,
  length: number,
  mediaType = 'image/jpeg',
): Promise<LightMyRequestResponse> {
  return await app.inject({
    method: 'POST',
    url: protocolPaths.evidenceUploads,
    headers: {
      ...who,
      ...tus,
      'upload-length': String(length),
      'upload-metadata': `digest ${base64(digest)},mediaType ${base64(mediaType)}`,
    },
  });
}

async function add(
  who: Headers,
  url: string,
  offset: number,
  payload: Buffer,
): Promise<LightMyRequestResponse> {
  const type = 'application/offset+octet-stream';
  const headers = { ...who, ...tus, 'upload-offset': String(offset), 'content-type': type };
  return await app.inject({ method: 'PATCH', url, headers, payload });
}

const place = async (who: Headers, url: string): Promise<LightMyRequestResponse> =>
  await app.inject({ method: 'HEAD', url, headers: { ...who, ...tus } });

async function status(who: Headers, digests: readonly string[], proof = false) {
  const answer = await app.inject({
    method: 'POST',
    url: protocolPaths.evidenceStatus,
    headers: who,
    payload: { digests, proof },
  });
  return EvidenceStatus.parse(answer.json()).held.map(({ digest }) => digest);
}

const fetchPiece = async (who: Headers, digest: string): Promise<LightMyRequestResponse> =>
  await app.inject({ url: protocolPaths.evidence(digest), headers: who });

/** Brings a piece whole. */
async function bring(who: Headers, bytes: Buffer, mediaType?: string): Promise<string> {
  const digest = digestOf(bytes);
  const { headers } = await begin(who, digest, bytes.length, mediaType);
  const done = await add(who, String(headers.location), 0, bytes);
  expect([done.statusCode, done.headers['upload-offset']]).toEqual([204, String(bytes.length)]);
  return digest;
}

function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
}

const alarms = async (code: string): Promise<readonly string[]> => {
  const rows = await db.query<{ detail: string }>(
    `select detail from alarms where code = $1 and branch = '7201' order by id`,
    [code],
  );
  return rows.map(({ detail }) => detail);
};

describe('an upload', () => {
  it('comes in parts, is held once it is whole, and is fetched by its branch alone', async () => {
    const bytes = Buffer.concat([Buffer.from('张敏 11010519900307803X'), randomBytes(200_000)]);
    const digest = digestOf(bytes);
    const begun = await begin(one, digest, bytes.length);
    expect(begun.statusCode).toBe(201);
    expect(begun.headers['cache-control']).toBe('no-store');
    expect(begun.headers).not.toHaveProperty('access-control-allow-origin');
    const url = String(begun.headers.location);
    expect(url).toMatch(/^\/v1\/evidence\/uploads\/[0-9a-f]{32}$/);
    // What does not fill a box is to be sent again.
    const part = await add(one, url, 0, bytes.subarray(0, 100_000));
    expect([part.statusCode, part.headers['upload-offset']]).toEqual([204, '65536']);
    expect((await place(one, url)).headers).toMatchObject({
      'upload-offset': '65536',
      'upload-length': String(bytes.length),
      'cache-control': 'no-store',
    });
    expect(await status(one, [digest])).toEqual([]);
    expect((await add(one, url, 100_000, bytes.subarray(100_000))).statusCode).toBe(409);
    expect((await add(one, url, 65_536, bytes.subarray(65_536))).statusCode).toBe(204);
    expect(await status(one, [digest, '1'.repeat(64)], true)).toEqual([digest]);
    expect(await status(two, [digest])).toEqual([digest]);
    expect((await place(one, url)).statusCode).toBe(404);

    const fetched = await fetchPiece(two, digest);
    expect(fetched.rawPayload.equals(bytes)).toBe(true);
    expect(fetched.headers).toMatchObject({
      'cache-control': 'no-store',
      'content-type': 'application/octet-stream',
      'content-length': String(bytes.length),
      'x-content-type-options': 'nosniff',
    });
    expect(await status(elsewhere, [digest])).toEqual([]);
    expect((await fetchPiece(elsewhere, digest)).json()).toMatchObject({
      status: 404,
      code: 'EVIDENCE_UNKNOWN',
    });
  });

  it('leaves no clear byte on the disk, whole or on its way', async () => {
    const secret = '李强 330106198001011234';
    await bring(one, Buffer.from(secret.repeat(10)));
    const { headers } = await begin(one, '2'.repeat(64), 500_000);
    await add(one, String(headers.location), 0, Buffer.from(secret.repeat(10_000)));
    const files = filesUnder(root);
    expect(files.some((path) => path.includes('uploads'))).toBe(true);
    for (const path of files) expect(readFileSync(path).includes('330106198001011234')).toBe(false);
  });

  it('of other bytes than its digest is thrown away, and may be begun anew', async () => {
    const bytes = randomBytes(70_000);
    const digest = digestOf(bytes);
    const { headers } = await begin(one, digest, bytes.length);
    const wrong = await add(one, String(headers.location), 0, randomBytes(70_000));
    expect([wrong.statusCode, wrong.headers['tus-resumable']]).toEqual([422, '1.0.0']);
    expect((await place(one, String(headers.location))).statusCode).toBe(404);
    expect(await status(one, [digest])).toEqual([]);
    await bring(one, bytes);
    expect(await status(one, [digest], true)).toEqual([digest]);
  });

  it('belongs to its counter', async () => {
    const { headers } = await begin(one, '3'.repeat(64), 100);
    const url = String(headers.location);
    for (const who of [two, elsewhere]) {
      expect((await place(who, url)).statusCode).toBe(404);
      expect((await add(who, url, 0, Buffer.alloc(100))).statusCode).toBe(404);
    }
    expect((await place(one, url)).statusCode).toBe(200);
  });

  it('is refused without a contact, beyond the limit, or when it does not say what comes', async () => {
    expect((await begin({}, '4'.repeat(64), 10)).json()).toMatchObject({ code: 'NO_CONTACT' });
    expect((await place({}, `${protocolPaths.evidenceUploads}/x`)).statusCode).toBe(401);
    expect((await begin(one, '4'.repeat(64), evidenceLimitBytes + 1)).statusCode).toBe(413);
    expect((await begin(one, '../../etc/passwd', 10)).statusCode).toBe(400);
    expect((await begin(one, '4'.repeat(64), 10, 'text/javascript')).statusCode).toBe(400);
    expect((await begin(one, '4'.repeat(64), 0)).statusCode).toBe(400);
    for (const name of ['..%2f..%2fsecret', '4'.repeat(64)]) {
      expect((await place(one, `${protocolPaths.evidenceUploads}/${name}`)).statusCode).toBe(404);
    }
    const url = `${protocolPaths.evidenceUploads}/${'5'.repeat(32)}`;
    for (const method of ['DELETE', 'GET'] as const) {
      const answer = await app.inject({ method, url, headers: { ...one, ...tus } });
      expect(answer.statusCode).toBe(404);
    }
    const able = { method: 'OPTIONS', url: protocolPaths.evidenceUploads, headers: one } as const;
    expect((await app.inject(able)).headers).toMatchObject({
      'tus-version': '1.0.0',
      'tus-extension': 'creation',
    });
  });

  it('takes the place of earlier ones of the same piece, and of those left behind', async () => {
    const urls: string[] = [];
    for (let n = 0; n < 12; n += 1) {
      kit.clock.now += 1000;
      const { headers } = await begin(one, String(n % 11).padStart(64, 'a'), 1000);
      urls.push(String(headers.location));
    }
    const there = await Promise.all(urls.map((url) => place(one, url)));
    // The first is begun anew by the last, and of the others the newest stay.
    expect(there.map(({ statusCode }) => statusCode === 200)).toEqual([
      ...Array.from({ length: 4 }, () => false),
      ...Array.from({ length: 8 }, () => true),
    ]);
    kit.clock.now += 8 * 24 * hourMs;
    await kit.headOffice.runTimer();
    one = bearer((await kit.contact(first)).token);
    two = bearer((await kit.contact(second)).token);
    expect((await place(one, urls.at(-1)!)).statusCode).toBe(404);
    expect(filesUnder(join(root, 'uploads'))).toEqual([]);
  });
});

describe('a piece that went bad on head office’s disk', () => {
  it.each(['a changed byte', 'a missing end', 'a missing file'])(
    '(%s) is not held, is told of, and comes again',
    async (damage) => {
      const bytes = randomBytes(150_000);
      const digest = await bring(one, bytes);
      const path = join(root, '7201', digest);
      const sealed = readFileSync(path);
      if (damage === 'a missing file') rmSync(path);
      else if (damage === 'a missing end') writeFileSync(path, sealed.subarray(0, -1));
      else {
        sealed[sealed.length - 5]! ^= 1;
        writeFileSync(path, sealed);
      }
      // A look finds what is shorter; only reading finds what is changed.
      const found = damage === 'a changed byte' ? [digest] : [];
      expect(await status(one, [digest])).toEqual(found);
      expect(await status(one, [digest], true)).toEqual([]);
      expect(await alarms('EVIDENCE_DAMAGED')).toContain(digest);
      expect((await fetchPiece(one, digest)).statusCode).toBe(404);
      await bring(two, bytes);
      expect((await fetchPiece(one, digest)).rawPayload.equals(bytes)).toBe(true);
    },
  );

  it('ends the answer that was giving it', async () => {
    const digest = await bring(one, randomBytes(300_000));
    const path = join(root, '7201', digest);
    const sealed = readFileSync(path);
    sealed[sealed.length - 5]! ^= 1;
    writeFileSync(path, sealed);
    await expect(fetchPiece(one, digest)).rejects.toThrow();
    expect(await status(one, [digest])).toEqual([]);
  });
});

describe('an evidence folder that is not there', () => {
  it('EV-10 is no word on any piece: everything is answered 503, and held again when it is back', async () => {
    const digest = await bring(one, randomBytes(1000));
    const told = await alarms('EVIDENCE_DAMAGED');
    renameSync(root, `${root}-away`);
    // What is left of an unmounted disk.
    mkdirSync(root);
    const answers = [
      await fetchPiece(one, digest),
      await begin(one, '8'.repeat(64), 10),
      await app.inject({
        method: 'POST',
        url: protocolPaths.evidenceStatus,
        headers: one,
        payload: { digests: [digest], proof: true },
      }),
    ];
    for (const answer of answers) {
      expect(answer.json()).toMatchObject({ status: 503, code: 'EVIDENCE_FOLDER_GONE' });
    }
    expect(readdirSync(root)).toEqual([]);
    rmSync(root, { recursive: true });
    renameSync(`${root}-away`, root);
    expect(await status(one, [digest], true)).toEqual([digest]);
    expect(await alarms('EVIDENCE_DAMAGED')).toEqual(told);
  });

  it('EV-10 takes a piece back that is found whole again', async () => {
    const digest = await bring(one, randomBytes(1000));
    const path = join(root, '7201', digest);
    renameSync(path, `${path}-away`);
    expect(await status(one, [digest])).toEqual([]);
    expect(await alarms('EVIDENCE_DAMAGED')).toContain(digest);
    renameSync(`${path}-away`, path);
    expect(await status(one, [digest])).toEqual([digest]);
    expect((await fetchPiece(one, digest)).statusCode).toBe(200);
  });
});

describe('what entries name', () => {
  const show = async (digests: readonly string[], refused = false): Promise<void> => {
    const session = first.signIn(await kit.person('maker'));
    const evidence = digests.map((digest) => evidenceRef(digest, 10));
    const act = { business: 'showing', type: 'Show', data: { evidence, refused } };
    if (refused) first.force(session, act, [{ type: 'Shown', data: {} }]);
    else first.act(session, act);
    await kit.exchange(first);
    first.signOut(session);
    // The exchange was a contact of its own.
    one = bearer((await kit.contact(first)).token);
  };

  it('EV-4 is awaited from its entry on, whatever the verdict, and told of once when overdue', async () => {
    const late = randomBytes(500);
    await show([digestOf(late), '6'.repeat(64)]);
    const early = await bring(one, randomBytes(600));
    await show([early]);
    await show(['7'.repeat(64)], true);
    kit.clock.now += 23 * hourMs;
    await kit.headOffice.runTimer();
    expect(await alarms('EVIDENCE_AWAITED')).toEqual([]);
    kit.clock.now += 2 * hourMs;
    await kit.headOffice.runTimer();
    await kit.headOffice.runTimer();
    const told = await alarms('EVIDENCE_AWAITED');
    expect(told).toHaveLength(2);
    expect(told[0]).toMatch(/^7201-01-1-0*\d+$/);

    await db.query(`update alarms set closed_at = 1 where code = 'EVIDENCE_AWAITED'`);
    one = bearer((await kit.contact(first)).token);
    await bring(one, late);
    await kit.headOffice.runTimer();
    const open = await db.query(
      `select from alarms where code = 'EVIDENCE_AWAITED' and closed_at is null`,
    );
    // Of the first entry one piece is still awaited, of the refused one its only one.
    expect(open).toHaveLength(2);
    const awaited = await db.query<{ digest: string }>(
      `select digest from evidence_named where not arrived order by digest`,
    );
    expect(awaited.map(({ digest }) => digest)).toEqual(['6'.repeat(64), '7'.repeat(64)]);
  });
});

it('EV-4 tells of every overdue entry, however many there are', async () => {
  const many = 450;
  await db.query(
    `insert into evidence_named (branch, digest, counter, epoch, seq, named_at, arrived)
     select '7202', lpad(n::text, 64, '0'), '7202-01', 1, n, n, false from generate_series(1, $1::int) n`,
    [many],
  );
  for (let looks = 0; looks < 3; looks += 1) await kit.headOffice.runTimer();
  const rows = await db.query(
    `select from alarms where code = 'EVIDENCE_AWAITED' and branch = '7202'`,
  );
  expect(rows).toHaveLength(many);
});

it('a head office without an evidence folder says so', async () => {
  const without = await officeKit(db, '7203');
  const bare = buildApp(without.headOffice);
  const { token } = await without.contact(await without.counter('01'));
  const answer = await bare.inject({
    method: 'POST',
    url: protocolPaths.evidenceStatus,
    headers: bearer(token),
    payload: { digests: [], proof: false },
  });
  expect(answer.json()).toMatchObject({ status: 503, code: 'EVIDENCE_OFF' });
  await bare.close();
});
