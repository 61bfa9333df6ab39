import { formatDay } from '../kernel/time.ts';
import type { Paper } from './forms.ts';
import { registerColumns } from './register.ts';

/** What stands on a paper, label and value, in the order of the circular's field list. */
export function fieldsOf(paper: Paper): string[] {
  switch (paper.kind) {
    case 'receipt': {
      const { data: it } = paper;
      return [
        `Mã hồ sơ: ${it.dossierCode}`,
        `${it.regime === '2018' ? 'Bộ phận Tiếp nhận và Trả kết quả' : 'Bộ phận Một cửa'}: ${it.oneStop}`,
        `Tiếp nhận hồ sơ của: ${it.applicant.name}`,
        `Địa chỉ: ${it.applicant.address}`,
        `Số điện thoại: ${it.applicant.phone}`,
        `Email: ${it.applicant.email}`,
        `Nội dung yêu cầu giải quyết: ${it.request}`,
        'Thành phần hồ sơ nộp gồm:',
        ...it.components.map((component, i) => `${i + 1}. ${component}`),
        'Số lượng hồ sơ: 01 (bộ)',
        `Thời gian giải quyết hồ sơ theo quy định là: ${it.timeLimit}`,
        'Thời gian nhận hồ sơ: 14 giờ 30 phút, ngày 15/',
        'Thời gian trả kết quả giải quyết hồ sơ: 17 giờ 00 phút, ngày 2',
        ...it.parts.flatMap((part, i) => [`${i + 1} ${part.procedure}`, part.office, '17 giờ 00 phút, ngày']),
        `Đăng ký nhận kết quả tại: ${it.collectAt}`,
        `Quyển số: ${it.register?.book}, Số thứ tự: ${it.register?.line}`,
        'NGƯỜI NỘP HỒ SƠ',
        it.signatures.filedBy,
        'NGƯỜI TIẾP NHẬN HỒ SƠ',
        it.signatures.receivedBy,
        `Mã bí mật: ${it.status.secret}`,
      ];
    }
    case 'supplement': {
      const { data: it } = paper;
      return [
        `Mã hồ sơ: ${it.dossierCode}`,
        `Hồ sơ của: ${it.applicant.name}`,
        `Nội dung yêu cầu giải quyết: ${it.request}`,
        `Địa chỉ: ${it.applicant.address}`,
        `Số điện thoại: ${it.applicant.phone}`,
        `Email: ${it.applicant.email}`,
        'Yêu cầu bổ sung, hoàn thiện hồ sơ (khi tiếp nhận hồ sơ) gồm những nội dung sau:',
        ...it.asked.map((asked, i) => `${i + 1}. ${asked}`),
        `Lý do: ${it.reason}`,
        `Ông/Bà liên hệ với ${it.contact.name}, số điện thoại ${it.contact.phone}`,
        'NGƯỜI HƯỚNG DẪN',
        it.officer,
      ];
    }
    case 'intake-refusal': {
      const { data: it } = paper;
      return [
        `Mã hồ sơ: ${it.dossierCode}`,
        `${it.regime === '2018' ? 'Bộ phận Tiếp nhận và Trả kết quả' : 'Bộ phận Một cửa'}: ${it.oneStop}`,
        `Tiếp nhận hồ sơ của: ${it.applicant.name}`,
        `Địa chỉ: ${it.applicant.address}`,
        `Số điện thoại: ${it.applicant.phone}`,
        `Email: ${it.applicant.email}`,
        `Nội dung yêu cầu giải quyết: ${it.request}`,
        'không tiếp nhận, giải quyết hồ sơ này với lý do cụ thể như sau:',
        ...it.reasons.map((reason, i) => `${i + 1}. ${reason}`),
        'NGƯỜI NỘP HỒ SƠ',
        'NGƯỜI TIẾP NHẬN HỒ SƠ',
        it.signatures.officer,
      ];
    }
    case 'apology': {
      const { data: it } = paper;
      return [
        `Kính gửi: ${it.addressedTo}`,
        `Ngày ${formatDay(it.receivedOn)}, ${it.body} tiếp nhận`,
        `“${it.procedure}”`,
        it.dossierCode,
        'Thời gian hẹn trả kết quả giải quyết hồ sơ: 17 giờ 00 phút, ngày 22/',
        'không trả được kết quả',
        `Lý do: ${it.cause}`,
        'xin lỗi Ông/Bà',
        it.regime === '2018' ? 'hẹn lại thời gian trả kết quả vào:' : 'đề nghị được gia hạn thời gian',
        '17 giờ 00 phút, ngày 29/',
        'lần thứ 01',
        ...it.signature.lines.map((line) => line.toLocaleUpperCase('vi')),
        it.signature.name,
      ];
    }
    case 'stop-notice': {
      const { data: it } = paper;
      return [
        `Kính gửi: ${it.addressedTo}`,
        `Mã hồ sơ: ${it.dossierCode}`,
        `Thủ tục hành chính: ${it.procedure}`,
        'dừng giải quyết hồ sơ theo đề nghị của người nộp hồ sơ',
        `Lý do, căn cứ: ${it.ground}`,
        `Phí, lệ phí đã nộp: ${it.fees}`,
        `Giấy tờ đã nộp: ${it.components}`,
        ...it.signature.lines.map((line) => line.toLocaleUpperCase('vi')),
        it.signature.name,
      ];
    }
    case 'control-slip': {
      const { data: it } = paper;
      const results = { early: 'Trước hạn', 'on-time': 'Đúng hạn', late: 'Quá hạn' };
      return [
        `Mã hồ sơ: ${it.dossierCode}`,
        `Cơ quan (bộ phận) giải quyết hồ sơ: ${it.body}`,
        `Cơ quan phối hợp giải quyết hồ sơ: ${it.consulted.join('; ')}`,
        ...it.handOvers.flatMap((handOver) => [
          `1. Giao: ${handOver.giver.body}`,
          `2. Nhận: ${handOver.taker.body}`,
          'giờ',
          'phút, ngày',
          'Người giao',
          handOver.giver.name,
          'Người nhận',
          handOver.taker.name,
          results[handOver.result!],
          handOver.note,
        ]),
        ...Array.from({ length: it.blanks }, () => '1. Giao: ……'),
      ];
    }
    case 'register':
      return [
        `Quyển số: ${paper.data.book}`,
        ...registerColumns.slice(0, 7).map(({ heading }) => heading),
        'Phương thức nhận kết quả',
        'Ký nhận',
        'Ghi chú',
        'Nhận hồ sơ',
        'Hẹn trả kết quả',
        'Trả kết quả',
        ...paper.data.rows.flatMap((row) => [
          `${row.line} ${row.dossierCode} ${row.procedure} ${row.sets} ${row.name} ${row.address}, ${row.phone} ${row.body}`,
          `${formatDay(row.receivedOn)} ${formatDay(row.promisedOn)}`,
          row.returnedOn === null ? '' : formatDay(row.returnedOn),
          row.way,
          row.note,
        ]),
      ];
    case 'deadline-sheet': {
      const { data: it } = paper;
      return [
        `Hồ sơ của: ${it.applicant}`,
        `Thời hạn theo quy định: ${it.term}`,
        `Thời điểm nhận hồ sơ: ${it.receivedAt}`,
        `Bắt đầu tính từ: ${it.countedFrom}`,
        ...it.counted.flatMap((span, i) => [`${i + 1} ${span.from} ${span.to} ${span.amount}`]),
        ...it.skipped.flatMap((span, i) => [`${i + 1} ${span.from} ${span.to} ${span.reason}`]),
        ...it.pauses.flatMap((span, i) => [`${i + 1} ${span.from} ${span.to} ${span.reason} ${span.paper}`]),
        ...it.reappointments.flatMap((one, i) => [`${i + 1} ${one.from} ${one.to} ${one.cause}`]),
        `Thời điểm hẹn trả đầu tiên: ${it.firstDueAt}`,
        `Thời điểm hẹn trả hiện nay: ${it.dueAt}`,
        ...it.rules.map((rule, i) => `${i + 1}. ${rule}`),
        it.preparedBy,
      ];
    }
    case 'fee-receipt':
      return [
        `Số: ${paper.data.letterhead.number}`,
        `Người nộp tiền: ${paper.data.payer.name}`,
        '1 Lệ phí đăng ký khai sinh có yếu tố nước ngoài 75.000 75.000',
        '2 Phí cấp bản sao trích lục (02 bản) 16.000 16.000 Hộ nghèo (Thông tư 281/2016/TT-BTC, Điều 4) 0',
        'Tổng số tiền 75.000',
        'Bằng chữ: Bảy mươi lăm nghìn đồng',
        `Hình thức nộp: ${paper.data.method}`,
        'Thời gian nộp: 14 giờ 32 phút, ngày 15/08/2023',
        paper.data.collector,
      ];
    case 'day-close':
      return [
        'Quầy số 3, ngày 15/08/2023',
        ...paper.data.rows.map((row) => `${row.receipt} `),
        'Chuyển khoản 3 158.000',
        'Tiền mặt 5 174.000',
        'Cộng 8 332.000',
        'Bằng chữ: Ba trăm ba mươi hai nghìn đồng',
        paper.data.collector,
        paper.data.treasurer,
      ];
  }
}

/** Without spaces, as a code that breaks in a narrow column has one where its line ends. */
export const close = (text: string): string => text.replaceAll(' ', '');

/** The parts that do not come after the one before. */
export function outOfOrder(text: string, parts: readonly string[]): string[] {
  let from = 0;
  return parts.filter((part) => {
    const at = text.indexOf(close(part), from);
    if (at >= 0) from = at + close(part).length;
    return at < 0;
  });
}
