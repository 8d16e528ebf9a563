import { figureAmount } from '../../../../shared/values/money.ts';
import { WordList } from '../../../ui/WordList.tsx';
import type { Estimate } from './estimate.ts';

/** What an order comes to, beside the fields. */
export function EstimatePanel({ estimate }: { readonly estimate: Estimate | null }) {
  return (
    <section className="gt-panel" aria-label="费用估算">
      <header>
        <h2>费用估算</h2>
        <span className="gt-soft gt-push">按委托价全部成交计</span>
      </header>
      <div className="gt-panel-body gt-tabular">
        {estimate === null ? (
          <p className="gt-soft">填写价格和数量后显示。</p>
        ) : (
          <WordList
            lines={[
              { label: '成交金额', value: figureAmount(estimate.amountFen) },
              {
                label: '费用',
                value: `${figureAmount(estimate.feesFen)}(${estimate.parts
                  .filter(({ fen }) => fen > 0)
                  .map(({ label, fen }) => `${label} ${figureAmount(fen)}`)
                  .join('、')})`,
              },
              estimate.cashFen < 0
                ? { label: '需冻结', value: figureAmount(estimate.freezeFen) }
                : { label: '预计收入', value: figureAmount(estimate.cashFen) },
            ]}
          />
        )}
      </div>
    </section>
  );
}
