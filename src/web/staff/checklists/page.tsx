import { type ChangeEvent, useCallback, useState } from 'react';
import { buttonClass, DataTable, EmptyState, Notice } from '../../components/index.ts';
import type { ReadForm } from '../api/checklist-client.ts';
import type { Problem } from '../api/problem.ts';
import { useMe, useStaff, useText } from '../app/staff-context.tsx';
import { useIntention } from '../app/use-intention.ts';
import { useResource } from '../app/use-resource.ts';
import { Loading } from '../parts/loading.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';

interface Place {
  readonly cell: string;
  readonly message: string;
}

function Places({ caption, places }: { readonly caption: string; readonly places: readonly Place[] }) {
  const { fault } = useStaff().words.checklists;
  return (
    <DataTable
      caption={caption}
      rows={places}
      rowKey={({ cell }, index) => `${cell} ${index}`}
      columns={[
        { key: 'cell', label: fault.cell, cell: ({ cell }) => <code>{cell}</code> },
        { key: 'message', label: fault.message, cell: ({ message }) => message },
      ]}
    />
  );
}

/** Reads a spreadsheet, shows what became of it cell by cell, and publishes it. */
function Upload({ onPublished }: { readonly onPublished: () => void }) {
  const { client, words: all } = useStaff();
  const words = all.checklists;
  const text = useText();
  const intention = useIntention();
  const [busy, setBusy] = useState(false);
  const [read, setRead] = useState<ReadForm | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [published, setPublished] = useState<number | null>(null);

  async function take(event: ChangeEvent<HTMLInputElement>) {
    const file = event.target.files?.[0];
    // The mended file has the same name.
    event.target.value = '';
    if (!file) return;
    setBusy(true);
    const answer = await client.checklists.read(file);
    setBusy(false);
    setPublished(null);
    setRead(answer.ok ? answer.value : null);
    setProblem(answer.ok ? null : answer.problem);
  }

  async function publish({ definition }: ReadForm) {
    const answer = await client.checklists.publish(definition, intention.keyFor(definition));
    if (!answer.ok) return setProblem(answer.problem);
    intention.settle();
    setRead(null);
    setPublished(answer.value.number);
    onPublished();
  }

  const faults = problem?.code === 'form-invalid' ? problem : null;
  return (
    <section className="flow" aria-labelledby="doc-bang">
      <h2 id="doc-bang">{words.upload}</h2>
      <label className={`${buttonClass('secondary')} file-button`}>
        {busy ? words.reading : words.upload}
        <input type="file" className="visually-hidden" accept=".xlsx" onChange={take} />
      </label>
      <p className="muted small">{words.uploadHint}</p>
      {faults ? (
        <>
          <Notice tone="error" title={faults.title}>
            {faults.mend ? <p>{faults.mend}</p> : null}
          </Notice>
          <Places
            caption={words.faults}
            places={faults.errors.map(({ path, message }) => ({ cell: path, message }))}
          />
        </>
      ) : (
        <ProblemNotice problem={problem} />
      )}
      {published === null ? null : <Notice tone="success" title={words.published(published)} />}
      {read ? (
        <>
          <Notice tone="info" title={words.read(text(read.definition.title))}>
            <p>
              {words.counts(
                read.definition.sections.length,
                read.definition.sections.reduce((sum, { items }) => sum + items.length, 0),
              )}
            </p>
            <p>{words.remarks(read.remarks.length)}</p>
          </Notice>
          {read.remarks.length > 0 ? (
            <Places
              caption={words.remarks(read.remarks.length)}
              places={read.remarks.map(({ sheet, cell, message }) => ({ cell: `${sheet}!${cell}`, message }))}
            />
          ) : null}
          <button type="button" className={buttonClass()} onClick={() => void publish(read)}>
            {words.publish}
          </button>
        </>
      ) : null}
    </section>
  );
}

/** The checklists in use, and how a new one comes in. */
export default function ChecklistsPage() {
  const { client, words: all } = useStaff();
  const words = all.checklists;
  const me = useMe();
  const text = useText();
  const { value, problem, loading, reload } = useResource(
    useCallback((signal: AbortSignal) => client.checklists.list(signal), [client]),
  );
  const checklists = value?.checklists;
  return (
    <div className="flow">
      <PageTitle>{words.title}</PageTitle>
      <p className="muted">{words.lead}</p>
      <ProblemNotice problem={problem} onRetry={reload} />
      {!checklists && loading ? <Loading lines={3} /> : null}
      {checklists?.length === 0 ? (
        <EmptyState title={words.none}>
          <p>{words.noneDetail}</p>
        </EmptyState>
      ) : null}
      {checklists && checklists.length > 0 ? (
        <DataTable
          caption={words.caption}
          rows={checklists}
          rowKey={({ id }) => id}
          columns={[
            { key: 'title', label: words.columns.title, cell: ({ title }) => text(title) },
            { key: 'level', label: words.columns.level, cell: ({ level }) => words.levels[level] },
            { key: 'version', label: words.columns.version, end: true, cell: ({ number }) => number },
            { key: 'items', label: words.columns.items, end: true, cell: ({ items }) => items },
            {
              key: 'file',
              label: words.columns.file,
              cell: ({ id, title }) => (
                <a href={`/api/v1/checklists/${id}/form.xlsx`}>
                  {words.download}
                  <span className="visually-hidden">: {text(title)}</span>
                </a>
              ),
            },
          ]}
        />
      ) : null}
      {me.duties.includes('control') ? <Upload onPublished={reload} /> : null}
    </div>
  );
}
