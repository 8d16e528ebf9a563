import type { AnyBusiness } from '../../shared/business/contract.ts';
import type { Entry } from '../../shared/journal/entry.ts';
import { recordset, type Sql } from '../db/sql.ts';

/** The pieces that a transaction's entries name, kept with them: whatever the verdict, they are proof. */
export interface EvidenceNames {
  add(business: AnyBusiness | null, entry: Entry): void;
  flush(): Promise<void>;
}

export function openEvidenceNames(sql: Sql, branch: string, now: number): EvidenceNames {
  const named = new Map<string, object>();
  return {
    add(business, entry) {
      const { counter, epoch, seq } = entry;
      for (const digest of digestsOf(business, entry)) {
        if (!named.has(digest)) named.set(digest, { digest, counter, epoch, seq });
      }
    },
    async flush() {
      if (named.size === 0) return;
      await sql.query(
        `insert into evidence_named (branch, digest, counter, epoch, seq, named_at, arrived)
         select $1::text, digest, counter, epoch, seq, $2::bigint, exists (
           select from evidence where evidence.branch = $1 and evidence.digest = rows.digest
             and evidence.lost_at is null)
         from json_to_recordset($3::json) as rows (digest text, counter text, epoch integer, seq bigint)
         on conflict do nothing`,
        [branch, now, recordset([...named.values()])],
      );
    },
  };
}

function digestsOf(business: AnyBusiness | null, { command }: Entry): readonly string[] {
  try {
    const named = business?.parse(command)?.evidence() ?? [];
    return named.map(({ digest }) => digest);
  } catch {
    // A business that throws is told where the entry is decided; the lane goes on.
    return [];
  }
}
