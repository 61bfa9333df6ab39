interface ErrorSummaryProps {
  readonly title: string;
  /** `field` is the id of the control that is wrong. */
  readonly errors: readonly { readonly field: string; readonly message: string }[];
}

/** Everything that is wrong with a form, above it, each linked to its field. Nothing when nothing is wrong. */
export const ErrorSummary = ({ title, errors }: ErrorSummaryProps) =>
  errors.length === 0 ? null : (
    <div
      className="error-summary tone-error"
      role="alert"
      aria-labelledby="error-summary-title"
      tabIndex={-1}
    >
      <h2 className="error-summary__title" id="error-summary-title">
        {title}
      </h2>
      <ul>
        {errors.map(({ field, message }) => (
          <li key={`${field} ${message}`}>
            <a href={`#${field}`}>{message}</a>
          </li>
        ))}
      </ul>
    </div>
  );
