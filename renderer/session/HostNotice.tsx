import type { SystemInfo } from '../../shared/bridge/system.ts';
import { Notice } from '../ui/Notice.tsx';

/** Says so when this is not the product's own shell: its keys are kept as a plain file. */
export function HostNotice({ info }: { readonly info: SystemInfo }) {
  if (info.host === 'electron') return null;
  const way = info.demonstration ? '演示数据,浏览器方式运行' : '浏览器方式运行';
  return <Notice tone="warning">{way},密钥以普通文件保存,不用于正式营业。</Notice>;
}
