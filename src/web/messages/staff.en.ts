import type { DueStanding } from '../staff/due-in-words.ts';
import type { StaffMessages } from './staff.vi.ts';
import { actsEn } from './staff-acts.en.ts';
import { authorityEn } from './staff-authority.en.ts';
import { checklistsEn } from './staff-checklists.en.ts';
import { draftsEn } from './staff-drafts.en.ts';
import { feesEn } from './staff-fees.en.ts';
import { intakeEn, receiptEn } from './staff-intake.en.ts';
import { noticesEn } from './staff-notices.en.ts';
import { recommendationsEn } from './staff-recommendations.en.ts';
import { surveysEn } from './staff-surveys.en.ts';

const days = (count: number): string => `${count} ${count === 1 ? 'day' : 'days'}`;
const dossiers = (count: number): string => `${count} ${count === 1 ? 'dossier' : 'dossiers'}`;
const procedures = (count: number): string => `${count} ${count === 1 ? 'procedure' : 'procedures'}`;

const dueWords = (due: DueStanding): string => {
  switch (due.kind) {
    case 'done':
      return due.late ? 'Done, late' : 'Done, in time';
    case 'none':
      return 'No limit runs';
    case 'late-days':
      return `Late by ${days(due.days)}`;
    case 'late-today':
      return `Late since ${due.time} today`;
    case 'today':
      return `Today, ${due.time}`;
    case 'tomorrow':
      return `Tomorrow, ${due.time}`;
    case 'ahead':
      return `In ${days(due.days)}`;
  }
};

