import { z } from 'zod';
import { daySchema, slugSchema } from '../kernel/schemas.ts';
import { tidy } from '../kernel/text.ts';
import { instant } from '../kernel/time.ts';

const line = (max: number, missing: string) =>
  z
    .string(missing)
    .transform(tidy)
    .pipe(z.string().min(1, missing).max(max, `Dài quá ${max} ký tự. | Longer than ${max} characters.`));

const optionalLine = (max: number) =>
  z
    .string()
    .transform(tidy)
    .pipe(z.string().max(max, `Dài quá ${max} ký tự. | Longer than ${max} characters.`))
    .transform((text) => text || undefined)
    .optional();

export const applicantSchema = z.object({
  fullName: line(120, 'Hãy nhập họ và tên. | Enter the full name.'),
  identityNumber: z
    .string('Hãy nhập số định danh. | Enter the identity number.')
    .trim()
    .regex(/^\d{12}$/, 'Số định danh có 12 chữ số. | An identity number has 12 digits.'),
  birthDate: daySchema.optional(),
  sex: z.enum(['male', 'female']).optional(),
  address: line(300, 'Hãy nhập địa chỉ. | Enter the address.'),
  phone: z
    .string('Hãy nhập số điện thoại. | Enter the telephone number.')
    .transform((text) => text.replace(/[\s.-]/g, ''))
    .pipe(
      z
        .string()
        .min(1, { error: 'Hãy nhập số điện thoại. | Enter the telephone number.', abort: true })
        .regex(/^\+?\d{9,12}$/, 'Số điện thoại có 9–12 chữ số. | A telephone number has 9–12 digits.'),
    ),
  email: z
    .union([z.literal(''), z.email('Địa chỉ thư điện tử chưa đúng. | The e-mail address is not right.')])
    .transform((text) => text || undefined)
    .optional(),
});

export type Applicant = z.infer<typeof applicantSchema>;

function onceEach(numbered: readonly { readonly no: number }[]): boolean {
  return new Set(numbered.map(({ no }) => no)).size === numbered.length;
}

const componentsSchema = z
  .array(
    z.object({
      no: z.int().positive(),
      count: z.int().nonnegative().max(99),
      files: z
        .array(z.object({ id: z.string().regex(/^[0-9a-f]{64}$/), name: z.string().min(1).max(200) }))
        .max(20)
        .default([]),
    }),
  )
  .refine(onceEach, 'Mỗi giấy tờ chỉ ghi một dòng. | Each document stands in one line only.');

export const receiveSchema = z.object({
  oneStop: slugSchema,
  procedure: z.string().min(1, 'Hãy chọn thủ tục. | Choose a procedure.'),
  applicant: applicantSchema,
  components: componentsSchema,
  copies: z.int().min(1).max(20).default(1),
  note: optionalLine(1000),
  /** What who-decides may depend on: the kind of case, in the delegation's words, and its value in đồng. */
  facts: z
    .object({ caseType: z.string().min(1).max(200).optional(), value: z.int().nonnegative().optional() })
    .default({}),
});

const codeSchema = z.string().min(1).max(60);
const slug = slugSchema;
const reasonSchema = z.string().transform(tidy).pipe(z.string().max(2000));
const reasonNeeded = 'Hãy ghi lý do. | Give the reason.';
const needed = (message: string, max = 2000) =>
  z.string(message).transform(tidy).pipe(z.string().min(1, message).max(max));
const momentSchema = z.iso
  .datetime({ offset: true, error: 'Hãy ghi ngày giờ. | Give the moment.' })
  .transform((text) => instant(text));

const outcomeShape = {
  code: codeSchema,
  outcome: z.enum(['grant', 'refuse']),
  reason: reasonSchema.optional(),
};
const refusalHasReason = (input: { outcome: string; reason?: string | undefined }) =>
  input.outcome === 'grant' || !!input.reason;

