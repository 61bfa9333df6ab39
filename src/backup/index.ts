export { backUp } from './backup.ts';
export { type BackupCode, BackupError } from './errors.ts';
export { type BrokenChain, firstBrokenChain } from './ledger.ts';
export type { Manifest } from './manifest.ts';
export { restore } from './restore.ts';
