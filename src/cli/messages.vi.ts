import type { StartupCode } from '../kernel/postgres/index.ts';

const startup: Record<StartupCode, string> = {
  'already-running': 'Thư mục dữ liệu này đang có một bản chạy.',
  'unsupported-platform': 'Máy này chưa có máy chủ cơ sở dữ liệu kèm theo.',
  'folder-not-writable': 'Không ghi được vào thư mục dữ liệu.',
  'folder-not-ours': 'Thư mục dữ liệu thuộc về người dùng khác.',
  'folder-newer': 'Thư mục dữ liệu do phiên bản mới hơn ghi.',
  'folder-damaged': 'Thư mục dữ liệu bị hỏng.',
  'postgres-mismatch': 'Cơ sở dữ liệu thuộc phiên bản PostgreSQL khác.',
  'disk-full': 'Ổ đĩa sắp đầy hoặc đã đầy.',
  'no-unprivileged-account': 'PostgreSQL không chạy được bằng quyền root ở đây.',
  'socket-folder-taken': 'Thư mục socket do người khác tạo.',
  'initdb-failed': 'Không tạo được cơ sở dữ liệu.',
  'server-failed': 'Máy chủ cơ sở dữ liệu không khởi động được.',
  'server-stuck': 'Máy chủ cơ sở dữ liệu không trả lời và không dừng.',
};

export const vi = {
  lang: 'vi',
  nothingChanged: 'Chưa có gì bị thay đổi.',
  startup,

  help: {
    usage: 'Cách dùng:',
    options: 'Tùy chọn:',
    commands: 'Lệnh:',
    arguments: 'Tham số:',
    default: 'mặc định',
    program: 'Một Cửa: bộ phận một cửa cho chính quyền địa phương.',
    helpOption: 'xem hướng dẫn',
    versionOption: 'xem phiên bản',
    langOption: 'ngôn ngữ của thông báo: vi hoặc en',
    jsonOption: 'in kết quả dạng JSON',
    logOption: 'nơi ghi nhật ký: file (log/motcua.log trong thư mục dữ liệu) hoặc stdout',
    start: 'khởi động: mở cơ sở dữ liệu, nâng cấp nếu cần, phục vụ qua HTTP',
    noDemo: 'không nạp dữ liệu dùng thử vào cơ sở dữ liệu trống',
    migrate: 'nâng cấp cơ sở dữ liệu lên phiên bản này',
    wrongUsage: (message: string) => `Lệnh chưa đúng: ${message}`,
    seeHelp: (command: string) => `Xem hướng dẫn: ${command} --help`,
    footer: [
      'Mã kết thúc:  0 xong   1 không làm được   2 lệnh hoặc cài đặt sai   130 bị buộc dừng',
      '',
      'Biến môi trường:',
      '  PORT          cổng HTTP (8080)',
      '  HOST          địa chỉ lắng nghe (127.0.0.1)',
      '  MOTCUA_DATA   thư mục dữ liệu (var/)',
      '  DATABASE_URL  PostgreSQL từ bản 18 của riêng bạn, thay cho bản kèm theo',
      '  MOTCUA_URL    địa chỉ mà người dân dùng, ví dụ https://motcua.example.vn',
    ].join('\n'),
  },

  trouble: {
    mend: 'Cách xử lý:',
    config: 'Cài đặt trong biến môi trường chưa đúng.',
    configMend: 'Sửa hoặc bỏ các biến trên rồi chạy lại.',
    newer: (names: string) => `Cơ sở dữ liệu do phiên bản mới hơn ghi (${names}).`,
    newerMend: 'Chạy phiên bản mới hơn đó, hoặc đặt MOTCUA_DATA sang thư mục khác.',
    changed: (names: string) => `Tệp nâng cấp đã chạy trước đây bị sửa: ${names}.`,
    changedMend: 'Lấy lại nguyên bản các tệp trong migrations/ (git checkout migrations) rồi chạy lại.',
    portInUse: (port: string) => `Cổng ${port} đang có chương trình khác dùng.`,
    portInUseMend: (other: string) => `Dừng chương trình đó, hoặc chọn cổng khác: PORT=${other} npm start`,
    portForbidden: (port: string) => `Không được phép mở cổng ${port}.`,
    portForbiddenMend: 'Chọn cổng từ 1024 trở lên, ví dụ: PORT=8080 npm start',
    noSuchAddress: (host: string) => `Máy này không có địa chỉ ${host}.`,
    noSuchAddressMend: 'Đặt HOST là địa chỉ của máy này, ví dụ 127.0.0.1 hoặc 0.0.0.0.',
    file: (path: string, why: string) => `Không dùng được tệp ${path} (${why}).`,
    fileMend: 'Kiểm tra đường dẫn, quyền ghi và chỗ trống trên ổ đĩa.',
    connectionLost: 'Mất kết nối với cơ sở dữ liệu.',
    connectionLostMend: 'Chạy lại lệnh; nếu vẫn vậy, chạy motcua doctor.',
    unexpected: (message: string) => `Lỗi ngoài dự kiến: ${message}`,
    unexpectedMend: (log: string) => `Chạy motcua doctor để kiểm tra. Chi tiết ở ${log}.`,
  },

  database: {
    tooOld: (version: string, need: number) =>
      `DATABASE_URL là PostgreSQL ${version}; chương trình cần bản ${need} trở lên.`,
    tooOldMend: (need: number) =>
      `Nâng cấp lên PostgreSQL ${need}, hoặc bỏ DATABASE_URL để dùng bản kèm theo.`,
    notUtf8: (encoding: string) => `Cơ sở dữ liệu dùng bảng mã ${encoding}, không phải UTF8.`,
    notUtf8Mend: "Tạo cơ sở dữ liệu mới với ENCODING 'UTF8' và trỏ DATABASE_URL vào đó.",
    refused: (host: string) => `Không có PostgreSQL nào trả lời ở ${host}.`,
    unknownHost: (host: string) => `Không tìm thấy máy ${host}.`,
    silent: (host: string) => `Máy ${host} không trả lời trong 5 giây.`,
    notAdmitted: (user: string, host: string) =>
      `PostgreSQL ở ${host} không nhận người dùng ${user} hoặc mật khẩu.`,
    missing: (name: string, host: string) => `PostgreSQL ở ${host} không có cơ sở dữ liệu ${name}.`,
    failed: (host: string, why: string) => `Không kết nối được với PostgreSQL ở ${host}: ${why}`,
    unreachableMend: 'Sửa DATABASE_URL, hoặc bỏ biến này để dùng PostgreSQL kèm theo.',
  },

  start: {
    opening: 'Mở cơ sở dữ liệu',
    migrating: 'Nâng cấp cơ sở dữ liệu',
    loading: 'Nạp dữ liệu dùng thử',
    title: 'Một Cửa đang chạy',
    public: 'Trang cho người dân',
    staff: 'Trang của cán bộ',
    api: 'API',
    accounts: 'Tài khoản dùng thử',
    log: 'Nhật ký',
    stop: 'Dừng',
    ctrlC: 'Ctrl-C',
    noAccount: 'Chưa có tài khoản nào. Tạo quản trị viên đầu tiên, ở một cửa sổ khác:',
    stopping: 'Đang dừng…',
    stopped: 'Đã dừng.',
  },

  migrate: {
    done: (names: readonly string[]) => `Đã nâng cấp: ${names.join(', ')}.`,
    nothing: 'Cơ sở dữ liệu đã ở phiên bản này.',
  },
};

export type Messages = typeof vi;
