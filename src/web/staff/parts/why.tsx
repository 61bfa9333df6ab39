interface WhyProps {
  readonly title: string;
  readonly sentences: readonly string[];
}

/** An explanation that opens on demand. */
export const Why = ({ title, sentences }: WhyProps) =>
  sentences.length === 0 ? null : (
    <details className="why">
      <summary>{title}</summary>
      <ol>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ol>
    </details>
  );
