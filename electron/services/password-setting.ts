import { isGenuineSetting, SignedPasswordSetting } from '../../shared/safeguards/new-password.ts';
import { intl1 } from '../../shared/suite-intl-1.ts';
import { fromUtf8, utf8 } from '../../shared/values/bytes.ts';
import { type FileSystem, readIfThere, writeWhole } from './file-system.ts';
import type { NoteTrouble } from './ports.ts';

/** The counter a statement must be for, and head office's key as this counter was told it at enrolment. */
interface OfCounter {
  readonly counter: string;
  readonly headOfficeKey: string;
}

/** Head office's newest standing statement, under which this counter's keypad may seal new passwords. */
export interface PasswordSettingFile {
  /** Null while there is none for this counter; whether it has run out is for who asks. */
  current(of: OfCounter): Promise<SignedPasswordSetting | null>;
  /** Keeps one that head office signed for this counter; an older one never replaces a newer. */
  keep(setting: SignedPasswordSetting, of: OfCounter): Promise<void>;
}

/** Kept in a file of the data folder, so that a restart without a line finds it. */
export function passwordSettingFile(
  files: FileSystem,
  path: string,
  noteTrouble: NoteTrouble,
): PasswordSettingFile {
  const current = async (of: OfCounter): Promise<SignedPasswordSetting | null> => {
    try {
      const bytes = await readIfThere(files, path);
      if (bytes === null) return null;
      const found = SignedPasswordSetting.parse(JSON.parse(fromUtf8(bytes)));
      return isFor(found, of) ? found : null;
    } catch (error) {
      // The next contact brings another; until then no password can be set here.
      noteTrouble('the standing statement for new passwords cannot be read', error);
      return null;
    }
  };
  return {
    current,
    async keep(setting, of) {
      if (!isFor(setting, of)) {
        noteTrouble('a standing statement for new passwords is not signed for this counter');
        return;
      }
      const known = await current(of);
      if (known !== null && known.statement.issuedAt > setting.statement.issuedAt) return;
      try {
        await writeWhole(files, path, utf8(JSON.stringify(setting)));
      } catch (error) {
        // The contact stands without it, and what was kept before is still there.
        noteTrouble('the standing statement for new passwords could not be kept', error);
      }
    },
  };
}

function isFor(setting: SignedPasswordSetting, { counter, headOfficeKey }: OfCounter): boolean {
  return setting.statement.counter === counter && isGenuineSetting(intl1, headOfficeKey, setting);
}
