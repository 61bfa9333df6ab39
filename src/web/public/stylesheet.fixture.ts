import { build } from 'vite';

/** The public stylesheet as the build writes it, and the fonts it asks for. */
export interface BuiltStylesheet {
  readonly cssName: string;
  readonly text: string;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

async function buildOnce(): Promise<BuiltStylesheet> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    publicDir: false,
    build: { write: false, rolldownOptions: { input: 'src/web/public/public.css' } },
  });
  const outputs = (Array.isArray(result) ? result : [result]).flatMap((one) =>
    'output' in one ? one.output : [],
  );
  const files = new Map<string, Uint8Array>();
  for (const file of outputs) {
    if (file.type === 'asset') files.set(`/${file.fileName}`, Buffer.from(file.source));
  }
  const css = [...files].find(([name]) => name.endsWith('.css'));
  if (!css) throw new Error('the build wrote no stylesheet');
  return { cssName: css[0], text: Buffer.from(css[1]).toString('utf8'), files };
}

let built: Promise<BuiltStylesheet> | undefined;

export const builtCss = (): Promise<BuiltStylesheet> => {
  built ??= buildOnce();
  return built;
};
