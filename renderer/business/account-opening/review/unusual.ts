import { assessmentExplained } from '../../../../shared/business/account-opening/application/assessment-rules.ts';
import type { Application } from '../../../../shared/business/account-opening/application/application.ts';
import { permissionStanding } from '../../../../shared/business/account-opening/application/permission-rules.ts';
import { exposureWords } from '../../../../shared/business/account-opening/application/profile.ts';
import { initialRating } from '../../../../shared/business/account-opening/application/rating.ts';
import { amlLevelNames } from '../../../../shared/rulebook/opening/aml-tables.ts';
import { taxStatusNames } from '../../../../shared/rulebook/opening/tax-residence.ts';
import { mask } from '../../../../shared/rulebook/identity/mask.ts';
import { permissionNames } from '../../../../shared/rulebook/suitability/permissions.ts';
import { isAnswered, type SignedCheck } from '../../../../shared/safeguards/identity-check.ts';
import type { RegisterView } from '../../../data/types.ts';
import type { Flag } from '../../../safeguards/approval/review.ts';
import { type Day, hasKind, type Submitted } from './submitted.ts';

type Rows = Readonly<Record<string, readonly RegisterView[]>>;

/**
 * What of an opening is not as usual, and no matter for a supervisor by itself: what is missing, who else it may be
 * about, what was filled in by the paper route, and what is still to be checked elsewhere. A few words each. Grave is
 * what the checker must clear before agreeing; it comes first. The rest is only to be known.
 */
export function unusualOf({
  submitted,
  isResubmitted,
  rows,
  isVisited,
  day,
}: {
  readonly submitted: Submitted;
  readonly isResubmitted: boolean;
  readonly rows: Rows;
  readonly isVisited: boolean;
  readonly day: Day;
}): readonly Flag[] {
  const { application } = submitted;
  const flags = [
    ...grave(isVisited ? [] : ['未核验到场']),
    ...grave(hasKind(submitted, 'document-front') ? [] : ['没有证件影像']),
    ...routine(isResubmitted ? ['退回后再次提交'] : []),
    ...grave(sameAsOthers(application, rows)),
    // The rest is what only the whole form asks.
    ...(application.form === 1 ? [] : ofWhole(application, day)),
  ];
  return flags.toSorted((left, right) => Number(right.isGrave) - Number(left.isGrave));
}

const grave = (said: readonly string[]) => said.map((words): Flag => ({ words, isGrave: true }));
const routine = (said: readonly string[]) => said.map((words): Flag => ({ words, isGrave: false }));

function ofWhole(application: Application, day: Day): readonly Flag[] {
  return [
    ...routine(pendingOf(application)),
    ...routine(routesOf(application)),
    ...grave(assessmentOf(application, day)),
    ...grave(diligenceOf(application, day)),
    ...routine(backgroundOf(application)),
    ...routine(permissionsOf(application, day)),
    ...routine(application.password === null ? ['交易密码未设置'] : []),
    ...routine(application.need.referrer === '' ? [] : [`开户推荐人 ${application.need.referrer}`]),
  ];
}

/** Who has the same document, mobile or name among the clients there are. */
function sameAsOthers({ identity, agent, contact }: Application, rows: Rows): readonly string[] {
  const others = (name: string) =>
    (rows[name] ?? []).filter(({ body }) => body['idNumber'] !== identity.number);
  const owners = others('mobile').map(whoIs);
  const namesakes = others('name').length;
  const isShared = agent !== null && agent.mobile === contact.mobile;
  return [
    ...((rows['document'] ?? []).length > 0 ? ['该证件已是本营业部客户'] : []),
    ...(owners.length > 0 ? [`手机号与客户 ${owners.join('、')} 相同`] : []),
    ...(isShared ? ['客户与代理人留同一手机号'] : []),
    ...(namesakes > 0 ? [`与 ${namesakes} 位客户同名`] : []),
  ];
}

function whoIs({ key, body }: RegisterView): string {
  const name = body['name'];
  return `${typeof name === 'string' ? mask('NAME', name) : ''}(${key})`;
}

/** Checks nobody has answered yet: head office makes them before it gives any number. */
function pendingOf({ checks }: Application): readonly string[] {
  const isPending = (one: SignedCheck | null) => one === null || !isAnswered(one.statement);
  return [
    ...(isPending(checks.police) ? ['待公安核查'] : []),
    ...(isPending(checks.clearing) ? ['待中登核查'] : []),
  ];
}

function routesOf({ assessment, agreed }: Application): readonly string[] {
  const onPaper = agreed.filter(({ route }) => route === 'PAPER').length;
  return [
    ...(assessment?.route === 'PAPER' ? ['风险问卷由纸质转录'] : []),
    ...(onPaper > 0 ? [`纸质签署协议 ${onPaper} 份`] : []),
  ];
}

function assessmentOf({ assessment }: Application, day: Day): readonly string[] {
  if (assessment === null) return [];
  const explained = assessmentExplained(assessment, day);
  const { testsToday, retestReason } = assessment;
  const isLowest = explained.found && explained.answer.lowestCategory;
  return [
    ...(testsToday > 1 ? [`当日第 ${testsToday} 次测评:${retestReason}`] : []),
    ...(isLowest ? ['风险承受能力最低类别'] : []),
  ];
}

function diligenceOf(application: Application, day: Day): readonly string[] {
  const { profile } = application;
  const rating = initialRating(application, day);
  const level = rating?.found === true ? rating.answer.level : null;
  return [
    ...(level === 'HIGHER' || level === 'HIGH' ? [`初次洗钱风险等级 ${amlLevelNames[level]}`] : []),
    ...(profile.exposure === 'NONE' ? [] : [`政治公众人物:${exposureWords[profile.exposure]}`]),
    ...(profile.controller === null ? [] : ['实际控制人不是本人']),
    ...(profile.beneficiary === null ? [] : ['受益所有人不是本人']),
    ...(profile.badRecord === '' ? [] : ['有不良诚信记录']),
  ];
}

function backgroundOf({ identity, profile }: Application): readonly string[] {
  return [
    ...(profile.taxStatus === 'CHINA' ? [] : [`税收居民:${taxStatusNames[profile.taxStatus]}`]),
    ...(identity.nationality === 'CHN' || identity.nationality === ''
      ? []
      : [`国籍(地区)${identity.nationality}`]),
    ...(identity.ownLabourIncome ? ['以本人劳动收入为主要生活来源'] : []),
  ];
}

/** A threshold that is met to the fen or the month is looked at: what proves it must say exactly that. */
function permissionsOf(application: Application, day: Day): readonly string[] {
  return application.need.permissions.flatMap((permission) => {
    const { lines } = permissionStanding(permission, application, day);
    const isAtLimit = lines.some(
      ({ met, figure, limit }) => met && figure !== undefined && figure === limit,
    );
    return isAtLimit ? [`${permissionNames[permission]}恰好达到门槛`] : [];
  });
}
