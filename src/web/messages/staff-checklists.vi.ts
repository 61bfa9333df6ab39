/** Words of checklists. */
export const checklistsVi = {
  title: 'Phiếu khảo sát',
  lead: 'Soạn phiếu bằng bảng tính theo quy ước XLSForm, rồi tải lên đây. Tải một phiếu có sẵn về để làm mẫu.',
  caption: 'Phiếu đang dùng',
  columns: { title: 'Phiếu', level: 'Cấp', version: 'Phiên bản', items: 'Số câu', file: 'Bảng tính' },
  levels: { city: 'thành phố', district: 'huyện', ward: 'xã' },
  none: 'Chưa có phiếu nào',
  noneDetail: 'Tải một bảng tính XLSForm lên để có phiếu đầu tiên.',
  download: 'Tải .xlsx',
  upload: 'Đọc một bảng tính',
  uploadHint: 'Chưa có gì được ban hành khi đọc.',
  reading: 'Đang đọc…',
  faults: 'Cần sửa trong bảng tính',
  fault: { cell: 'Ô', message: 'Nội dung' },
  read: (title: string) => `Đã đọc: ${title}`,
  counts: (sections: number, items: number) => `${sections} phần, ${items} câu hỏi`,
  remarks: (count: number) =>
    count === 0
      ? 'Mọi nội dung của bảng tính đều được đưa vào phiếu.'
      : `${count} chỗ không đưa vào phiếu được`,
  publish: 'Ban hành phiên bản mới',
  published: (number: number) => `Đã ban hành phiên bản ${number}.`,
};

export type ChecklistsMessages = typeof checklistsVi;
