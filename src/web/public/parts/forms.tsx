import { Field, SubmitButton } from '../../components/index.ts';
import { fields, paths } from '../paths.ts';
import type { Scene } from '../scene.ts';

interface SearchFormProps {
  readonly scene: Scene;
  readonly query?: string;
  /** With the hint on how to search, on the first page. */
  readonly hinted?: boolean;
}

/** One field that finds a procedure, however people say it. */
export const SearchForm = ({ scene, query = '', hinted = false }: SearchFormProps) => (
  <search>
    <form action={scene.href(paths.search(''))}>
      <label className="field__label" htmlFor={fields.query}>
        {scene.t.home.searchLabel}
      </label>
      {hinted ? (
        <span className="field__hint" id={`${fields.query}-hint`}>
          {scene.t.home.searchHint}
        </span>
      ) : null}
      <div className="search-field">
        <input
          className="input"
          type="search"
          id={fields.query}
          name={fields.query}
          defaultValue={query}
          maxLength={200}
          autoComplete="off"
          aria-describedby={hinted ? `${fields.query}-hint` : undefined}
        />
        <SubmitButton>{scene.t.home.searchButton}</SubmitButton>
      </div>
    </form>
  </search>
);

interface LookupFormProps {
  readonly scene: Scene;
  readonly code?: string;
  readonly error?: string | undefined;
  /** The main thing to do on its page. */
  readonly primary?: boolean;
}

/** Finds a dossier by the code on its slip. */
export const LookupForm = ({ scene, code = '', error, primary = false }: LookupFormProps) => (
  <form action={scene.href(paths.lookup)}>
    <Field id={fields.code} label={scene.t.lookup.label} hint={scene.t.lookup.hint} error={error}>
      {(control) => (
        <div className="input-row">
          <input
            {...control}
            className="input input--code"
            name={fields.code}
            defaultValue={code}
            maxLength={100}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
          />
          <SubmitButton look={primary ? 'primary' : 'secondary'}>{scene.t.lookup.button}</SubmitButton>
        </div>
      )}
    </Field>
  </form>
);
