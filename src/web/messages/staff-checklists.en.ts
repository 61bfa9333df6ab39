import type { ChecklistsMessages } from './staff-checklists.vi.ts';

export const checklistsEn: ChecklistsMessages = {
  title: 'Checklists',
  lead: 'Write a checklist as a spreadsheet of the XLSForm convention and upload it here. Download one to start from.',
  caption: 'Checklists in use',
  columns: { title: 'Checklist', level: 'Level', version: 'Version', items: 'Items', file: 'Spreadsheet' },
  levels: { city: 'city', district: 'district', ward: 'ward' },
  none: 'There are no checklists yet',
  noneDetail: 'Upload an XLSForm to have the first.',
  download: 'Get .xlsx',
  upload: 'Read a spreadsheet',
  uploadHint: 'Nothing is published by reading it.',
  reading: 'Reading…',
  faults: 'To be mended in the spreadsheet',
  fault: { cell: 'Cell', message: 'What is wrong' },
  read: (title) => `Read: ${title}`,
  counts: (sections, items) => `${sections} sections, ${items} questions`,
  remarks: (count) =>
    count === 0 ? 'Everything in the spreadsheet was taken over.' : `${count} places could not be taken over`,
  publish: 'Publish the next version',
  published: (number) => `Version ${number} was published.`,
};