export const withCodeSchema = z.object({ code: codeSchema });
export const withReasonSchema = z.object({ code: codeSchema, reason: needed(reasonNeeded) });

export const proposeSchema = z
  .object(outcomeShape)
  .refine(refusalHasReason, { path: ['reason'], message: reasonNeeded });
export const decideSchema = z
  .object({ ...outcomeShape, remedy: reasonSchema.optional() })
  .refine(refusalHasReason, { path: ['reason'], message: reasonNeeded });

export const refuseIntakeSchema = z.object({
  code: codeSchema,
  reasons: z.array(needed(reasonNeeded)).min(1, reasonNeeded).max(20),
});

/** Everything that is missing, in one go (Decree 61/2018/NĐ-CP art. 17 †). */
const itemsSchema = z
  .array(needed('Hãy ghi cần bổ sung gì. | Say what is missing.', 500))
  .min(1, 'Hãy ghi ít nhất một nội dung cần bổ sung. | Say at least one thing that is missing.')
  .max(50);
export const askSupplementSchema = z.object({
  code: codeSchema,
  items: itemsSchema,
  ground: needed('Hãy ghi căn cứ hoặc lý do. | Give the ground.'),
});
/** The leader may approve as drafted, or put right what is asked. */
export const approveSupplementSchema = z.object({
  code: codeSchema,
  items: itemsSchema.optional(),
  ground: reasonSchema.optional(),
});
/** A supplement brings something: nothing at all would only win a new limit. */
export const supplementSchema = z.object({
  code: codeSchema,
  components: componentsSchema.refine(
    (brought) => brought.some(({ count }) => count > 0),
    'Hãy ghi ít nhất một giấy tờ mang đến. | Say at least one document that was brought.',
  ),
});

export const assignSchema = z.object({ code: codeSchema, personId: z.uuid() });
export const handOverSchema = z.object({
  code: codeSchema,
  unit: slug,
  personId: z.uuid().optional(),
  note: optionalLine(500),
});
export const consultSchema = z.object({
  code: codeSchema,
  unit: slug,
  question: needed('Hãy ghi nội dung cần hỏi. | Say what is asked.'),
  /** Working hours within which the answer is wanted. */
  hours: z.int().min(1).max(400),
});
export const answerSchema = z.object({
  code: codeSchema,
  consultation: z.uuid(),
  answer: needed('Hãy ghi câu trả lời. | Give the answer.', 5000),
});
export const closeConsultationSchema = z.object({
  code: codeSchema,
  consultation: z.uuid(),
  reason: needed(reasonNeeded),
});
export const inspectSchema = z.object({
  code: codeSchema,
  on: momentSchema,
  place: needed('Hãy ghi nơi kiểm tra. | Say where.', 300),
  present: needed('Hãy ghi ai có mặt. | Say who was there.', 500),
  findings: needed('Hãy ghi kết quả kiểm tra. | Say what was found.', 5000),
  files: z
    .array(z.string().regex(/^[0-9a-f]{64}$/))
    .max(20)
    .default([]),
});

export const suspendSchema = z.object({
  code: codeSchema,
  ground: z.enum(['financial-duty', 'other-authority']),
  paper: needed(
    'Hãy ghi số văn bản làm căn cứ tạm dừng. | Give the number of the paper that stops the limit.',
    200,
  ),
  note: optionalLine(1000),
});
export const resumeSchema = z.object({ code: codeSchema, paper: optionalLine(200) });
export const apologiseSchema = z.object({
  code: codeSchema,
  cause: needed('Hãy ghi lý do chậm. | Say why it is late.'),
  to: momentSchema,
});

