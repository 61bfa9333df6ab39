/** What `motcua scenario` says. */
const vi = {
  help: {
    scenario: 'diễn lại một câu chuyện bằng dữ liệu, trên cơ sở dữ liệu tạm, và ghi ra biên bản, báo cáo',
    out: 'thư mục ghi kết quả (mặc định: tên câu chuyện)',
    variant: 'as-told: như bài báo; two-missing: quận báo cáo 41 thủ tục, hệ thống có 39',
    json: 'in kết quả dạng JSON',
  },
  playing: 'Đang diễn lại',
  exists: (folder: string) => `Thư mục ${folder} đã có.`,
  existsMend: 'Chọn thư mục khác với --out.',
  differs: 'KHÁC',
  agrees: 'khớp',
  visited: (done: number, planned: number) => `Đã khảo sát ${done}/${planned} quận, huyện, thị xã.`,
  written: (folder: string) => `Biên bản và báo cáo ở ${folder}.`,
};

export type ScenarioMessages = typeof vi;

const en: ScenarioMessages = {
  help: {
    scenario: 'plays a story from data, on a database of its own, and writes the minutes and the report',
    out: 'folder to write to (by default the name of the story)',
    variant:
      'as-told: as in the article; two-missing: the district states 41 procedures, the register has 39',
    json: 'print the outcome as JSON',
  },
  playing: 'Playing',
  exists: (folder: string) => `The folder ${folder} exists.`,
  existsMend: 'Choose another with --out.',
  differs: 'DIFFERS',
  agrees: 'agrees',
  visited: (done: number, planned: number) => `${done} of ${planned} districts visited.`,
  written: (folder: string) => `Minutes and report are in ${folder}.`,
};

export const scenarioMessages = { vi, en };
