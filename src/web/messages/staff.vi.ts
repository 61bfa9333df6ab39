import type { DueStanding } from '../staff/due-in-words.ts';
import { actsVi } from './staff-acts.vi.ts';
import { authorityVi } from './staff-authority.vi.ts';
import { draftsVi } from './staff-drafts.vi.ts';
import { feesVi } from './staff-fees.vi.ts';
import { intakeVi, receiptVi } from './staff-intake.vi.ts';

const dueWords = (due: DueStanding): string => {
  switch (due.kind) {
    case 'done':
      return due.late ? 'Đã xong, trễ hẹn' : 'Đã xong, đúng hẹn';
    case 'none':
      return 'Không tính hạn';
    case 'late-days':
      return `Trễ ${due.days} ngày`;
    case 'late-today':
      return `Trễ từ ${due.time} hôm nay`;
    case 'today':
      return `Hôm nay, ${due.time}`;
    case 'tomorrow':
      return `Ngày mai, ${due.time}`;
    case 'ahead':
      return `Còn ${due.days} ngày`;
  }
};

/** Words of the staff's pages, read all day: short, and the same word for the same thing everywhere. */
export const staffVi = {
  skip: 'Đến nội dung chính',
  otherLanguage: 'English',
  loading: 'Đang tải…',
  retry: 'Thử lại',
  close: 'Đóng',
  cancel: 'Thôi',
  optional: 'không bắt buộc',
  newTab: 'mở trong thẻ mới',
  kept: 'Đã giữ lại',
  mend: 'Cần làm',
  problems: {
    unreachable: {
      title: 'Không kết nối được với máy chủ',
      detail: 'Những gì bạn đã nhập vẫn còn trên màn hình. Kiểm tra mạng rồi thử lại.',
    },
    unexpected: {
      title: 'Máy chủ chưa làm được việc này',
      detail: 'Những gì bạn đã nhập vẫn còn. Thử lại sau ít phút; nếu vẫn vậy, báo người quản trị.',
    },
    signedOut: 'Phiên làm việc đã hết. Đăng nhập lại để tiếp tục; bản nháp đang nhập vẫn được giữ.',
    fix: 'Cần sửa trước khi gửi',
  },
  offline: {
    title: 'Mất kết nối với máy chủ',
    detail: 'Những gì đã nhập vẫn được giữ trên máy này. Trang sẽ tự kết nối lại.',
  },
  notFound: {
    title: 'Không có trang này',
    detail: 'Địa chỉ có thể gõ sai hoặc trang đã dời đi.',
    back: 'Về danh sách việc',
  },
  failed: {
    title: 'Trang bị lỗi',
    detail: 'Bản nháp vẫn được giữ. Tải lại trang để tiếp tục.',
    reload: 'Tải lại trang',
  },
  nav: {
    label: 'Các trang làm việc',
    work: 'Việc của tôi',
    intake: 'Tiếp nhận hồ sơ',
    postings: 'Niêm yết',
    authority: 'Thẩm quyền',
    shortcuts: 'Phím tắt',
    signOut: 'Đăng xuất',
  },
  demo: (now: string) => `Bản trình diễn: người và hồ sơ là giả định. Đồng hồ của bản này đang chỉ ${now}.`,
  signIn: {
    title: 'Đăng nhập',
    lead: 'Dành cho cán bộ, công chức làm việc tại Bộ phận Một cửa và các đơn vị giải quyết hồ sơ.',
    username: 'Tên đăng nhập',
    password: 'Mật khẩu',
    button: 'Đăng nhập',
    busy: 'Đang đăng nhập…',
    public: 'Trang dành cho người dân',
    demoTitle: 'Tài khoản trình diễn',
    demoHint: 'Chọn một người để vào ngay.',
    demoButton: (name: string, role: string) => `Vào với tư cách ${name}, ${role}`,
  },
  shortcuts: {
    title: 'Phím tắt',
    keys: 'Phím',
    does: 'Việc làm',
    newDossier: 'Tiếp nhận hồ sơ mới',
    workList: 'Mở danh sách việc',
    search: 'Đến ô tìm kiếm',
    submit: 'Gửi biểu mẫu đang mở',
    arrows: 'Đi giữa các dòng của danh sách',
    open: 'Mở dòng đang chọn',
    help: 'Mở bảng phím tắt này',
    escape: 'Đóng cửa sổ đang mở',
    single: 'Dùng phím tắt một ký tự (/ và ?)',
  },
  work: {
    title: 'Việc của tôi',
    tabsLabel: 'Danh sách hồ sơ',
    tabs: {
      mine: 'Tôi đang xử lý',
      unit: 'Đơn vị tôi',
      'one-stop': 'Bộ phận Một cửa',
      'to-decide': 'Chờ quyết định',
      'to-return': 'Chờ trả kết quả',
      today: 'Đến hạn hôm nay',
      late: 'Quá hạn',
      done: 'Đã xong',
    },
    unit: 'hồ sơ',
    search: 'Tìm trong danh sách',
    searchHint: 'Mã hồ sơ, tên người nộp hoặc thủ tục; không cần dấu',
    columns: {
      code: 'Mã hồ sơ',
      applicant: 'Người nộp',
      procedure: 'Thủ tục',
      state: 'Trạng thái',
      due: 'Hẹn trả',
      where: 'Nơi giữ hồ sơ',
    },
    unassigned: 'chưa có người nhận',
    total: (shown: string, total: number) => `${shown} trong ${total} hồ sơ`,
    count: (total: number) => `${total} hồ sơ`,
    previous: 'Trang trước',
    next: 'Trang sau',
    empty: {
      title: 'Không có hồ sơ nào',
      detail: 'Danh sách này đang trống.',
      search: (q: string) => `Không có hồ sơ nào khớp với “${q}”.`,
      clear: 'Xóa ô tìm kiếm',
    },
  },
  states: {
    filed: 'Chờ tiếp nhận',
    waiting: 'Chờ phần trước',
    received: 'Mới tiếp nhận',
    processing: 'Đang xử lý',
    supplementing: 'Chờ bổ sung',
    suspended: 'Tạm dừng',
    proposed: 'Chờ quyết định',
    decided: 'Chờ trả kết quả',
    returned: 'Đã trả kết quả',
    closed: 'Đã lưu',
    refused: 'Từ chối tiếp nhận',
    withdrawn: 'Đã rút',
    stopped: 'Đã dừng',
  },
  outcomes: { grant: 'Giải quyết', refuse: 'Từ chối' },
  due: dueWords,
  intake: intakeVi,
  receipt: receiptVi,
  authority: authorityVi,
  drafts: draftsVi,
  fees: feesVi,
  dossier: {
    title: (code: string) => `Hồ sơ ${code}`,
    received: 'Tiếp nhận',
    due: 'Hẹn trả',
    unit: 'Nơi giải quyết',
    assignee: 'Người xử lý',
    originalDue: (when: string) => `Hẹn lần đầu: ${when}`,
    noLimit: 'chưa có, vì chưa tiếp nhận',
    actions: 'Việc có thể làm',
    noActions: 'Lúc này bạn không có việc gì phải làm với hồ sơ này.',
    applicant: 'Người nộp',
    papers: 'Giấy tờ đã nhận',
    paperColumns: { name: 'Giấy tờ', received: 'Đã nhận', files: 'Bản quét' },
    notReceived: 'không nộp',
    noFiles: 'không có bản quét',
    course: 'Diễn biến',
    authority: 'Thẩm quyền quyết định',
    holder: 'Người có thẩm quyền',
    signers: 'Người ký được',
    signature: 'Thể thức ký',
    mayYes: 'Bạn được quyết định hồ sơ này.',
    mayNo: 'Bạn không được quyết định hồ sơ này.',
    chain: 'Căn cứ, từ luật đến người ký',
    chainKinds: {
      law: 'Luật',
      'city-decision': 'Quyết định của thành phố',
      decision: 'Quyết định',
      'annex-row': 'Dòng phụ lục',
      substitution: 'Ký thay',
      position: 'Chức vụ',
      person: 'Người',
    },
    validTo: (day: string) => `hết hiệu lực ${day}`,
    illustrative: 'số hiệu minh họa',
    proposal: 'Đề xuất',
    proposedBy: (name: string, when: string) => `${name}, ${when}`,
    decision: 'Kết quả',
    decisionNumber: 'Số',
    outcome: 'Nội dung',
    reason: 'Lý do',
    signer: 'Người ký',
    signedAt: 'Ký lúc',
    result: 'Mở kết quả (PDF)',
    slip: 'Giấy tiếp nhận (PDF)',
    status: 'Trang tra cứu của người dân',
    note: 'Ghi chú',
    secret: 'Mã bí mật',
    why: 'Cách tính ngày hẹn',
  },
  actions: actsVi,
  postings: {
    title: 'Niêm yết thủ tục',
    lead: (name: string) => `Thủ tục tại ${name}. Tờ dán có mã QR dẫn đến trang đang có hiệu lực.`,
    caption: 'Các thủ tục phải niêm yết',
    columns: {
      procedure: 'Thủ tục',
      decidedBy: 'Người quyết định',
      posted: 'Niêm yết',
      links: 'Tờ dán và trang',
    },
    selectAll: 'Chọn tất cả',
    delegated: 'ủy quyền',
    nobody: 'Chưa có người đủ thẩm quyền',
    postedAt: (when: string) => `Đã dán ${when}`,
    photo: 'Ảnh',
    photoOf: 'niêm yết',
    photoFor: (name: string) => `Ảnh niêm yết: ${name}`,
    photoLead: 'Nên kèm một ảnh chụp chỗ niêm yết.',
    outdated: (when: string) => `Đã dán ${when}, nay không còn đúng`,
    notPosted: 'Chưa dán',
    poster: 'Tờ dán (PDF)',
    posterOf: (name: string) => `Tờ dán (PDF): ${name}`,
    page: 'Trang công khai',
    pageOf: (name: string) => `Trang công khai: ${name}`,
    mark: (count: number) => (count === 0 ? 'Ghi nhận đã dán' : `Ghi nhận đã dán ${count} thủ tục`),
    marked: (count: number) => `Đã ghi nhận ${count} thủ tục được niêm yết.`,
    empty: 'Bộ phận Một cửa này chưa có thủ tục nào.',
  },
  /** For screen readers only. */
  spoken: {
    options: (count: number) => (count === 0 ? 'Không có lựa chọn nào.' : `Có ${count} lựa chọn.`),
    chosen: (what: string) => `Đã chọn ${what}.`,
    notChosen: (what: string) => `Đã bỏ chọn ${what}.`,
    chosenCount: (count: number) => `Đã chọn ${count} mục.`,
    allChosen: 'Đã chọn tất cả.',
    choose: 'Chọn',
    chooseAll: 'Chọn tất cả',
    showOptions: 'Hiện các lựa chọn',
    optionList: 'Các lựa chọn',
    longPress: 'Nhấn giữ để chọn',
    dismiss: 'Đóng',
    sortable: 'cột sắp xếp được',
    ascending: 'tăng dần',
    descending: 'giảm dần',
    resize: 'Nhấn Enter để đổi độ rộng',
    expand: 'Mở ra',
    collapse: 'Thu lại',
  },
};

export type StaffMessages = typeof staffVi;