export const correctSchema = z.object({ code: codeSchema, reason: needed(reasonNeeded) });
export const dispatchSchema = z.object({
  code: codeSchema,
  channel: z.enum(['post', 'online']),
  reference: needed(
    'Hãy ghi số bưu gửi hoặc mã tham chiếu. | Give the number of the parcel or the reference.',
    100,
  ),
});
const proofNeeded = 'Hãy ghi giấy báo phát hoặc bằng chứng đã nhận. | Give the proof that it arrived.';
const collectorNeeded = 'Hãy chọn người nhận. | Choose who collects it.';

/** What a return is shown by depends on its way: at the counter the collector, else the proof of delivery. */
export const returnShape = {
  channel: z.enum(['counter', 'post', 'online']).default('counter'),
  collector: z.enum(['applicant', 'representative'], collectorNeeded).optional(),
  secret: z.string().trim().max(40).optional(),
  proof: optionalLine(300),
};
export const returnSchema = z
  .object({ code: codeSchema, ...returnShape })
  .transform(({ code, channel, collector, secret, proof }, context): ReturnInput => {
    const missing = (path: string, message: string) => {
      context.addIssue({ code: 'custom', path: [path], message });
      return z.NEVER;
    };
    if (channel === 'counter') {
      return collector ? { code, channel, collector, secret } : missing('collector', collectorNeeded);
    }
    return proof ? { code, channel, proof } : missing('proof', proofNeeded);
  });
export type ReturnInput = { readonly code: string } & (
  | {
      readonly channel: 'counter';
      readonly collector: 'applicant' | 'representative';
      readonly secret: string | undefined;
    }
  | { readonly channel: 'post' | 'online'; readonly proof: string }
);

export const reopenSchema = z.object({
  code: codeSchema,
  complaint: needed('Hãy ghi số đơn khiếu nại hoặc phản ánh. | Give the number of the complaint.', 200),
  reason: needed(reasonNeeded),
});

/** Sent in by post or online, or handed in at the counter before it is complete. */
export const fileSchema = receiveSchema.extend({ channel: z.enum(['counter', 'post', 'online']) });

/** One citizen, several procedures: what they bring for each part of the group. */
export const receiveInterlinkedSchema = receiveSchema
  .omit({ procedure: true, components: true, facts: true })
  .extend({
    group: slugSchema,
    parts: z
      .array(
        z.object({ no: z.int().positive(), components: componentsSchema, facts: receiveSchema.shape.facts }),
      )
      .max(20)
      .refine(onceEach, 'Mỗi phần chỉ ghi một lần. | Each part stands once only.'),
  });

export type ReceiveInterlinked = z.infer<typeof receiveInterlinkedSchema>;
export type Receive = z.infer<typeof receiveSchema>;
export type FileInput = z.infer<typeof fileSchema>;
export type OfCode = z.infer<typeof withCodeSchema>;
export type WithReason = z.infer<typeof withReasonSchema>;
export type RefuseIntakeInput = z.infer<typeof refuseIntakeSchema>;
export type AskSupplementInput = z.infer<typeof askSupplementSchema>;
export type ApproveSupplementInput = z.infer<typeof approveSupplementSchema>;
export type SupplementInput = z.infer<typeof supplementSchema>;
export type AssignInput = z.infer<typeof assignSchema>;
export type HandOverInput = z.infer<typeof handOverSchema>;
export type ConsultInput = z.infer<typeof consultSchema>;
export type AnswerInput = z.infer<typeof answerSchema>;
export type CloseConsultationInput = z.infer<typeof closeConsultationSchema>;
export type InspectInput = z.infer<typeof inspectSchema>;
export type ProposeInput = z.infer<typeof proposeSchema>;
export type DecideInput = z.infer<typeof decideSchema>;
export type SuspendInput = z.infer<typeof suspendSchema>;
export type ResumeInput = z.infer<typeof resumeSchema>;
export type ApologiseInput = z.infer<typeof apologiseSchema>;
export type CorrectInput = z.infer<typeof correctSchema>;
export type DispatchInput = z.infer<typeof dispatchSchema>;
export type ReopenInput = z.infer<typeof reopenSchema>;
