import { lazy, Suspense, useEffect } from 'react';
import { BrowserRouter, Link, Navigate, Route, Routes } from 'react-router';
import { Loading } from '../parts/loading.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { SignIn } from '../sign-in/page.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { Frame } from './frame.tsx';
import { StaffProvider, useStaff } from './staff-context.tsx';

const WorkList = lazy(() => import('../work-list/page.tsx'));
const Intake = lazy(() => import('../intake/page.tsx'));
const Receipt = lazy(() => import('../intake/receipt.tsx'));
const Dossier = lazy(() => import('../dossier/page.tsx'));
const PostingsPage = lazy(() => import('../postings/page.tsx'));
const CounterDayPage = lazy(() => import('../fees/day-page.tsx'));
const NoticesPage = lazy(() => import('../notices/page.tsx'));
const SurveysPage = lazy(() => import('../surveys/list-page.tsx'));
const RecommendationsPage = lazy(() => import('../recommendations/page.tsx'));
const ChecklistsPage = lazy(() => import('../checklists/page.tsx'));
const SurveySessionPage = lazy(() => import('../surveys/session-page.tsx'));
const AuthorityLayout = lazy(() => import('../authority/layout.tsx'));
const RegisterPage = lazy(() => import('../authority/register-page.tsx'));
const DocumentPage = lazy(() => import('../authority/document-page.tsx'));
const WhoPage = lazy(() => import('../authority/who-page.tsx'));
const MatrixPage = lazy(() => import('../authority/matrix-page.tsx'));
const FindingsPage = lazy(() => import('../authority/findings-page.tsx'));
const DifferencePage = lazy(() => import('../authority/difference-page.tsx'));
const DraftsPage = lazy(() => import('../authority/drafts/list-page.tsx'));
const DraftPage = lazy(() => import('../authority/drafts/draft-page.tsx'));
const ImportPage = lazy(() => import('../authority/drafts/import-page.tsx'));

function NotFound() {
  const { notFound } = useStaff().words;
  return (
    <div className="flow">
      <PageTitle>{notFound.title}</PageTitle>
      <p>{notFound.detail}</p>
      <p>
        <Link to="/">{notFound.back}</Link>
      </p>
    </div>
  );
}

/** Whoever is not signed in sees the sign-in page at any address, and that address again afterwards. */
function Pages() {
  const { session, askSession } = useStaff();
  const unasked = session.kind === 'asking' || (session.kind === 'out' && session.problem === null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked at the start and after a session ended
  useEffect(() => {
    if (unasked) void askSession();
  }, [unasked]);
  if (session.kind === 'asking') return <Loading />;
  if (session.kind === 'out') return <SignIn problem={session.problem} expired={session.expired} />;
  return (
    <Suspense fallback={<Loading />}>
      <Routes>
        <Route index element={<WorkList />} />
        <Route path="tiep-nhan" element={<Intake />} />
        <Route path="tiep-nhan/:code" element={<Receipt />} />
        <Route path="ho-so/:code" element={<Dossier />} />
        <Route path="niem-yet" element={<PostingsPage />} />
        <Route path="so-thu" element={<CounterDayPage />} />
        <Route path="tin-bao" element={<NoticesPage />} />
        <Route path="khao-sat" element={<SurveysPage />} />
        <Route path="khao-sat/phieu" element={<ChecklistsPage />} />
        <Route path="kien-nghi" element={<RecommendationsPage />} />
        <Route path="khao-sat/buoi/:id" element={<SurveySessionPage />} />
        <Route path="tham-quyen" element={<AuthorityLayout />}>
          <Route index element={<Navigate to="van-ban" replace />} />
          <Route path="van-ban" element={<RegisterPage />} />
          <Route path="van-ban/:slug" element={<DocumentPage />} />
          <Route path="ai-quyet-dinh" element={<WhoPage />} />
          <Route path="bang" element={<MatrixPage />} />
          <Route path="kiem-tra" element={<FindingsPage />} />
          <Route path="so-sanh" element={<DifferencePage />} />
          <Route path="du-thao" element={<DraftsPage />} />
          <Route path="du-thao/:id" element={<DraftPage />} />
          <Route path="du-thao/:id/nhap" element={<ImportPage />} />
        </Route>
        <Route path="*" element={<NotFound />} />
      </Routes>
    </Suspense>
  );
}

export const App = () => (
  <BrowserRouter basename="/lam-viec">
    <StaffProvider>
      <Frame>
        <ErrorBoundary>
          <Pages />
        </ErrorBoundary>
      </Frame>
    </StaffProvider>
  </BrowserRouter>
);
