import type { Authority } from '../authority/index.ts';
import { Refusal, type Text } from '../kernel/refusal.ts';
import { type Day, formatDay } from '../kernel/time.ts';
import type { Finding } from './finding.ts';
import type { MoveRefusal, Outcome, Receiver, Step } from './model.ts';

export const outcomeText: Readonly<Record<Outcome, Text>> = {
  agree: { vi: 'đồng ý', en: 'agree' },
  grant: { vi: 'giải quyết', en: 'grant' },
  refuse: { vi: 'từ chối', en: 'refuse' },
  supplement: { vi: 'cần bổ sung', en: 'supplement needed' },
  'send-back': { vi: 'trả lại bước trước', en: 'send back' },
};

const rankText: Readonly<Record<'specialist' | 'head', Text>> = {
  specialist: { vi: 'chuyên viên', en: 'a specialist' },
  head: { vi: 'lãnh đạo', en: 'the head or a deputy' },
};

/** @param unitName of a unit named by its slug. */
export function receiverText(by: Receiver, unitName: (slug: string) => Text | undefined): Text {
  switch (by.kind) {
    case 'counter':
      return { vi: 'Cán bộ Bộ phận Một cửa', en: 'A counter officer of the one-stop' };
    case 'route':
      return capital(rankText[by.rank], { vi: 'đơn vị thụ lý', en: 'of the unit that works on it' });
    case 'unit':
      return capital(rankText[by.rank], unitName(by.unit) ?? { vi: `“${by.unit}”`, en: `of “${by.unit}”` });
    case 'decider':
      return { vi: 'Người có thẩm quyền ký', en: 'Whoever may sign' };
  }
}

const capital = (rank: Text, where: Text): Text => ({
  vi: `${rank.vi.charAt(0).toUpperCase()}${rank.vi.slice(1)} ${where.vi}`,
  en: `${rank.en.charAt(0).toUpperCase()}${rank.en.slice(1)} ${where.en}`,
});

const hours = (amount: number): Text => ({
  vi: `${String(amount).replace('.', ',')} giờ làm việc`,
  en: `${amount} working ${amount === 1 ? 'hour' : 'hours'}`,
});

type Said = (step: Step) => Text;
const at =
  (vi: (name: string) => string, en: (name: string) => string): Said =>
  ({ name }) => ({ vi: vi(name.vi), en: en(name.en) });

