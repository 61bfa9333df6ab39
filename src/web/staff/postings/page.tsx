import { useCallback, useState } from 'react';
import { buttonClass, EmptyState, Notice } from '../../components/index.ts';
import type { Problem } from '../api/problem.ts';
import type { OneStop, StoredFile } from '../api/types.ts';
import { useMe, useStaff, useText } from '../app/staff-context.tsx';
import { useIntention } from '../app/use-intention.ts';
import { useResource } from '../app/use-resource.ts';
import { oneStopsOf } from '../duties.ts';
import { OneStopPicker } from '../intake/one-stop-picker.tsx';
import { PaperFiles } from '../intake/paper-files.tsx';
import { Loading } from '../parts/loading.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { PostingTable } from './posting-table.tsx';

function OneStopPostings({ oneStop }: { readonly oneStop: OneStop }) {
  const { client, words: all } = useStaff();
  const words = all.postings;
  const text = useText();
  const mayMark = useMe().duties.includes('control');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [marked, setMarked] = useState(0);
  const [refused, setRefused] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const [photo, setPhoto] = useState<StoredFile | null>(null);
  const intention = useIntention();
  const { slug } = oneStop;
  const list = useResource(
    useCallback((signal: AbortSignal) => client.postings(slug, signal), [client, slug]),
  );

  const codes = list.value?.postings.map(({ procedure }) => procedure.code) ?? [];

  async function mark() {
    if (busy) return;
    const ticked = {
      procedures: codes.filter((code) => chosen.has(code)),
      photo: photo?.id ?? null,
    };
    setBusy(true);
    const answer = await client.post(slug, ticked, intention.keyFor(ticked));
    setBusy(false);
    setRefused(answer.ok ? null : answer.problem);
    if (!answer.ok) return;
    intention.settle();
    list.set(answer.value);
    setMarked(ticked.procedures.length);
    setChosen(new Set());
    setPhoto(null);
  }

  return (
    <>
      <p className="muted">{words.lead(text(oneStop.name))}</p>
      <ProblemNotice problem={list.problem} onRetry={list.reload} />
      <ProblemNotice problem={refused} />
      <div role="status">{marked > 0 ? <Notice tone="success" title={words.marked(marked)} /> : null}</div>
      {!list.value && list.loading ? <Loading lines={8} /> : null}
      {list.value?.postings.length === 0 ? <EmptyState title={words.empty} /> : null}
      {list.value && list.value.postings.length > 0 ? (
        <>
          {mayMark ? (
            <div className="button-row sticky-row no-print">
              <button
                type="button"
                className={buttonClass()}
                disabled={chosen.size === 0}
                onClick={() => void mark()}
              >
                {words.mark(chosen.size)}
              </button>
              <label className="choice">
                <input
                  type="checkbox"
                  checked={chosen.size === list.value.postings.length}
                  onChange={({ target }) => setChosen(new Set(target.checked ? codes : []))}
                />
                <span>{words.selectAll}</span>
              </label>
            </div>
          ) : null}
          {mayMark && chosen.size > 0 ? (
            <section className="no-print" aria-labelledby="anh-niem-yet">
              <p id="anh-niem-yet" className="small">
                {words.photoLead}
              </p>
              <PaperFiles
                id="anh"
                paper={words.photoOf}
                files={photo ? [photo] : []}
                onAdd={setPhoto}
                onRemove={() => setPhoto(null)}
              />
            </section>
          ) : null}
          <PostingTable
            postings={list.value.postings}
            chosen={chosen}
            onChosen={mayMark ? setChosen : null}
          />
        </>
      ) : null}
    </>
  );
}

export default function PostingsPage() {
  const { postings: words, intake } = useStaff().words;
  const oneStops = oneStopsOf(useMe());
  const [slug, setSlug] = useState(oneStops[0]?.slug ?? '');
  const oneStop = oneStops.find((each) => each.slug === slug);
  return (
    <div className="flow">
      <div className="page-head">
        <PageTitle>{words.title}</PageTitle>
        <OneStopPicker oneStops={oneStops} chosen={slug} onChoose={setSlug} />
      </div>
      {oneStop ? <OneStopPostings key={slug} oneStop={oneStop} /> : <EmptyState title={intake.none.title} />}
    </div>
  );
}
