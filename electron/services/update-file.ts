/** What electron-builder wrote beside the program: where newer versions lie, and whose signature they bear. */
export interface UpdateFile {
  /** Null when the house gave no address when it built the program. */
  readonly url: string | null;
  readonly isSigned: boolean;
}

/**
 * Reads app-update.yml. electron-builder writes it flat, one `name: value` a line, lists below their name:
 *
 * provider: generic
 * url: 'https://updates.example.cn/guitai'
 * publisherName:
 *   - 某某证券股份有限公司
 */
export function readUpdateFile(text: string): UpdateFile {
  const url = valueOf(text, 'url');
  return { url: url === '' ? null : url, isSigned: /^publisherName:/m.test(text) };
}

function valueOf(text: string, name: string): string {
  const [, value = ''] = new RegExp(`^${name}: *(.*?) *$`, 'm').exec(text) ?? [];
  return value.replace(/^'(.*)'$|^"(.*)"$/, '$1$2');
}
