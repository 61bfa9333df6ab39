import { createServer } from 'node:net';

/** Whether one could listen there now. @throws the error of `listen`, such as `EADDRINUSE`. */
export function tryListen({ host, port }: { readonly host: string; readonly port: number }): Promise<void> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, host, () => server.close(() => resolve()));
  });
}
