import { z } from 'zod';
import type { Database } from '../../headoffice/db/sql.ts';
import type { CaseRow } from '../../renderer/data/types.ts';
import { approvalsOf } from '../../shared/business/account-opening/application/circumstances.ts';
import { conclude } from '../../shared/business/account-opening/application/conclude.ts';
import { OpeningEvent } from '../../shared/business/account-opening/events.ts';
import type { Reason } from '../../shared/feed/item.ts';
import { sameCanonical } from '../../shared/journal/canonical.ts';
import type { Command, Entry } from '../../shared/journal/entry.ts';
import { ApprovalRequest } from '../../shared/safeguards/approval.ts';
import type { ApprovalNeed } from '../../shared/safeguards/need.ts';
import { paperBytes } from '../../shared/safeguards/paper-content.ts';
import { fieldExists } from '../helpers/random-openings/field-exists.ts';
import {
  openingOf,
  type OpeningPlan,
  type RandomOpening,
} from '../helpers/random-openings/opening.ts';
import { ruleTables } from '../helpers/rule-tables.ts';
import { anApplication, submitOpening } from '../helpers/test-counter.ts';
import { type BothVerdicts, Pair } from './pair.ts';

/** What is done after an application was decided. */
export type Then =
  | 'nothing'
  | 'approve'
  | 'approve-and-again'
  | 'again'
  | 'another-case'
  | 'first-form';

