import type { Finding, Severity, Summary } from '../../authority/index.ts';
import type { Text } from '../../kernel/refusal.ts';
import type { AuthorityMessages } from './messages.ts';

/** A finding as lines for the console. @param where in words, when the place does not say it. */
export function findingLines(
  { severity, code, place, text, source, mend }: Finding,
  words: AuthorityMessages,
  lang: keyof Text,
  where = Object.values(place).join(' '),
): string[] {
  return [
    `${words.severity[severity]} ${code}${where ? ` ${words.place(where)}` : ''}`,
    `  ${text[lang]}`,
    ...(mend ? [`  ${words.mend} ${mend[lang]}`] : []),
    ...(source ? [`  ${words.source} ${source}`] : []),
  ];
}

export const countOf = (findings: readonly Finding[], severity: Severity): number =>
  findings.filter((finding) => finding.severity === severity).length;

interface Change {
  readonly procedure: { readonly code: string; readonly name: Text };
  readonly oneStop: { readonly name: Text };
  readonly before: Summary;
  readonly after: Summary;
}

/** `1.001193 Đăng ký khai sinh, Bộ phận Một cửa quận Ba Đình: Chủ tịch, … → Trưởng phòng, …`. */
export const changeLine = ({ procedure, oneStop, before, after }: Change, lang: keyof Text): string =>
  `${procedure.code} ${procedure.name[lang]}, ${oneStop.name[lang]}: ${decider(before, lang)} → ${decider(after, lang)}`;

const decider = ({ holder, refusal }: Summary, lang: keyof Text): string => (holder ?? refusal)![lang];
