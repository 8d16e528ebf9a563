import type { ApprovalCondition, Approver, Circumstance } from './approval-matrix.ts';

/** Who agrees, as staff read it. */
export const approverNames: Readonly<Record<Approver, string>> = {
  CHECKER: '复核',
  SUPERVISOR: '主管授权',
  SECOND_PERSON: '双人办理',
  HEAD_OFFICE: '总部审批',
};

/** The circumstances as staff read them. */
export const circumstanceNames: Readonly<Record<Circumstance, string>> = {
  MINOR: '未成年人',
  AGENT: '代理人办理',
  FOREIGNER: '境外人士',
  OVER_70: '70 周岁以上',
  EXPIRED_ID: '证件过期',
  BELOW_FLOOR: '低于营业部佣金下限',
};

/** The conditions as staff read them. */
export const conditionNames: Readonly<Record<ApprovalCondition, string>> = {
  CLIENT_PRESENT: '客户到场',
  PHOTO: '现场拍照',
  NON_MARKETING_STAFF: '至少一名非营销人员在场',
  PAPER_NUMBER: '登记文书编号',
  RECORDING_PASSED: '双录质检合格',
  CLIENT_ORDER_PROOF: '留存客户签字委托单或电话录音',
  REASON: '填写事由',
  WATERMARK: '加水印',
  FUTURE_DATE: '生效日晚于今日',
};
