import type { Messages } from './messages.ts';

export interface WelcomeFacts {
  readonly url: string;
  /** The demonstration's accounts; none on a real installation. */
  readonly accounts: readonly { username: string; password: string; name: string; role: string }[];
  readonly anyAccount: boolean;
  /** Where the log is; null: on standard output. */
  readonly log: string | null;
}

const FIRST_ADMINISTRATOR = [
  'npx motcua user add --username quan-tri --name "Nguyễn Văn An" --rank administrator \\',
  '  --unit ubnd --unit-name "Ủy ban nhân dân quận Ba Đình" --territory "001=Quận Ba Đình"',
];

/** What the operator sees once everything runs. */
export function welcome({ start }: Messages, { url, accounts, anyAccount, log }: WelcomeFacts): string {
  const facts: [string, string][] = [
    [start.public, url],
    [start.staff, `${url}/lam-viec`],
    [start.api, `${url}/api/docs`],
    ...(log ? [[start.log, log] as [string, string]] : []),
    [start.stop, start.ctrlC],
  ];
  return [
    '',
    start.title,
    '',
    ...table(facts),
    ...(accounts.length > 0
      ? [
          '',
          start.accounts,
          '',
          ...table(accounts.map((a) => [a.username, a.password, `${a.name} – ${a.role}`])),
        ]
      : []),
    ...(anyAccount ? [] : ['', start.noAccount, '', ...FIRST_ADMINISTRATOR.map((line) => `  ${line}`)]),
    '',
  ].join('\n');
}

/** Columns side by side; a Vietnamese letter in NFC is one column wide. */
function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => [...(row[at] ?? '')].length)));
  return rows.map((row) =>
    `  ${row.map((cell, at) => cell + ' '.repeat((widths[at] ?? 0) - [...cell].length)).join('   ')}`.trimEnd(),
  );
}
