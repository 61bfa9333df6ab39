/** What `motcua due` says. */
const vi = {
  help: {
    due: 'tính thời điểm hẹn trả từ đầu vào chuẩn, mỗi dòng một trường hợp dạng JSON, kèm giải thích',
    more: [
      'Một trường hợp:  {"received":"2023-08-31T10:05:00+07:00","term":{"kind":"working-days","amount":4},"calendar":"data/calendars/nam-ngay.json"}',
      '  có thể thêm: id, pauses, supplements, restarts, extensions, promised, at; xem docs/working-time.md.',
      'Một câu trả lời cho mỗi dòng; dòng không đọc được có {"line","error"} và mã kết thúc là 1.',
    ].join('\n'),
    json: 'in kết quả dạng JSON',
    calendar: 'tệp lịch làm việc cho những dòng không ghi lịch',
  },
  badLine: 'Dòng này không phải là JSON.',
  noCalendar: 'Chưa có lịch làm việc: ghi "calendar" trong dòng, hoặc --calendar với tên tệp.',
  unreadable: (file: string) => `Không đọc được tệp lịch ${file}.`,
  notJson: (file: string) => `Tệp lịch ${file} không phải là JSON.`,
};

export type DueMessages = typeof vi;

const en: DueMessages = {
  help: {
    due: 'computes due moments from standard input, one case in JSON on each line, with their explanation',
    more: [
      'A case:  {"received":"2023-08-31T10:05:00+07:00","term":{"kind":"working-days","amount":4},"calendar":"data/calendars/nam-ngay.json"}',
      '  and if need be: id, pauses, supplements, restarts, extensions, promised, at; see docs/working-time.md.',
      'One answer for each line; one that cannot be read is answered with {"line","error"} and exit code 1.',
    ].join('\n'),
    json: 'print the answers as JSON',
    calendar: 'calendar file for lines that name none',
  },
  badLine: 'This line is not JSON.',
  noCalendar: 'There is no calendar: name one as "calendar" in the line, or a file with --calendar.',
  unreadable: (file) => `The calendar file ${file} cannot be read.`,
  notJson: (file) => `The calendar file ${file} is not JSON.`,
};

export const dueMessages = { vi, en };
