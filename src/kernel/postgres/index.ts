export { type EmbeddedOptions, type EmbeddedServer, startEmbedded } from './embedded.ts';
export { type StartupCode, StartupError } from './errors.ts';
export { acquireInstanceLock, type InstanceLock, type RunningInstance, runningInstance } from './lock.ts';
