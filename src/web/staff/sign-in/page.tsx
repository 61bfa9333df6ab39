import { type FormEvent, useState } from 'react';
import { Notice, SubmitButton, TextField } from '../../components/index.ts';
import type { Problem } from '../api/problem.ts';
import type { DemoAccount } from '../api/types.ts';
import { useStaff, useText } from '../app/staff-context.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { errorAt, ProblemNotice } from '../parts/problem-notice.tsx';

interface SignInProps {
  readonly problem: Problem | null;
  readonly expired: boolean;
}

interface DemoProps {
  readonly accounts: readonly DemoAccount[];
  readonly onChoose: (account: DemoAccount) => void;
}

function DemoAccounts({ accounts, onChoose }: DemoProps) {
  const { signIn: words } = useStaff().words;
  const text = useText();
  return (
    <section className="flow demo-accounts" aria-labelledby="demo-accounts">
      <h2 id="demo-accounts">{words.demoTitle}</h2>
      <p className="muted">{words.demoHint}</p>
      <ul className="plain-list demo-accounts__list">
        {accounts.map((account) => (
          <li key={account.username}>
            <button
              type="button"
              className="demo-account"
              aria-label={words.demoButton(account.name, text(account.role))}
              onClick={() => onChoose(account)}
            >
              <strong>{account.name}</strong>
              <span className="muted small">{text(account.role)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function SignIn({ problem: atStart, expired }: SignInProps) {
  const { words, client, signedIn } = useStaff();
  const [problem, setProblem] = useState<Problem | null>(atStart?.status === 401 ? null : atStart);
  const [busy, setBusy] = useState(false);

  async function enter(username: string, password: string) {
    setBusy(true);
    const answer = await client.signIn(username, password);
    setBusy(false);
    if (answer.ok) signedIn(answer.value);
    else setProblem(answer.problem);
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    void enter(String(fields.get('username')), String(fields.get('password')));
  }

  return (
    <div className="sign-in">
      <div className="flow">
        <PageTitle>{words.signIn.title}</PageTitle>
        <p className="muted">{words.signIn.lead}</p>
        {expired ? <Notice tone="info" title={words.problems.signedOut} /> : null}
        <ProblemNotice problem={problem} />
        <form className="flow" onSubmit={submit} data-main-form>
          <TextField
            id="username"
            name="username"
            label={words.signIn.username}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            required
            error={errorAt(problem, 'username')}
          />
          <TextField
            id="password"
            name="password"
            type="password"
            label={words.signIn.password}
            autoComplete="current-password"
            required
            error={errorAt(problem, 'password')}
          />
          <div className="button-row">
            <SubmitButton>{busy ? words.signIn.busy : words.signIn.button}</SubmitButton>
            <a href="/">{words.signIn.public}</a>
          </div>
        </form>
      </div>
      {atStart?.demo ? (
        <DemoAccounts
          accounts={atStart.demo}
          onChoose={({ username, password }) => void enter(username, password)}
        />
      ) : null}
    </div>
  );
}
