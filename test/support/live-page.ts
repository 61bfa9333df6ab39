/** One event of a stream (HTML Living Standard, section 9.2). */
export interface StreamEvent {
  readonly id: string | null;
  readonly event: string | null;
  readonly data: string | null;
}

/** A page that hears `/api/v1/live` over HTTP, as a browser would. */
export class LivePage {
  readonly heard: StreamEvent[] = [];
  readonly #abort = new AbortController();
  #changed = Promise.withResolvers<void>();
  #ended = false;

  private constructor() {}

  /** @param cookie of a session; @param lastEventId where a page that was away goes on. */
  static async open(url: string, cookie: string, lastEventId?: string): Promise<LivePage> {
    const page = new LivePage();
    const response = await fetch(`${url}/api/v1/live`, {
      headers: { Cookie: cookie, ...(lastEventId === undefined ? {} : { 'Last-Event-ID': lastEventId }) },
      signal: page.#abort.signal,
    });
    if (!response.ok || !response.body) throw new Error(`the stream was answered with ${response.status}`);
    void page.#read(response.body);
    await page.until(({ heard }) => heard.length > 0);
    return page;
  }

  get ended(): boolean {
    return this.#ended;
  }

  /** What `dossier` events said so far, as `code version`. */
  get dossiers(): string[] {
    return this.heard
      .filter(({ event }) => event === 'dossier')
      .map(({ data }) => {
        const { code, version } = JSON.parse(data!) as { code: string; version: number };
        return `${code} ${version}`;
      });
  }

  get lastEventId(): string | undefined {
    return this.heard.findLast(({ id }) => id !== null)?.id ?? undefined;
  }

  /** Resolves when it holds; it is asked again with everything that is heard. */
  async until(holds: (page: LivePage) => boolean): Promise<void> {
    while (!holds(this)) {
      if (this.#ended) throw new Error(`the stream ended after ${JSON.stringify(this.heard)}`);
      await this.#changed.promise;
    }
  }

  /** Resolves when the server has ended the stream. */
  async end(): Promise<void> {
    while (!this.#ended) await this.#changed.promise;
  }

  close(): void {
    this.#abort.abort();
  }

  async #read(body: ReadableStream<Uint8Array>): Promise<void> {
    let text = '';
    try {
      for await (const part of body.pipeThrough(
        new TextDecoderStream() as never,
      ) as unknown as AsyncIterable<string>) {
        const blocks = (text + part).split('\n\n');
        text = blocks.pop() ?? '';
        this.heard.push(...blocks.map(eventOf));
        this.#tell();
      }
    } catch {
      // Closed by either side.
    }
    this.#ended = true;
    this.#tell();
  }

  #tell(): void {
    this.#changed.resolve();
    this.#changed = Promise.withResolvers();
  }
}

function eventOf(block: string): StreamEvent {
  const fields = new Map(block.split('\n').map((line) => line.split(/: ?(.*)/s, 2) as [string, string]));
  const field = (name: string) => fields.get(name) ?? null;
  return { id: field('id'), event: field('event'), data: field('data') };
}
