/** The letters that a short message carries at seven bits each, and those that take two places (3GPP TS 23.038 §6.2.1). */
const basic = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
const extended = new Set('\f^{}\\[~]|€');

/** One message has 160 letters of the basic alphabet, or 70 of any; the parts of a longer one 153 or 67. */
const limits = { basic: { one: 160, part: 153 }, any: { one: 70, part: 67 } } as const;

/** How many messages a text is paid for as. */
export function smsParts(text: string): number {
  const letters = [...text];
  const plain = letters.every((letter) => basic.has(letter) || extended.has(letter));
  const length = plain
    ? letters.length + letters.filter((letter) => extended.has(letter)).length
    : text.length;
  const { one, part } = plain ? limits.basic : limits.any;
  return length <= one ? 1 : Math.ceil(length / part);
}

/**
 * Vietnamese without its marks, as short messages are commonly written: with them a message holds 70 letters, without
 * them 160.
 */
export const withoutMarks = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D').replace(/[–—]/g, '-');

/** `0912 345 678` as it is dialled from anywhere: `+84912345678` (ITU-T E.164). */
export const international = (phone: string): string =>
  phone.startsWith('+') ? phone : phone.startsWith('0') ? `+84${phone.slice(1)}` : `+${phone}`;
