import commissionFloors from './commission-floors.json' with { type: 'json' };
import commissionLimits from './commission-limits.json' with { type: 'json' };
import dividendTax from './dividend-tax.json' with { type: 'json' };
import feeRates from './fee-rates.json' with { type: 'json' };
import hkFeeRates from './hk-fee-rates.json' with { type: 'json' };

export const moneyFiles = { feeRates, hkFeeRates, commissionFloors, commissionLimits, dividendTax };
