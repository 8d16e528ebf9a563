import { describe, expect, it } from 'vitest';
import { wholeDocument } from './paper.ts';
import { qrText, type Slip, slipPaper } from './slip.ts';

const slip: Slip = {
  title: '个人开户',
  branch: '0101',
  branchName: '杭州庆春路证券营业部',
  origin: { counter: '0101-02', epoch: 1, seq: 4711, hash: 'ab'.repeat(32) },
  acceptedAt: Date.parse('2026-11-23T02:31:07Z'),
  businessDate: '2026-11-23',
  lines: [
    { label: '姓名', value: '李*' },
    { label: '资金账户', value: '待下发' },
  ],
  statement: '您的开户申请已受理,账户号码待总部下发。',
  maker: '100023 张敏',
  checkers: ['100025 王磊'],
  authorizers: [],
  copy: 1,
  printedAt: Date.parse('2026-11-23T02:32:00Z'),
};

const read = (change: Partial<Slip> = {}) =>
  new DOMParser().parseFromString(wholeDocument(slipPaper({ ...slip, ...change })), 'text/html');

describe('the acceptance slip', () => {
  it('has one page for the client and one to keep, with boxes for everybody', () => {
    const pages = [...read().querySelectorAll('.slip')].map((page) => page.textContent);
    expect(pages).toHaveLength(2);
    expect(pages[0]).toContain('客户联');
    expect(pages[1]).toContain('营业部留存联');
    for (const page of pages) {
      for (const words of [
        '已受理',
        '流水号 0101-02-1-004711',
        '0101 杭州庆春路证券营业部',
        '2026-11-23 10:31:07',
        '客户/代理人签名',
        '经办100023 张敏',
        '复核100025 王磊',
        '授权',
        '业务专用章',
        '待下发',
      ]) {
        expect(page).toContain(words);
      }
      expect(page).not.toContain('办理成功');
      expect(page).not.toContain('补打');
    }
    // Each copy is counted by itself: the client holds only one.
    for (const page of pages) expect(page).toContain('第 1 页 共 1 页');
  });

  it('counts the pages of each copy from one, however many there are', () => {
    const lines = Array.from({ length: 40 }, (_, at) => ({ label: `项目 ${at}`, value: '内容' }));
    const pages = [...read({ lines }).querySelectorAll('.part')].map((part) => part.textContent);
    const of = pages.length / 2;
    expect(of).toBeGreaterThan(1);
    expect(pages).toEqual(
      ['客户联', '营业部留存联'].flatMap((copy) =>
        Array.from({ length: of }, (_, at) => `${copy}第 ${at + 1} 页 共 ${of} 页`),
      ),
    );
  });

  it('carries serial number and hash in its code', () => {
    expect(qrText(slip.origin)).toBe(`0101-02-1-004711 ${'ab'.repeat(32)}`);
    expect(read().querySelectorAll('svg[aria-label="流水号二维码"]')).toHaveLength(2);
    expect(read().body.textContent).toContain('核验码 abababababababab');
  });

  it('is marked 补打 from the second print on', () => {
    expect(read({ copy: 3 }).body.textContent).toContain('补打 第 3 次打印');
  });

  it('makes no markup of what people are called', () => {
    const page = read({
      lines: [{ label: '姓名', value: '<img src=x onerror=alert(1)>"&' }],
      branchName: '</section><script>alert(1)</script>',
    });
    expect(page.querySelector('img, script')).toBeNull();
    expect(page.body.textContent).toContain('<img src=x onerror=alert(1)>"&');
  });
});
