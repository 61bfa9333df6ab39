import type { Text } from '../kernel/refusal.ts';
import type { DraftState, Hindrance } from './draft.ts';

export const draftStateText: Record<DraftState, Text> = {
  draft: { vi: 'Đang soạn', en: 'Being written' },
  submitted: { vi: 'Chờ duyệt', en: 'Waiting for approval' },
  published: { vi: 'Đã công bố', en: 'Published' },
  withdrawn: { vi: 'Đã rút', en: 'Withdrawn' },
};

interface Told {
  readonly status: 403 | 409;
  readonly title: Text;
  readonly mend: Text;
}

export const hindranceText = (hindrance: Hindrance, state: DraftState): Told => hindrances[hindrance](state);

const hindrances: Record<Hindrance, (state: DraftState) => Told> = {
  'not-control': () => ({
    status: 403,
    title: {
      vi: 'Chỉ cán bộ kiểm soát thủ tục hành chính soạn dự thảo ủy quyền.',
      en: 'Only procedure-control officers write drafts of delegation.',
    },
    mend: {
      vi: 'Nhờ cán bộ kiểm soát thủ tục làm việc này.',
      en: 'Ask a procedure-control officer to do it.',
    },
  }),
  'not-your-draft': () => ({
    status: 403,
    title: {
      vi: 'Chỉ người soạn sửa và trình được dự thảo này. Dự thảo vẫn giữ nguyên.',
      en: 'Only its writer changes and submits this draft. It is unchanged.',
    },
    mend: { vi: 'Nhờ người soạn, hoặc soạn một dự thảo mới.', en: 'Ask its writer, or write a new one.' },
  }),
  'second-person-needed': () => ({
    status: 403,
    title: {
      vi: 'Người soạn không tự duyệt được dự thảo của mình. Dự thảo vẫn giữ nguyên.',
      en: 'Nobody approves a draft of their own. It is unchanged.',
    },
    mend: {
      vi: 'Nhờ một cán bộ kiểm soát thủ tục khác, hoặc lãnh đạo Ủy ban nhân dân, duyệt.',
      en: 'Ask another procedure-control officer, or a head or deputy of a committee.',
    },
  }),
  'not-approver': () => ({
    status: 403,
    title: {
      vi: 'Chỉ cán bộ kiểm soát thủ tục hoặc lãnh đạo Ủy ban nhân dân làm được việc này. Dự thảo vẫn giữ nguyên.',
      en: 'Only procedure-control officers and heads or deputies of a committee do this. The draft is unchanged.',
    },
    mend: { vi: 'Nhờ một trong những người đó.', en: 'Ask one of them.' },
  }),
  'wrong-state': (state) => ({
    status: 409,
    title: {
      vi: `Dự thảo đang ở bước “${draftStateText[state].vi}” nên chưa làm được việc này.`,
      en: `The draft is “${draftStateText[state].en}”, so this cannot be done.`,
    },
    mend: { vi: 'Tải lại trang để xem dự thảo hiện nay.', en: 'Reload to see the draft as it is now.' },
  }),
};

export const draftText = {
  olderVersion: {
    vi: 'Dự thảo đã được sửa sau khi bạn mở. Những gì bạn gõ chưa được ghi.',
    en: 'The draft was changed after you opened it. What you typed was not saved.',
  },
  olderVersionMend: {
    vi: 'Tải lại dự thảo, so với bản của bạn, rồi ghi lại.',
    en: 'Load the draft again, compare it with yours, and save again.',
  },
  hasErrors: {
    vi: 'Dự thảo còn lỗi nên chưa công bố được. Sổ thẩm quyền vẫn giữ nguyên.',
    en: 'The draft has errors, so it cannot be published. The register is unchanged.',
  },
  hasErrorsMend: {
    vi: 'Sửa từng lỗi nêu dưới đây trong dự thảo, rồi trình lại.',
    en: 'Mend each error below in the draft, then submit it again.',
  },
  notPrintable: {
    vi: 'Dự thảo còn lỗi nên chưa in được phụ lục.',
    en: 'The draft has errors, so its annex cannot be printed.',
  },
  empty: {
    vi: 'Dự thảo chưa có thay đổi nào.',
    en: 'The draft has no changes yet.',
  },
} satisfies Record<string, Text>;
