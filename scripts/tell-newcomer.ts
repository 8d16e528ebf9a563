import { type BranchData, demoTradingPassword } from './branch-data.ts';
import type { ChildProgram } from './child-program.ts';
import type { SetupAnswer } from './demonstration.ts';
import type { StartOptions } from './start-options.ts';

/** What runs, and what a newcomer needs to know of it. */
export interface RunningBranch {
  readonly options: StartOptions;
  readonly folder: string;
  readonly data: BranchData;
  readonly terminal: string;
  readonly counter: ChildProgram;
  readonly headOffice: ChildProgram;
  /** The devices' simulator, or null when there is none. */
  readonly devices: ChildProgram | null;
  readonly setup: SetupAnswer;
  /** For head office's page; empty when none is known. */
  readonly operatorToken: string;
}

/** The lines a newcomer reads after the start; the address is the last. */
export function newcomerLines(branch: RunningBranch): readonly string[] {
  const { options, data, counter, headOffice, devices, setup, operatorToken } = branch;
  const kill = process.platform === 'win32' ? 'taskkill /F /PID' : 'kill';
  return [
    '',
    `${data.branch.name}  终端 ${branch.terminal}`,
    '柜员(演示密码):',
    ...data.branch.staff.map((person) => `  ${staffLine(person, setup)}`),
    `总部页面:${headOffice.ready}/ (进程号 ${headOffice.processId},停止它:${kill} ${headOffice.processId})`,
    ...(operatorToken === '' ? [] : [`总部操作令牌(演示):${operatorToken}`]),
    ...(devices === null
      ? []
      : [
          `读卡器(模拟):${devices.ready}/  密码键盘(模拟):${devices.ready}/keypad`,
          `客户交易密码(演示):${demoTradingPassword}`,
        ]),
    `数据文件夹:${branch.folder}`,
    ...(options.clock === null ? [] : [`演示时钟从 ${options.clock} 开始。`]),
    ...(options.seal ? [] : ['注意:本次启动不加密本机数据,仅供演示对照。']),
    '按 Ctrl-C 停止,已受理的业务不会丢失。',
    counter.ready === 'electron'
      ? '柜台窗口(Electron)已打开,请在窗口里签到;关闭窗口即停止演示。'
      : `柜台地址:${counter.ready}`,
  ];
}

type Person = BranchData['branch']['staff'][number];

// Who has a key from before keeps the password of then, whatever the file says now.
function staffLine({ staff, name, roles, checker, password }: Person, setup: SetupAnswer): string {
  const rights = [...roles.map((role) => roleWords[role]), ...(checker ? ['复核'] : [])];
  const isNew = setup.staff.some((one) => one.staff === staff);
  return [staff, name, rights.join('、'), isNew ? password : '已设密码'].join('  ');
}

const roleWords: Readonly<Record<Person['roles'][number], string>> = {
  maker: '经办',
  supervisor: '主管',
  'branch-manager': '营业部负责人',
  compliance: '合规',
  'account-manager': '客户经理',
  'head-office': '总部',
};
