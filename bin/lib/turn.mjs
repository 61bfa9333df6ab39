import { statSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { ROOT } from './project.mjs';

/**
 * Lets one process at a time install and build. The turn is a listening socket, which the system takes from a
 * process that dies. Only Linux has sockets without files (unix(7), "abstract"); elsewhere nobody waits.
 */
export async function inTurn(work) {
  let turn = await take();
  for (let told = false; turn === 'taken'; told = true) {
    if (!told) console.error('Another start is preparing the program; waiting for it …');
    await sleep(200);
    turn = await take();
  }
  try {
    return await work();
  } finally {
    turn.close();
  }
}

function take() {
  const server = createServer().unref();
  if (process.platform !== 'linux') return server;
  const { dev, ino } = statSync(ROOT);
  return new Promise((resolve) => {
    server.once('error', ({ code }) => resolve(code === 'EADDRINUSE' ? 'taken' : server));
    server.listen(`\0motcua-prepare-${dev}-${ino}`, () => resolve(server));
  });
}