export const findingText = {
  noSteps: {
    vi: 'Quy trình chưa có bước nào. Hãy thêm bước đầu tiên: tiếp nhận.',
    en: 'The process has no step to begin with. Add the first: receiving.',
  },
  duplicateKey: (key: string): Text => ({
    vi: `Có nhiều bước cùng mang mã “${key}”. Hãy đặt cho mỗi bước một mã riêng.`,
    en: `Several steps have the key “${key}”. Give each a key of its own.`,
  }),
  unknownNext: (step: Step, to: string): Text => ({
    vi: `Sau bước “${step.name.vi}” là bước “${to}”, nhưng không có bước này. Hãy chọn một bước có trong bảng.`,
    en: `“${step.name.en}” leads to “${to}”, and there is no such step. Choose one from the table.`,
  }),
  unknownSplit: (step: Step): Text => ({
    vi: `Bước “${step.name.vi}” chờ các nhánh của bước “${step.joins}”, nhưng bước đó không tách thành nhiều nhánh. Hãy chọn bước có từ hai nhánh song song.`,
    en: `“${step.name.en}” waits for the branches of “${step.joins}”, which does not divide. Choose a step that leads to several at once.`,
  }),
  leadsNowhere: at(
    (name) => `Chưa nói sau bước “${name}” là gì. Hãy chọn bước tiếp theo, hoặc “kết thúc”.`,
    (name) => `Nothing says what comes after “${name}”. Choose the next step, or the end.`,
  ),
  branchWithoutResult: (step: Step, outcome: Outcome): Text => ({
    vi: `Bước “${step.name.vi}”, khi ${outcomeText[outcome].vi}, chưa có bước tiếp theo. Hãy chọn bước tiếp theo cho nhánh này.`,
    en: `“${step.name.en}” leads nowhere when it ends with “${outcomeText[outcome].en}”. Choose what follows.`,
  }),
  sameOutcomeTwice: (step: Step, outcome: Outcome): Text => ({
    vi: `Bước “${step.name.vi}” có hai nhánh cho “${outcomeText[outcome].vi}”. Hãy giữ một nhánh.`,
    en: `“${step.name.en}” has two branches for “${outcomeText[outcome].en}”. Keep one.`,
  }),
  unreachable: at(
    (name) => `Không có đường nào đến bước “${name}”. Hãy nối bước này vào quy trình, hoặc bỏ đi.`,
    (name) => `No way leads to “${name}”. Join it to the process, or leave it out.`,
  ),
  outOfOrder: at(
    (name) =>
      `Chỉ đến được bước “${name}” bằng cách quay lại. Hãy chuyển bước này xuống dưới bước dẫn đến nó, để tính đúng thời gian.`,
    (name) =>
      `“${name}” is reached only by going back. Move it below the step that leads to it, so that its time counts.`,
  ),
  noEnd: {
    vi: 'Không có bước nào kết thúc quy trình. Hãy chọn “kết thúc” sau bước trả kết quả.',
    en: 'No step ends the process. Choose the end after the step that returns the result.',
  },
  cannotEnd: at(
    (name) => `Từ bước “${name}” không đi đến kết thúc được. Hãy sửa các bước sau nó.`,
    (name) => `The end cannot be reached from “${name}”. Mend the steps after it.`,
  ),
  loopWithoutExit: (steps: readonly Step[]): Text => ({
    vi: `Vòng lặp không có lối ra: ${steps.map((step) => `“${step.name.vi}”`).join(' → ')}. Hãy thêm một nhánh ra khỏi vòng.`,
    en: `A loop without an exit: ${steps.map((step) => `“${step.name.en}”`).join(' → ')}. Add a way out of it.`,
  }),
  neverJoins: at(
    (name) =>
      `Các nhánh song song không gặp lại nhau ở bước “${name}”. Hãy để mọi nhánh dẫn đến một bước chung, và cho bước đó chờ đủ các nhánh.`,
    (name) =>
      `Branches side by side do not meet at “${name}”. Lead all of them to one step that waits for them.`,
  ),
  runsTogether: at(
    (name) =>
      `Hai nhánh song song cùng đến bước “${name}” mà bước này không chờ đủ các nhánh. Hãy chọn bước đã tách nhánh ở cột “chờ nhánh của”.`,
    (name) =>
      `Two branches come to “${name}”, and it does not wait for both. Say which step's branches it waits for.`,
  ),
  tooEntangled: {
    vi: 'Có quá nhiều nhánh song song để kiểm tra hết. Hãy tách bớt thành các bước nối tiếp.',
    en: 'There are too many branches side by side to look at all of them. Put some one after another.',
  },
  noReceiverNamed: at(
    (name) => `Bước “${name}” chưa có người nhận. Hãy chọn ai làm bước này.`,
    (name) => `Nobody is named to do “${name}”. Choose who does it.`,
  ),
  noReceiver: (step: Step, by: Text): Text => ({
    vi: `Không ai nhận được bước “${step.name.vi}”: ${by.vi} hiện không có người giữ chức vụ. Hãy chọn người khác, hoặc phân công chức vụ trước.`,
    en: `Nobody can do “${step.name.en}”: ${by.en}, and that position is not held. Choose another, or fill it first.`,
  }),
  hoursUndefined: at(
    (name) => `Bước “${name}” chưa có thời hạn. Hãy nhập số giờ làm việc.`,
    (name) => `“${name}” has no limit. Enter its working hours.`,
  ),
  hoursNotPositive: at(
    (name) => `Số giờ của bước “${name}” phải lớn hơn 0.`,
    (name) => `The hours of “${name}” must be more than 0.`,
  ),
  limitUndefined: {
    vi: 'Thủ tục chưa có thời hạn giải quyết vào ngày quy trình bắt đầu. Hãy công bố thủ tục trước, hoặc chọn ngày khác.',
    en: 'The procedure has no legal limit on the day this begins. Publish the procedure first, or choose another day.',
  },
  overLimit: (planned: number, limit: number, steps: readonly Step[]): Text => ({
    vi: `Đường dài nhất cần ${hours(planned).vi}, quá thời hạn của thủ tục là ${hours(limit).vi}: ${steps.map((step) => step.name.vi).join(' → ')}. Hãy bớt giờ ở các bước này.`,
    en: `The longest way takes ${hours(planned).en}, more than the procedure's limit of ${hours(limit).en}: ${steps.map((step) => step.name.en).join(' → ')}. Give these steps less.`,
  }),
  noDecision: {
    vi: 'Không có bước nào quyết định. Hãy đánh dấu bước mà người có thẩm quyền ký.',
    en: 'No step decides. Mark the one at which somebody with competence signs.',
  },
  endsUndecided: at(
    (name) =>
      `Quy trình có thể kết thúc ở bước “${name}” mà chưa ai quyết định. Hãy dẫn nhánh này qua bước quyết định.`,
    (name) => `The process can end at “${name}” without a decision. Lead this way through the deciding step.`,
  ),
  notCompetent: (step: Step, decides: Text): Text => ({
    vi: `Người làm bước “${step.name.vi}” không có thẩm quyền quyết định. Người có thẩm quyền là ${decides.vi}. Hãy chọn “người có thẩm quyền ký”.`,
    en: `Whoever does “${step.name.en}” may not decide. Competent is: ${decides.en}. Choose “whoever may sign”.`,
  }),
  nobodyCompetent: (step: Step, gap: Extract<Authority, { kind: 'gap' }>): Text => ({
    vi: `Ở bước “${step.name.vi}” không ai quyết định được. ${gap.text.vi} Hãy sửa căn cứ thẩm quyền trước.`,
    en: `Nobody can decide at “${step.name.en}”. ${gap.text.en} Mend the basis of competence first.`,
  }),
};

