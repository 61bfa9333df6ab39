import { renderToStaticMarkup } from 'react-dom/server';

interface Operation {
  readonly summary?: string;
  readonly tags?: readonly string[];
  readonly parameters?: readonly { name: string; in: string; required?: boolean; description?: string }[];
  readonly requestBody?: { content?: Record<string, { schema?: Schema }> };
  readonly responses?: Record<
    string,
    { description?: string; content?: Record<string, { schema?: Schema }> }
  >;
}

interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Record<string, Schema>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly description?: string;
  readonly format?: string;
}

export interface OpenApiDocument {
  readonly info: { readonly title: string; readonly version: string; readonly description?: string };
  readonly paths?: Record<string, Record<string, Operation>>;
  readonly components?: { readonly schemas?: Record<string, Schema> };
}

const schemaName = (ref: string): string => ref.split('/').at(-1) ?? ref;

/** A schema in one line, as a programmer would write it. */
function brief(schema: Schema | undefined): string {
  if (!schema) return '';
  if (schema.$ref) return schemaName(schema.$ref);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return choices.map(brief).join(' | ');
  if (schema.items) return `${brief(schema.items)}[]`;
  const type = Array.isArray(schema.type) ? schema.type.join(' | ') : String(schema.type ?? 'any');
  return schema.format ? `${type} (${schema.format})` : type;
}

function Fields({ schema }: { schema: Schema | undefined }) {
  if (!schema) return null;
  if (!schema.properties) return <code>{brief(schema)}</code>;
  return (
    <ul>
      {Object.entries(schema.properties).map(([name, field]) => (
        <li key={name}>
          <code>
            {name}
            {schema.required?.includes(name) ? '' : '?'}: {brief(field)}
          </code>
          {field.description ? ` — ${field.description}` : null}
          {field.properties ? <Fields schema={field} /> : null}
          {field.items?.properties ? <Fields schema={field.items} /> : null}
        </li>
      ))}
    </ul>
  );
}

const jsonOf = (content: Record<string, { schema?: Schema }> | undefined): Schema | undefined =>
  Object.values(content ?? {})[0]?.schema;

function OperationView({ method, path, operation }: { method: string; path: string; operation: Operation }) {
  const id = `${method}-${path.replace(/[^a-z]+/gi, '-')}`;
  return (
    <div className="operation">
      <h3 id={id}>
        <code>
          {method.toUpperCase()} {path}
        </code>
      </h3>
      {operation.summary ? <p>{operation.summary}.</p> : null}
      {operation.parameters?.length ? (
        <>
          <h4>Parameters</h4>
          <ul>
            {operation.parameters.map((parameter) => (
              <li key={`${parameter.in} ${parameter.name}`}>
                <code>{parameter.name}</code> ({parameter.in}){' '}
                {parameter.description ? `— ${parameter.description}` : null}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {operation.requestBody ? (
        <>
          <h4>Body</h4>
          <Fields schema={jsonOf(operation.requestBody.content)} />
        </>
      ) : null}
      <h4>Answers</h4>
      <ul>
        {Object.entries(operation.responses ?? {}).map(([status, response]) => (
          <li key={status}>
            <code>{status}</code> {response.description} <code>{brief(jsonOf(response.content))}</code>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The API for people to read, made from the same description that programs read. */
export function docsPage(document: OpenApiDocument, css: readonly string[]): string {
  const operations = Object.entries(document.paths ?? {}).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  const tags = [...new Set(operations.flatMap(({ operation }) => operation.tags ?? []))];
  return `<!doctype html>${renderToStaticMarkup(
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${document.info.title} ${document.info.version}`}</title>
        {css.map((href) => (
          <link rel="stylesheet" href={href} key={href} />
        ))}
      </head>
      <body>
        <main className="wrap api-docs">
          <h1>{document.info.title}</h1>
          <p>{document.info.description}</p>
          <p>
            <a href="/api/v1/openapi.json">OpenAPI 3.1 (JSON)</a> · <a href="/">Trang chủ</a>
          </p>
          <nav aria-label="Contents">
            <ul>
              {operations.map(({ path, method, operation }) => (
                <li key={`${method} ${path}`}>
                  <a href={`#${method}-${path.replace(/[^a-z]+/gi, '-')}`}>
                    <code>
                      {method.toUpperCase()} {path}
                    </code>
                  </a>{' '}
                  {operation.summary}
                </li>
              ))}
            </ul>
          </nav>
          {tags.map((tag) => (
            <div key={tag}>
              <h2 id={`tag-${tag}`}>{tag}</h2>
              {operations
                .filter(({ operation }) => operation.tags?.[0] === tag)
                .map((entry) => (
                  <OperationView key={`${entry.method} ${entry.path}`} {...entry} />
                ))}
            </div>
          ))}
          <div>
            <h2 id="shapes">Shapes</h2>
            {Object.entries(document.components?.schemas ?? {}).map(([name, schema]) => (
              <div key={name}>
                <h3 id={`shape-${name}`}>{name}</h3>
                <Fields schema={schema} />
              </div>
            ))}
          </div>
        </main>
      </body>
    </html>,
  )}`;
}
