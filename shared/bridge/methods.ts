import type { ShellServices } from './index.ts';

/**
 * Names of every service's methods: all that may be called from outside. Without schemas, so that a
 * preload can be built from it alone.
 */
export const bridgeMethods = {
  system: ['info', 'disk', 'update', 'installUpdate', 'applyLook', 'reached'],
  journalLog: [
    'acquire',
    'open',
    'append',
    'read',
    'cutTornTail',
    'putBack',
    'noteAcknowledged',
    'keepBatch',
    'keptBatch',
  ],
  feedLog: ['open', 'append', 'read', 'cutTail', 'putSegment', 'segment'],
  keyStore: ['sealing', 'signBatchHeader'],
  staffKeys: [
    'colleagues',
    'signIn',
    'signSession',
    'signOut',
    'unlock',
    'endSession',
    'handOver',
    'changePassword',
    'approve',
    'approveMany',
    'delegate',
    'enrol',
    'cancelPanel',
  ],
  uplink: ['contact', 'push', 'pull', 'snapshot', 'snapshotSegment', 'interrupt'],
  printer: ['print'],
  devices: ['states', 'readDocument', 'checkPassword', 'setPassword', 'cancel'],
  evidence: ['keep', 'read', 'missing', 'list', 'discard'],
  identityChecks: ['check'],
  clientScreen: ['state', 'open', 'show', 'cancel', 'close'],
  quotes: ['ask', 'history'],
} as const satisfies { readonly [S in keyof ShellServices]: readonly (keyof ShellServices[S])[] };
