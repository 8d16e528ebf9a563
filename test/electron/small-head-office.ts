import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { canonicalBytes } from '../../shared/journal/canonical.ts';
import type { AuthorityStatement } from '../../shared/safeguards/authority.ts';
import { intl1 } from '../../shared/suite-intl-1.ts';
import {
  ContactAsk,
  type ContactAnswer,
  EnrolmentAsk,
  type EnrolmentAnswer,
  FirstSignInAsk,
  protocolPaths,
  type StaffDocument,
} from '../../shared/sync/contact.ts';
import type { SignedTimeToken } from '../../shared/sync/time-token.ts';
import { fromHex, toHex } from '../../shared/values/bytes.ts';
import { headOfficeTestKey } from '../helpers/people.ts';

/** What a request is answered with instead of the protocol's answer. */
export type Misbehaviour = (request: IncomingMessage, response: ServerResponse) => void;

/** One request as it came in. */
export interface Heard {
  readonly method: string;
  readonly path: string;
  readonly type: string | undefined;
  readonly authorization: string | undefined;
  readonly body: Buffer;
}

/** Head office's doors as the shell knocks on them, over real HTTP; nothing is decided behind them. */
export async function startSmallHeadOffice(now: () => number) {
  const heard: Heard[] = [];
  const documents = new Map<string, StaffDocument>();
  const staffCodes = new Map<
    string,
    Omit<AuthorityStatement, 'purpose' | 'publicKey' | 'issuedAt' | 'until'>
  >();
  const tokens = new Set<string>();
  let signingKey = '';
  let challenge = '';
  let misbehave: { readonly path: string; readonly how: Misbehaviour } | null = null;

  const timeToken = (): SignedTimeToken => {
    const statement = {
      purpose: 'time-token' as const,
      id: 'T1',
      era: 1,
      contact: 'C1',
      issuedAt: now(),
      businessDate: '2026-11-23',
    };
    return { statement, signature: headOfficeTestKey.sign(statement) };
  };
  const ack = { era: 1, epoch: 1, seq: 0, hash: '0'.repeat(64) };

  const enrol = (body: unknown): EnrolmentAnswer | null => {
    const ask = EnrolmentAsk.parse(body);
    if (ask.code !== 'ENROL-0101-02') return null;
    signingKey = ask.signingKey;
    return {
      counter: '0101-02',
      branchName: '上海营业部',
      era: 1,
      headOfficeKey: headOfficeTestKey.publicKey,
      timeToken: timeToken(),
      snapshotPlace: 0,
    };
  };
  const contact = (body: unknown): ContactAnswer | null => {
    const { statement, signature } = ContactAsk.parse(body);
    const isGenuine =
      statement.challenge === challenge &&
      intl1.verify(fromHex(signingKey), canonicalBytes(statement), fromHex(signature));
    if (!isGenuine) return null;
    challenge = '';
    const token = toHex(randomBytes(16));
    tokens.add(token);
    return { token, contact: 'C1', judgement: 'OK', ack, timeToken: timeToken() };
  };
  const firstSignIn = (body: unknown): StaffDocument | null => {
    const ask = FirstSignInAsk.parse(body);
    const person = staffCodes.get(ask.code);
    if (person === undefined || person.staff !== ask.staff) return null;
    staffCodes.delete(ask.code);
    const statement: AuthorityStatement = {
      ...person,
      purpose: 'authority',
      publicKey: ask.publicKey,
      issuedAt: now(),
      until: now() + 21 * 24 * 3_600_000,
    };
    const authority = { statement, signature: headOfficeTestKey.sign(statement) };
    const document = { staff: ask.staff, authority, sealedKey: ask.sealedKey, revokedAt: null };
    documents.set(ask.staff, document);
    return document;
  };
  const answers: Readonly<Record<string, (body: Buffer) => unknown>> = {
    [protocolPaths.headOffice]: () => ({ headOfficeKey: headOfficeTestKey.publicKey }),
    [protocolPaths.enrolment]: (body) => enrol(parse(body)),
    [protocolPaths.challenge]: () => ({ challenge: (challenge = toHex(randomBytes(32))) }),
    [protocolPaths.contacts]: (body) => contact(parse(body)),
    [protocolPaths.batches]: () => ({ status: 'STORED', ack }),
    [protocolPaths.feed]: () => ({ pages: [], ack, timeToken: timeToken() }),
    [protocolPaths.firstSignIn]: (body) => firstSignIn(parse(body)),
    [protocolPaths.staffDocuments]: () => ({ documents: [...documents.values()] }),
    [protocolPaths.sealedKey]: () => ({}),
    [protocolPaths.snapshotSegment(0, 0)]: () => Buffer.from([31, 139, 8]),
  };
  const open = new Set<string>([
    protocolPaths.headOffice,
    protocolPaths.enrolment,
    protocolPaths.challenge,
    protocolPaths.contacts,
  ]);

  const server = createServer((request, response) => {
    const handle = async (): Promise<void> => {
      const path = new URL(request.url ?? '/', 'http://x').pathname;
      const { authorization, 'content-type': type } = request.headers;
      const body = await readAll(request);
      heard.push({ method: request.method ?? '', path, type, authorization, body });
      if (misbehave?.path === path) return misbehave.how(request, response);
      const answer = answers[path];
      if (answer === undefined) return problem(response, 404, 'NOT_FOUND');
      if (!open.has(path) && !tokens.has(authorization?.replace('Bearer ', '') ?? '')) {
        return problem(response, 401, 'TOKEN_UNKNOWN');
      }
      const value = answer(body);
      if (value === null) return problem(response, 403, 'REFUSED');
      response.end(Buffer.isBuffer(value) ? value : JSON.stringify(value));
    };
    handle().catch(() => response.destroy());
  });
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    heard,
    documents,
    /** Gives a person a one-time code. */
    invite(
      code: string,
      person: {
        staff: string;
        name: string;
        checker?: boolean;
        roles?: AuthorityStatement['roles'];
      },
    ) {
      const { staff, name, checker = false, roles = ['maker'] } = person;
      staffCodes.set(code, { staff, name, branch: '0101', checker, roles });
    },
    /** A person's document with an authority signed anew, sealed as at the first sign-in. */
    reissued(staff: string): StaffDocument {
      const document = documents.get(staff);
      if (document === undefined) throw new Error(`no document of ${staff}`);
      const statement = { ...document.authority.statement, issuedAt: now() };
      const authority = { statement, signature: headOfficeTestKey.sign(statement) };
      return { ...document, authority };
    },
    /** Answers a path otherwise until told to stop. */
    misbehaveAt(path: string, how: Misbehaviour | null) {
      misbehave = how === null ? null : { path, how };
    },
    forgetTokens: () => tokens.clear(),
    async close() {
      server.closeAllConnections();
      await new Promise<void>((done) => void server.close(() => done()));
    },
  };
}

export type SmallHeadOffice = Awaited<ReturnType<typeof startSmallHeadOffice>>;

function problem(response: ServerResponse, status: number, code: string): void {
  response.writeHead(status, { 'content-type': 'application/problem+json' });
  response.end(
    JSON.stringify({ type: 'about:blank', title: code, status, code, detail: 'refused' }),
  );
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

const parse = (body: Buffer): unknown => JSON.parse(body.toString('utf8'));
