import { describe, expect, it } from 'vitest';
import type { EvidenceRef } from '../../../shared/safeguards/evidence.ts';
import { pageName } from './page-names.tsx';

const names = { application: '开户申请表', 'assessment-result': '测评结果告知书' };

const page = (kind: EvidenceRef['kind'], at: number, paper?: string) => ({
  kind,
  page: at,
  digest: `${kind} ${at}`,
  ...(paper === undefined ? {} : { paper }),
});

describe('a page of evidence', () => {
  it('is named by the paper it is of, numbered among the pages of that paper', () => {
    const evidence = [
      page('signed-paper', 1, 'assessment-result'),
      page('signed-paper', 2, 'application'),
      page('signed-paper', 3, 'application'),
      page('signature', 1, 'assessment-result'),
      page('paper-content', 1, 'application'),
    ];
    expect(evidence.map((one) => pageName(one, evidence, names))).toEqual([
      '测评结果告知书 已签',
      '开户申请表 已签 第 1 页',
      '开户申请表 已签 第 2 页',
      '测评结果告知书 客户屏签名',
      '〈开户申请表〉内容',
    ]);
  });

  it('is named by its kind where no paper is known, and has no number when it is alone', () => {
    const evidence = [page('face', 1), page('other', 1), page('other', 2), page('signed-paper', 1)];
    expect(evidence.map((one) => pageName(one, evidence, names))).toEqual([
      '现场照片',
      '其他材料 第 1 页',
      '其他材料 第 2 页',
      '签字文件',
    ]);
  });
});
