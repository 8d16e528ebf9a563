import { join } from 'node:path';
import { isSignedByHeadOffice } from '../../shared/safeguards/authority.ts';
import { intl1 } from '../../shared/suite-intl-1.ts';
import { StaffDocument } from '../../shared/sync/contact.ts';
import { StaffNo } from '../../shared/values/ids.ts';
import { fromUtf8, utf8 } from '../../shared/values/bytes.ts';
import { type FileSystem, readIfThere, writeWhole } from './file-system.ts';
import type { NoteTrouble } from './ports.ts';
import { Turns } from './turns.ts';

/** The people of this counter: a file each with signed authority, sealed key and revocation. */
export interface StaffFiles {
  all(): Promise<readonly StaffDocument[]>;
  find(staff: string): Promise<StaffDocument | null>;
  /** Keeps a document head office has signed; an older one never replaces a newer. Gives whether it was taken. */
  keep(document: StaffDocument, headOfficeKey: string): Promise<boolean>;
  /** Keeps a person's key under a new password; whatever else of the file has changed since `document` stays. */
  reseal(document: StaffDocument, sealedKey: string, sealedAt: number): Promise<void>;
}

export function createStaffFiles(
  files: FileSystem,
  folder: string,
  noteTrouble: NoteTrouble,
): StaffFiles {
  const pathOf = (staff: string): string => join(folder, `${staff}.json`);
  const write = (document: StaffDocument): Promise<void> =>
    writeWhole(files, pathOf(document.staff), utf8(JSON.stringify(document)));
  const find = async (staff: string): Promise<StaffDocument | null> => {
    const bytes = await readIfThere(files, pathOf(staff));
    if (bytes === null) return null;
    try {
      return StaffDocument.parse(JSON.parse(fromUtf8(bytes)));
    } catch (error) {
      // Head office sends it again at the next contact; until then this person cannot sign in here.
      noteTrouble(`the staff file of ${staff} cannot be read`, error);
      return null;
    }
  };
  // Opening and sealing a key take a while: each change is made to the file as it is then, one after the other.
  const turns = new Turns();
  const keepGenuine = async (document: StaffDocument): Promise<boolean> => {
    const known = await find(document.staff);
    if (known !== null && !replaces(document, known)) return false;
    await write(withNewestSealing(document, known));
    return true;
  };
  const reseal = async (
    document: StaffDocument,
    sealedKey: string,
    sealedAt: number,
  ): Promise<void> => {
    const known = (await find(document.staff)) ?? document;
    // A new key pair has come meanwhile: the old one's sealing opens nothing any more.
    if (!isSameKey(known, document)) return;
    await write({ ...known, sealedKey, sealedAt });
  };
  return {
    find,
    async all() {
      const numbers = (await files.list(folder))
        .map((name) => name.replace(/\.json$/, ''))
        .filter((name) => StaffNo.safeParse(name).success);
      const documents = await Promise.all(numbers.map(find));
      return documents.filter((document) => document !== null);
    },
    async keep(document, headOfficeKey) {
      const { statement } = document.authority;
      const genuine =
        statement.staff === document.staff &&
        isSignedByHeadOffice(intl1, headOfficeKey, document.authority);
      if (!genuine) {
        noteTrouble(`a staff document of ${document.staff} is not signed by head office`);
        return false;
      }
      return await turns.run(() => keepGenuine(document));
    },
    reseal: (document, sealedKey, sealedAt) =>
      turns.run(() => reseal(document, sealedKey, sealedAt)),
  };
}

// Revocation travels outside the signature, so a repeated old answer must not take one back.
function replaces(document: StaffDocument, known: StaffDocument): boolean {
  const isNewer = document.authority.statement.issuedAt > known.authority.statement.issuedAt;
  const isSame = document.authority.statement.issuedAt === known.authority.statement.issuedAt;
  return isNewer || (isSame && !(known.revokedAt !== null && document.revokedAt === null));
}

const isSameKey = (one: StaffDocument, other: StaffDocument): boolean =>
  one.authority.statement.publicKey === other.authority.statement.publicKey;

// Head office may not have heard yet of a password changed here; its older sealing must not bring the old one back.
function withNewestSealing(document: StaffDocument, known: StaffDocument | null): StaffDocument {
  if (known === null || !isSameKey(known, document)) return document;
  const { sealedKey, sealedAt = 0 } = known;
  return sealedAt > (document.sealedAt ?? 0) ? { ...document, sealedKey, sealedAt } : document;
}