export const staffEn: StaffMessages = {
  skip: 'To the main content',
  otherLanguage: 'Tiếng Việt',
  loading: 'Loading…',
  retry: 'Try again',
  close: 'Close',
  cancel: 'Cancel',
  optional: 'optional',
  newTab: 'opens in a new tab',
  kept: 'Kept',
  mend: 'To do',
  problems: {
    unreachable: {
      title: 'The server cannot be reached',
      detail: 'What you typed is still on the screen. Check the network and try again.',
    },
    unexpected: {
      title: 'The server could not do this',
      detail:
        'What you typed is still there. Try again in a few minutes; if it goes on, tell the administrator.',
    },
    signedOut: 'Your session has ended. Sign in again to go on; the draft you were typing is kept.',
    fix: 'To correct before sending',
  },
  offline: {
    title: 'No connection to the server',
    detail: 'What you typed is kept on this computer. The page reconnects by itself.',
  },
  notFound: {
    title: 'There is no such page',
    detail: 'The address may be mistyped, or the page has moved.',
    back: 'To the work list',
  },
  failed: {
    title: 'This page failed',
    detail: 'The draft is kept. Reload the page to go on.',
    reload: 'Reload',
  },
  nav: {
    label: 'Working pages',
    work: 'My work',
    intake: 'Receive a dossier',
    postings: 'Postings',
    authority: 'Authority',
    shortcuts: 'Shortcuts',
    signOut: 'Sign out',
  },
  demo: (now: string) => `Demonstration: people and dossiers are invented. Its clock stands at ${now}.`,
  signIn: {
    title: 'Sign in',
    lead: 'For officers of the one-stop and of the units that settle dossiers.',
    username: 'User name',
    password: 'Password',
    button: 'Sign in',
    busy: 'Signing in…',
    public: 'Pages for citizens',
    demoTitle: 'Demonstration accounts',
    demoHint: 'Choose a person to enter at once.',
    demoButton: (name, role) => `Enter as ${name}, ${role}`,
  },
  shortcuts: {
    title: 'Keyboard shortcuts',
    keys: 'Keys',
    does: 'What they do',
    newDossier: 'Receive a new dossier',
    workList: 'Open the work list',
    search: 'Go to the search field',
    submit: 'Send the open form',
    arrows: 'Move between the rows of a list',
    open: 'Open the chosen row',
    select: 'Mark a row, or not',
    help: 'Open this list',
    escape: 'Close the open window',
    single: 'Use shortcuts of one character (/ ? J K)',
  },
  work: {
    title: 'My work',
    tabsLabel: 'Lists of dossiers',
    tabs: {
      mine: 'Mine',
      unit: 'My unit',
      'one-stop': 'One-stop',
      'to-decide': 'To decide',
      'to-return': 'To return',
      today: 'Due today',
      late: 'Late',
      done: 'Done',
    },
    unit: 'dossiers',
    search: 'Search this list',
    searchHint: 'Code, name or identity number of the applicant; marks are not needed',
    columns: {
      code: 'Code',
      applicant: 'Applicant',
      procedure: 'Procedure',
      state: 'State',
      due: 'Due',
      where: 'Held by',
    },
    limit: (when) => `limit ${when}`,
    looking: (names) => `${names} looking at it`,
    selectAll: 'Select the whole page',
    selectRow: (code) => `Select ${code}`,
    bulk: {
      chosen: (count) => `${count} selected`,
      button: 'Hand over what is selected',
      clear: 'Clear the selection',
      submit: (count) => `Hand over ${count}`,
      sending: (done, of) => `Handing over ${done}/${of}…`,
      done: (count) => `${count} handed over, waiting to be accepted.`,
      failed: (count) => `${count} could not be handed over`,
      kept: 'They are still selected.',
    },
    unassigned: 'nobody yet',
    total: (shown, total) => `${shown} of ${dossiers(total)}`,
    shown: (shown) => `Dossiers ${shown}`,
    count: dossiers,
    previous: 'Previous page',
    next: 'Next page',
    empty: {
      title: 'No dossiers',
      detail: 'This list is empty.',
      search: (q) => `No dossier matches “${q}”.`,
      clear: 'Clear the search',
    },
  },
  states: {
    filed: 'To be received',
    waiting: 'Waiting for the part before',
    received: 'New',
    processing: 'In work',
    supplementing: 'Waiting for the applicant',
    suspended: 'Suspended',
    proposed: 'To be decided',
    decided: 'To be returned',
    returned: 'Returned',
    closed: 'Closed',
    refused: 'Not received',
    withdrawn: 'Withdrawn',
    stopped: 'Stopped',
  },
  outcomes: { grant: 'Granted', refuse: 'Refused' },
  due: dueWords,
  intake: intakeEn,
  receipt: receiptEn,
  authority: authorityEn,
  drafts: draftsEn,
  fees: feesEn,
  notices: noticesEn,
  surveys: surveysEn,
  checklists: checklistsEn,
  recommendations: recommendationsEn,
  dossier: {
    title: (code) => `Dossier ${code}`,
    received: 'Received',
    due: 'Due',
    unit: 'Settled by',
    assignee: 'In the hands of',
    originalDue: (when) => `First due: ${when}`,
    noLimit: 'none yet: it is not received',
    actions: 'What you can do',
    noActions: 'There is nothing for you to do with this dossier now.',
    applicant: 'Applicant',
    papers: 'Documents received',
    paperColumns: { name: 'Document', received: 'Received', files: 'Scans' },
    notReceived: 'not given',
    noFiles: 'no scans',
    course: 'Course',
    authority: 'Competence to decide',
    holder: 'Competent',
    signers: 'May sign',
    signature: 'Form of signature',
    mayYes: 'You may decide this dossier.',
    mayNo: 'You may not decide this dossier.',
    chain: 'Basis, from the law to the signer',
    chainKinds: {
      law: 'Law',
      'city-decision': 'Decision of the city',
      decision: 'Decision',
      'annex-row': 'Row of the annex',
      substitution: 'Substitution',
      position: 'Position',
      person: 'Person',
    },
    validTo: (day) => `in force until ${day}`,
    illustrative: 'number for illustration',
    proposal: 'Proposal',
    proposedBy: (name, when) => `${name}, ${when}`,
    decision: 'Result',
    decisionNumber: 'Number',
    outcome: 'Outcome',
    reason: 'Reason',
    signer: 'Signed by',
    signedAt: 'Signed at',
    result: 'Open the result (PDF)',
    slip: 'Receipt slip (PDF)',
    status: 'Status page for citizens',
    gone: 'From here on this dossier is no business of yours.',
    looking: (names) => `${names} looking at this dossier now.`,
    deadline: {
      title: 'Time limit',
      first: 'Promised first',
      limit: 'Limit by law',
      told: 'Told to the applicant',
      causes: {
        paused: 'Suspended',
        resumed: 'Goes on',
        restarted: 'Counted anew',
        reappointed: 'Apology and new appointment',
        redated: 'The calendar changed',
      },
      grounds: {
        supplement: 'Stands still for a supplement',
        'financial-duty': 'Stands still for a financial duty',
        'other-authority': 'Stands still for another authority',
      },
      newDue: (when) => `now due ${when}`,
      sheet: 'Print how the limit is counted',
    },
    opinions: {
      title: 'Opinions of other units',
      open: (when) => `not answered yet, due ${when}`,
      closed: (reason) => `no answer: ${reason}`,
    },
    earlierResults: 'Earlier versions, no longer in force:',
    resultVersion: (number, when) => `No. ${number}, ${when}`,
    note: 'Note',
    secret: 'Secret',
    why: 'How the due moment is found',
  },
  actions: actsEn,
  postings: {
    title: 'Postings',
    lead: (name) => `Procedures at ${name}. The QR code of a poster leads to the page in force.`,
    caption: 'Procedures to be posted',
    columns: {
      procedure: 'Procedure',
      decidedBy: 'Decided by',
      posted: 'Posted',
      links: 'Poster and page',
    },
    selectAll: 'Select all',
    delegated: 'delegated',
    nobody: 'Nobody competent yet',
    postedAt: (when) => `Posted ${when}`,
    photo: 'Photograph',
    photoOf: 'the posting',
    photoFor: (name) => `Photograph of the posting: ${name}`,
    photoLead: 'A photograph of the wall is good evidence.',
    outdated: (when) => `Posted ${when}, no longer right`,
    notPosted: 'Not posted',
    poster: 'Poster (PDF)',
    posterOf: (name) => `Poster (PDF): ${name}`,
    page: 'Public page',
    pageOf: (name) => `Public page: ${name}`,
    mark: (count) => (count === 0 ? 'Mark as posted' : `Mark ${procedures(count)} as posted`),
    marked: (count) => `${procedures(count)} marked as posted.`,
    empty: 'This one-stop has no procedures yet.',
  },
  spoken: {
    options: (count) => (count === 0 ? 'No options.' : `${count} ${count === 1 ? 'option' : 'options'}.`),
    chosen: (what) => `${what} selected.`,
    notChosen: (what) => `${what} not selected.`,
    chosenCount: (count) => `${count} selected.`,
    allChosen: 'All selected.',
    choose: 'Select',
    chooseAll: 'Select all',
    showOptions: 'Show options',
    optionList: 'Options',
    longPress: 'Press and hold to select',
    dismiss: 'Close',
    sortable: 'sortable column',
    ascending: 'ascending',
    descending: 'descending',
    resize: 'Press Enter to resize',
    expand: 'Expand',
    collapse: 'Collapse',
  },
};