/** A counter and head office, to which one opening after another is submitted. */
export class OpeningsBench {
  readonly met = { accepted: 0, refused: 0, rules: new Set<string>() };
  readonly #pair: Pair;
  readonly #kept: {
    readonly digest: string;
    readonly mediaType: 'image/jpeg';
    readonly bytes: number;
  };
  #serial = 0;
  #unsent = 0;

  private constructor(pair: Pair, digest: string, bytes: number) {
    this.#pair = pair;
    this.#kept = { digest, bytes, mediaType: 'image/jpeg' };
  }

  static async open(db: Database): Promise<OpeningsBench> {
    const pair = await Pair.open(db, '2900');
    const { digest, bytes } = await pair.counter.bridge.evidence.keep(
      'image/jpeg',
      new Uint8Array([0xff, 0xd8]),
    );
    return new OpeningsBench(pair, digest, bytes);
  }

  /** Submits one opening, compares what both ends say of it, and goes on with it. */
  async decide(plan: OpeningPlan, next: Then): Promise<void> {
    this.#serial += 1;
    this.#pair.kit.clock.now += 1000;
    const caseId = this.#pair.counter.newId();
    const opening = await this.#opening(plan, caseId);
    const both = await this.#submit(caseId, caseId, opening);
    const { entry } = both;
    if (entry === null) return;
    const { needs } = requestIn(entry);
    const day = { businessDate: entry.businessDate, tables: ruleTables };
    same('the approvals', needs, approvalsOf(opening.application, day));
    if (next !== 'nothing' || this.#unsent > 20) await this.exchanged();
    await this.#goOn(next, caseId, opening, needs);
  }

  /** Sends what was recorded: the lane decides each entry again. */
  async exchanged(): Promise<void> {
    this.#unsent = 0;
    await this.#pair.sync();
  }

  /** Cases that came back, or could not be read: none, where both ends are alike. */
  async troubled(): Promise<readonly CaseRow[]> {
    await this.exchanged();
    const rows = await this.#pair.counter.store.cases({ business: 'account-opening' });
    return rows.filter(({ attention }) => attention !== null);
  }

  async #goOn(
    next: Then,
    caseId: string,
    opening: RandomOpening,
    needs: readonly ApprovalNeed[],
  ): Promise<void> {
    const again = this.#pair.counter.newId();
    switch (next) {
      case 'nothing':
        return;
      case 'approve':
        return await this.#approve(caseId, opening, needs);
      case 'approve-and-again':
        await this.#approve(caseId, opening, needs);
        return mustRefuse(await this.#submit(caseId, again, opening), 'AO-7');
      case 'again':
        return mustRefuse(await this.#submit(caseId, again, opening), 'CA-2');
      case 'another-case':
        return mustRefuse(await this.#submit(again, again, opening), 'AO-6');
      case 'first-form': {
        // Of another person, by an older program, between those of the whole form.
        const application = anApplication(this.#serial % 1000);
        const both = await this.#both(again, submitOpening(again, application));
        if (both.entry !== null) same('of the first form', requestIn(both.entry).needs, ['check']);
      }
    }
  }

  /** Each approval that is asked for, the last of which decides the application anew. */
  async #approve(
    caseId: string,
    { application }: RandomOpening,
    needs: readonly ApprovalNeed[],
  ): Promise<void> {
    let last: Entry | null = null;
    for (const need of needs) {
      const { counter, people } = this.#pair;
      const person = people[need === 'check' ? 1 : 2];
      if (person === undefined) throw new Error('no people');
      const decision = await counter.decision(caseId, person, 'approve', { need });
      const data = z.json().parse(decision);
      const id = counter.newId();
      const both = await this.#both(caseId, { type: 'DecideApproval', version: 1, id, data });
      same(`the approval ${need}`, both.counter, { status: 'accepted' });
      last = both.entry;
      await this.exchanged();
    }
    const [, submitted] = last?.events ?? [];
    const day = { businessDate: last?.businessDate ?? '', tables: ruleTables };
    const { concluded } = conclude(application, day);
    const made = OpeningEvent.parse(submitted);
    if (made.type !== 'OpeningSubmitted' || !('concluded' in made.data)) {
      throw new Error(`no opening but ${made.type}`);
    }
    same('what was approved', made.data.application, application);
    same('what was concluded', made.data.concluded, concluded);
  }

  async #submit(caseId: string, id: string, opening: RandomOpening): Promise<BothVerdicts> {
    const { application, evidence } = opening;
    const data = z.json().parse({ application, evidence });
    const both = await this.#both(caseId, { type: 'SubmitOpening', version: 2, id, data });
    if (both.counter.status !== 'refused') return both;
    for (const { field } of both.counter.reasons) {
      if (field === undefined || fieldExists(field, application)) continue;
      throw new Error(`no form can jump to ${field}`);
    }
    return both;
  }

  async #both(caseId: string, command: Command): Promise<BothVerdicts> {
    const [actor] = this.#pair.actors;
    if (actor === undefined) throw new Error('nobody is signed in');
    const ask = { business: 'account-opening', caseId, actor, command };
    const both = await this.#pair.decideBoth(ask);
    same(`head office's and the counter's`, both.office, both.counter);
    if (both.counter.status === 'refused') {
      this.met.refused += 1;
      for (const { rule } of both.counter.reasons) this.met.rules.add(rule);
    } else {
      this.met.accepted += 1;
      this.#unsent += 1;
    }
    return both;
  }

  /** The opening of a plan, with its papers kept at the counter as the form keeps them before it prints. */
  async #opening(plan: OpeningPlan, caseId: string): Promise<RandomOpening> {
    const { counter, kit, people } = this.#pair;
    const [maker, colleague] = people;
    const opening = openingOf(plan, {
      caseId,
      counter: counter.counter,
      at: counter.store.now(),
      businessDate: counter.store.businessDate(),
      serial: this.#serial,
      sign: (statement) => kit.headOffice.office.keys.sign(statement),
      referrers: { maker: maker?.staff ?? '', colleague: colleague?.staff ?? '' },
      kept: this.#kept,
    });
    for (const content of opening.papers) {
      await counter.bridge.evidence.keep('application/json', paperBytes(content));
    }
    return opening;
  }
}

function requestIn({ events }: Entry): ApprovalRequest {
  const [event] = events;
  if (event?.type !== 'ApprovalRequested') throw new Error(`no request but ${event?.type}`);
  return ApprovalRequest.parse(event.data);
}

function mustRefuse({ counter }: BothVerdicts, rule: string): void {
  const reasons: readonly Reason[] = counter.status === 'refused' ? counter.reasons : [];
  if (reasons.some((one) => one.rule === rule)) return;
  throw new Error(`not refused by ${rule}: ${JSON.stringify(counter)}`);
}

function same(what: string, found: unknown, wanted: unknown): void {
  if (sameCanonical(found, wanted)) return;
  throw new Error(`${what}: ${JSON.stringify(found)} is not ${JSON.stringify(wanted)}`);
}
