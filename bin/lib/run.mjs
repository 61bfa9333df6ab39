import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { ROOT, startedByNpm } from './project.mjs';

const codeOf = (code, signal) => code ?? 128 + (constants.signals[signal] ?? 0);

/**
 * Runs a program with our terminal.
 * @returns {Promise<number>} its exit code; 127 when it cannot be run.
 */
export function run(file, args, env) {
  const child = spawn(file, args, { cwd: ROOT, env, stdio: 'inherit' });
  return new Promise((resolve) => {
    child.once('error', () => resolve(127));
    child.once('exit', (code, signal) => resolve(codeOf(code, signal)));
  });
}

/**
 * Runs programs at once and silently. From the third second on a line says what is awaited and how long already.
 * @param {string} title what is being done, `Building`.
 * @param {readonly [string, readonly string[]][]} commands file and arguments of each.
 * @returns {Promise<string | undefined>} what the first one that failed wrote, or undefined when all went well.
 */
export async function runQuietly(title, commands, env) {
  const stop = progress(title);
  try {
    const outcomes = await Promise.all(commands.map(([file, args]) => outcome(file, args, env)));
    return outcomes.find((found) => found !== undefined);
  } finally {
    stop();
  }
}

function outcome(file, args, env) {
  const child = spawn(file, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const keep = (chunk) => {
    output = (output + chunk).slice(-20_000);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code) => resolve(code === 0 ? undefined : output.trim() || `exit code ${code}`));
  });
}

function progress(title) {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  const live = process.stderr.isTTY;
  let shown = false;
  const timer = setInterval(() => {
    if (seconds() < 2 || (!live && shown && seconds() % 10 !== 0)) return;
    process.stderr.write(live ? `\r${title} … ${seconds()} s ` : `${title} … ${seconds()} s\n`);
    shown = true;
  }, 1000);
  return () => {
    clearInterval(timer);
    if (shown) process.stderr.write(`${live ? '\r' : ''}${title}: ${seconds()} s   \n`);
  };
}

/**
 * Becomes another program. Where Node.js can, this process is replaced by it; otherwise it runs as our child,
 * hears our signals, ends when we are killed, and its exit code is ours.
 */
export function become(file, args, env) {
  const guard = ['--import', new URL('./end-with-parent.mjs', import.meta.url).href];
  if (process.execve) {
    process.removeAllListeners('warning');
    process.execve(file, [file, ...(startedByNpm() ? guard : []), ...args], definedOnly(env));
  }
  const child = spawn(file, [...guard, ...args], { env, detached: true, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, forwardOnce(child, signal));
  child.once('exit', (code, signal) => process.exit(codeOf(code, signal)));
}

const definedOnly = (env) =>
  Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined));

/** Ctrl-C reaches us twice, from the terminal and from npm; a person who insists waits longer than half a second. */
function forwardOnce(child, signal) {
  let last = 0;
  return () => {
    if (Date.now() - last < 500) return;
    last = Date.now();
    child.kill(signal);
  };
}
