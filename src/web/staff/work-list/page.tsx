import { useCallback, useEffect, useRef, useState } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { useSearchParams } from 'react-router';
import { buttonClass, EmptyState } from '../../components/index.ts';
import type { Result } from '../api/problem.ts';
import type { Counts, DossierPage, ListName } from '../api/types.ts';
import { useMe, useStaff } from '../app/staff-context.tsx';
import { useLive } from '../app/use-live.ts';
import { useResource } from '../app/use-resource.ts';
import { listsFor } from '../duties.ts';
import { Loading } from '../parts/loading.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { BulkHandOver } from './bulk-hand-over.tsx';
import { DossierTable } from './dossier-table.tsx';
import { SearchBox } from './search-box.tsx';
import { useLookers } from './use-lookers.ts';

const countNames: Readonly<Partial<Record<ListName, keyof Counts>>> = {
  mine: 'mine',
  unit: 'unit',
  'one-stop': 'oneStop',
  'to-decide': 'toDecide',
  'to-return': 'toReturn',
  today: 'today',
  late: 'late',
};

const countOf = (list: ListName, counts: Counts | null | undefined): number | null => {
  const name = countNames[list];
  return name && counts ? counts[name] : null;
};

/** An answer, and the list that it is of: the rows of one list never stand under the name of another. */
interface Loaded {
  readonly list: ListName;
  readonly found: DossierPage;
  /** Null when only they could not be had: a list is shown without its counts rather than not at all. */
  readonly counts: Counts | null;
}

/** The list, the search and the page stand in the address, so that going back comes back to them. */
function useWork() {
  const [params, setParams] = useSearchParams();
  const { duties } = useMe();
  const { client } = useStaff();
  const lists = listsFor(duties);
  const list = lists.find((name) => name === params.get('list')) ?? lists[0] ?? 'done';
  const q = params.get('q') ?? '';
  const page = Math.max(1, Number(params.get('page')) || 1);
  const load = useCallback(
    async (signal: AbortSignal): Promise<Result<Loaded>> => {
      const [answer, counts] = await Promise.all([
        client.dossiers(list, q, page, signal),
        client.dossierCounts(signal),
      ]);
      if (!answer.ok) return answer;
      return { ok: true, value: { list, found: answer.value, counts: counts.ok ? counts.value : null } };
    },
    [client, list, q, page],
  );
  const go = (next: { list?: ListName; q?: string; page?: number }, replace = false) => {
    const fields = { list, q, page: 1, ...next };
    const entries = Object.entries(fields).filter(
      ([name, value]) => value !== '' && !(name === 'page' && value === 1),
    );
    setParams(new URLSearchParams(entries.map(([name, value]) => [name, String(value)])), { replace });
  };
  return { lists, list, q, page, go, dossiers: useResource(load) };
}

/** Several things may happen at once; the list is asked for again when they have settled. */
const SETTLED_MS = 1500;

/** Lists and counts follow what happens, while the page is open. */
function useFreshList(reload: () => void): void {
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  useLive(() => {
    timer.current ??= setTimeout(() => {
      timer.current = null;
      reload();
    }, SETTLED_MS);
  });
  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current);
    },
    [],
  );
}

/** Where a row is work of one's own unit, which can be handed on. */
const handsOn: ReadonlySet<ListName> = new Set(['mine', 'unit']);
const nobody: ReadonlySet<string> = new Set();

/** What is selected, as long as it is on the page that is shown. */
function useSelection(list: ListName, found: DossierPage | null) {
  const [kept, setKept] = useState(nobody);
  const codes = found?.items.map(({ code }) => code) ?? [];
  const selected = handsOn.has(list) ? codes.filter((code) => kept.has(code)) : [];
  return { selected, select: setKept };
}

interface PagerProps {
  readonly found: DossierPage;
  /** How many the whole list holds, where that is known. */
  readonly total: number | null;
  readonly onPage: (page: number) => void;
}

function Pager({ found, total, onPage }: PagerProps) {
  const { work: words } = useStaff().words;
  const { page, pageSize, more, items } = found;
  const first = (page - 1) * pageSize + 1;
  if (page === 1 && !more) return <p className="muted small">{words.count(items.length)}</p>;
  const shown = `${first}–${first + items.length - 1}`;
  return (
    <div className="button-row">
      <span className="muted small">{total === null ? words.shown(shown) : words.total(shown, total)}</span>
      <button
        type="button"
        className={buttonClass('secondary')}
        disabled={page <= 1}
        onClick={() => onPage(page - 1)}
      >
        {words.previous}
      </button>
      <button
        type="button"
        className={buttonClass('secondary')}
        disabled={!more}
        onClick={() => onPage(page + 1)}
      >
        {words.next}
      </button>
    </div>
  );
}

export default function WorkList() {
  const { words } = useStaff();
  const { lists, list, q, go, dossiers } = useWork();
  const { value, problem, loading } = dossiers;
  const found = value?.list === list ? value.found : null;
  const { selected, select } = useSelection(list, found);
  const lookers = useLookers(found?.items ?? []);
  useFreshList(dossiers.reload);
  return (
    <div className="flow">
      <div className="page-head">
        <PageTitle>{words.work.title}</PageTitle>
        <SearchBox q={q} onSearch={(next) => go({ q: next }, true)} />
      </div>
      <Tabs
        selectedKey={list}
        onSelectionChange={(key) => go({ list: lists.find((name) => name === key) ?? list })}
      >
        <TabList className="tab-list" aria-label={words.work.tabsLabel}>
          {lists.map((name) => {
            const count = countOf(name, value?.counts);
            return (
              <Tab id={name} key={name} className="tab">
                {words.work.tabs[name]}
                {count === null ? null : (
                  <span className="tab__count">
                    {count}
                    <span className="visually-hidden"> {words.work.unit}</span>
                  </span>
                )}
              </Tab>
            );
          })}
        </TabList>
        <TabPanel id={list} key={list} className="tab-panel flow" aria-busy={loading}>
          <ProblemNotice problem={problem} onRetry={dossiers.reload} />
          {!found && loading ? <Loading lines={8} /> : null}
          {found && found.items.length === 0 && !loading ? (
            <EmptyState title={words.work.empty.title}>
              <p>{q ? words.work.empty.search(q) : words.work.empty.detail}</p>
              {q ? (
                <button type="button" className={buttonClass('secondary')} onClick={() => go({ q: '' })}>
                  {words.work.empty.clear}
                </button>
              ) : null}
            </EmptyState>
          ) : null}
          {found && found.items.length > 0 ? (
            <>
              {handsOn.has(list) ? (
                <BulkHandOver
                  codes={selected}
                  onLeft={(left) => {
                    select(new Set(left));
                    dossiers.reload();
                  }}
                />
              ) : null}
              <DossierTable
                rows={found.items}
                caption={words.work.tabs[list]}
                lookers={lookers}
                selected={selected}
                {...(handsOn.has(list) ? { onSelect: select } : {})}
              />
              <Pager
                found={found}
                total={q ? null : countOf(list, value?.counts)}
                onPage={(next) => go({ page: next })}
              />
            </>
          ) : null}
        </TabPanel>
      </Tabs>
    </div>
  );
}
