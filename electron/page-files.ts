import { readFile } from 'node:fs/promises';
import { extname, join, resolve, sep } from 'node:path';
import { systemCode } from './services/file-system.ts';

export interface PageFile {
  readonly type: string;
  readonly body: Uint8Array<ArrayBuffer>;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.map': 'application/json; charset=utf-8',
};

/** A built page's file by its URL path; null for anything that is not one. `/` is index.html. */
export async function pageFile(root: string, urlPath: string): Promise<PageFile | null> {
  if (!/^(?:\/[\w-][\w.-]*)*\/?$/.test(urlPath)) return null;
  const folder = resolve(root);
  const path = join(folder, urlPath === '/' ? 'index.html' : urlPath);
  const type = types[extname(path)];
  if (type === undefined || !path.startsWith(folder + sep)) return null;
  try {
    return { type, body: Uint8Array.from(await readFile(path)) };
  } catch (error) {
    const code = systemCode(error);
    if (code === 'ENOENT' || code === 'EISDIR' || code === 'ENOTDIR') return null;
    throw error;
  }
}
