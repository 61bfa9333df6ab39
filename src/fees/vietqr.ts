/**
 * The text of a VietQR code: EMV QR Code Specification for Payment Systems, Merchant-Presented Mode (EMVCo, 1.1),
 * with the account template of NAPAS ("QR Switching, part IV", 1.5.2: template 38, application A000000727).
 */

export interface Transfer {
  /** Bank identification number of NAPAS, six digits. */
  readonly bank: string;
  readonly account: string;
  /** Whole đồng; at most 13 digits. */
  readonly amount: number;
  /** What the transfer is for, in A–Z, 0–9 and plain marks; at most 25 characters. */
  readonly purpose: string;
}

const ID = {
  format: '00',
  initiation: '01',
  napas: '38',
  currency: '53',
  amount: '54',
  country: '58',
  additional: '62',
  crc: '63',
};
const NAPAS_APPLICATION = 'A000000727';
/** Transfer to an account, at any hour. */
const TO_ACCOUNT = 'QRIBFTTA';
/** The code is for one payment of a stated amount. */
const DYNAMIC = '12';
/** ISO 4217: đồng. */
const VND = '704';

const shapes: readonly (readonly [keyof Transfer, RegExp])[] = [
  ['bank', /^\d{6}$/],
  ['account', /^[A-Z0-9]{1,19}$/],
  ['amount', /^[1-9]\d{0,12}$/],
  ['purpose', /^[A-Za-z0-9 .,/:-]{1,25}$/],
];

/** @throws RangeError naming the part that a bank's application could not read. */
export function vietQrText(transfer: Transfer): string {
  for (const [part, shape] of shapes) {
    if (!shape.test(String(transfer[part]))) throw new RangeError(`not a VietQR ${part}: ${transfer[part]}`);
  }
  const account =
    field('00', NAPAS_APPLICATION) +
    field('01', field('00', transfer.bank) + field('01', transfer.account)) +
    field('02', TO_ACCOUNT);
  const body =
    field(ID.format, '01') +
    field(ID.initiation, DYNAMIC) +
    field(ID.napas, account) +
    field(ID.currency, VND) +
    field(ID.amount, String(transfer.amount)) +
    field(ID.country, 'VN') +
    field(ID.additional, field('08', transfer.purpose));
  // The check covers its own identifier and length (EMVCo, 4.7.3).
  const checked = `${body}${ID.crc}04`;
  return checked + crc16(checked);
}

const field = (id: string, value: string): string => `${id}${String(value.length).padStart(2, '0')}${value}`;

/** CRC-16 of ISO/IEC 13239 as EMVCo uses it: polynomial 0x1021, first value 0xFFFF; four upper-case hex digits. */
export function crc16(ascii: string): string {
  let crc = 0xffff;
  for (let index = 0; index < ascii.length; index++) {
    crc ^= ascii.charCodeAt(index) << 8;
    for (let bit = 0; bit < 8; bit++) crc = crc & 0x8000 ? (crc << 1) ^ 0x1021 : crc << 1;
  }
  return (crc & 0xffff).toString(16).toUpperCase().padStart(4, '0');
}