const moveText: Readonly<Record<MoveRefusal, Text>> = {
  'unknown-step': { vi: 'Quy trình của hồ sơ không có bước này.', en: 'The process has no such step.' },
  'step-not-active': {
    vi: 'Hồ sơ không ở bước này: chưa đến, hoặc đã xong.',
    en: 'The dossier is not at this step: not yet, or no longer.',
  },
  'outcome-needed': {
    vi: 'Cần nói bước này kết thúc thế nào thì mới biết bước tiếp theo.',
    en: 'What follows depends on how this step ended.',
  },
  'no-such-outcome': {
    vi: 'Bước này không kết thúc như vậy được.',
    en: 'This step cannot end like that.',
  },
};

/** A step that cannot be taken, as a refusal: 409, with the code of the move. */
export const moveRefusal = (code: MoveRefusal): Refusal =>
  new Refusal(409, code, moveText[code], {
    mend: {
      vi: 'Hãy mở lại hồ sơ để xem bước hiện tại. Chưa có gì được ghi.',
      en: 'Open the dossier anew to see where it is. Nothing was saved.',
    },
  });

/** Every finding at once, each at its step. */
export const unsound = (findings: readonly (Finding & { readonly path: string })[]): Refusal =>
  new Refusal(
    422,
    'process-unsound',
    {
      vi: `Quy trình chưa dùng được: ${findings.length} điểm cần sửa. Bản nháp vẫn được giữ.`,
      en: `The process cannot be used yet: ${findings.length} to mend. The draft is kept.`,
    },
    { errors: findings.map(({ path, message }) => ({ path, message })) },
  );

export const serviceRefusal = {
  notControl: (): Refusal =>
    new Refusal(
      403,
      'not-control',
      {
        vi: 'Chỉ cán bộ kiểm soát thủ tục của cơ quan này hoặc cơ quan cấp trên sửa được quy trình ở đây.',
        en: 'Only procedure-control officers of this body, or of one above, change processes here.',
      },
      {
        mend: {
          vi: 'Hãy nhờ cán bộ kiểm soát thủ tục. Chưa có gì được ghi.',
          en: 'Ask a procedure-control officer. Nothing was saved.',
        },
      },
    ),
  wrongState: (): Refusal =>
    new Refusal(
      409,
      'wrong-state',
      {
        vi: 'Quy trình này đã được ban hành, đã hết hiệu lực hoặc đã bỏ.',
        en: 'This process was published, has ended or was given up.',
      },
      {
        mend: {
          vi: 'Hãy lập một bản nháp mới. Hồ sơ đang giải quyết vẫn theo quy trình cũ.',
          en: 'Write a new draft. Open dossiers keep the one they have.',
        },
      },
    ),
  periodTaken: ({ procedure }: { procedure: string }, from: Day): Refusal =>
    new Refusal(
      409,
      'period-taken',
      {
        vi: `Thủ tục ${procedure} đã có quy trình bắt đầu từ ${formatDay(from)}, cùng ngày hoặc sau bản này.`,
        en: `Procedure ${procedure} has a process from ${formatDay(from)} already, the same day as this one or later.`,
      },
      {
        mend: {
          vi: 'Hãy chọn ngày bắt đầu khác, hoặc bỏ quy trình kia trước. Bản nháp vẫn được giữ.',
          en: 'Choose another first day, or withdraw the other before. The draft is kept.',
        },
      },
    ),
};
