// A program that runs the server of a data folder until SIGTERM.
import { startEmbedded } from './embedded.ts';
import { StartupError } from './errors.ts';

const [, , dataDir = ''] = process.argv;
const settings = { fsync: 'off', full_page_writes: 'off', shared_buffers: '16MB' };
try {
  const server = await startEmbedded({ dataDir, log: { info: () => {}, warn: () => {} }, settings });
  const alive = setInterval(() => {}, 60_000);
  process.once('SIGTERM', async () => {
    await server.stop();
    clearInterval(alive);
  });
  const { socket, pid, attached } = server;
  console.log(JSON.stringify({ socket, pid, attached, uid: process.geteuid?.() }));
} catch (error) {
  if (!(error instanceof StartupError)) throw error;
  const { code, message, kept, mend } = error;
  console.log(JSON.stringify({ code, message, kept, mend }));
}
