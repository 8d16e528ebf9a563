import formStyle from '../../../assets/print/form.css?raw';
import { beijingDateTime } from '../../../shared/values/dates.ts';
import { escapeHtml as escape, type Paper } from './paper.ts';
import { qrSvg } from './qr.ts';

/** A paper the client signs before 复核: said in clear, because it is the client's own. */
export interface FormPaper {
  readonly title: string;
  readonly branch: string;
  readonly branchName: string;
  readonly lines: readonly { readonly label: string; readonly value: string }[];
  /** What the client declares by signing, one sentence each. */
  readonly declarations: readonly string[];
  readonly maker: string;
  /** Digest of the content: any change of the draft makes another. */
  readonly digest: string;
  readonly printedAt: number;
}

/** What the QR code of a paper for signature says. */
export function formQrText(digest: string): string {
  return `GUITAI-PAPER ${digest}`;
}

/** The paper on A4 upright, with room for the client's signature, the counter's and the stamp. */
export function formPaper(form: FormPaper): Paper {
  const lines = form.lines.map(
    ({ label, value }) => `<div><dt>${escape(label)}</dt><dd>${escape(value)}</dd></div>`,
  );
  const declarations = form.declarations.map((one) => `<li>${escape(one)}</li>`);
  return {
    title: form.title,
    style: formStyle,
    body: `<section class="form">
<header><div><h1>${escape(form.title)}</h1><p>${escape(`${form.branch} ${form.branchName}`)}</p></div>
<div class="part"><b>待客户签字</b><span>第 1 页 共 1 页</span></div></header>
<div class="middle"><dl>${lines.join('')}</dl><figure>${qrSvg(formQrText(form.digest))}<figcaption>内容摘要 ${form.digest.slice(0, 16)}</figcaption></figure></div>
<h2>客户声明</h2><ol>${declarations.join('')}</ol>
<div class="boxes"><div><span>客户/代理人签名</span></div><div><span>签字日期</span></div><div><span>经办</span><b>${escape(form.maker)}</b></div><div><span>业务专用章</span></div></div>
<footer><span>签字后不得修改;内容如有变动,本件作废,须重新打印签字。</span><span>打印时间 ${beijingDateTime(form.printedAt)}</span></footer>
</section>`,
  };
}

/** So many copies of a paper in one print, each from a page of its own. */
export function inCopies(paper: Paper, copies: number): Paper {
  return { ...paper, body: paper.body.repeat(copies) };
}
