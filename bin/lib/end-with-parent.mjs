// Loaded into a child whose parent may be killed without a chance to tell it: then it ends itself, cleanly.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
