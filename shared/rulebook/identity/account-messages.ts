/** What staff read of an account number's layout; null when none is known. Rule ID-19. */
export function accountNumberMessage(title: string, matches: boolean | null): string {
  if (matches === null) return `${title}号码没有固定格式可供核对。请以登记机构返回的为准。`;
  return matches
    ? `${title}号码格式相符。`
    : `号码不像${title}。请与登记机构返回的号码核对;返回如此的可以继续。`;
}

/** What staff read of how many accounts a person has and may have. Rule AL-1. */
export function accountLimitMessage(
  title: string,
  { held, wanted }: { readonly held: number; readonly wanted: number },
  {
    allowed,
    limit,
    free,
  }: { readonly allowed: boolean; readonly limit: number; readonly free: number },
): string {
  const has = `客户已有${title} ${held} 个`;
  if (allowed)
    return `${has},本次新开 ${wanted} 个,合计 ${held + wanted} 个,不超过每人 ${limit} 个。`;
  return free === 0
    ? `${has},每人至多 ${limit} 个,不能新开。请核对登记机构的查询结果;客户可以使用已有账户,或先注销不用的账户。`
    : `${has},每人至多 ${limit} 个,本次至多再开 ${free} 个。请减少本次新开的账户。`;
}
