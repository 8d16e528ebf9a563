import type { StepProps } from '../form/step-props.ts';
import { agreementsOf } from '../papers/opening-papers.ts';

/** How signing goes, and what then becomes of it. */
export function AgreementsAside(step: StepProps) {
  const { needed } = agreementsOf(step);
  const signed = needed.filter(({ state }) => state === 'SIGNED').length;
  return (
    <section className="gt-panel" aria-label="签署说明">
      <header>
        <h2>签署说明</h2>
        <span className="gt-soft gt-push">
          已签 {signed} / {needed.length} 份
        </span>
      </header>
      <div className="gt-panel-body gt-stack">
        <p>
          协议由所选账户、权限、银行、年龄和代理情况决定;改变选择后清单随之变化,已签的不必重签。
        </p>
        <p>客户屏:逐份读到末尾方可同意,全部读完后签一次名。</p>
        <p>
          纸质:一次打印全部未签协议和一页签署页;客户签字后扫描签署页,即为已签。打印后协议或客户身份有变动的,签署页作废。
        </p>
      </div>
    </section>
  );
}
