/** `50.000 đồng`, the same in both languages; less than nothing with a minus. */
export function inDong(amount: number): string {
  const digits = String(Math.abs(amount)).replace(/\B(?=(\d{3})+$)/g, '.');
  return `${amount < 0 ? '−' : ''}${digits} đồng`;
}

/** What somebody typed as an amount: `50000`, `50.000`, `50 000 đ`; null when it is none. */
export function typedAmount(text: string): number | null {
  const digits = text.replace(/[đĐdD]ồ?n?g?\s*$/u, '').replace(/[\s.,]/g, '');
  return /^\d{1,13}$/.test(digits) ? Number(digits) : null;
}
