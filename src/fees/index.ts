export { type CounterDay, closeDay, counterDay } from './day-close.ts';
export type { DayClose, DayPayment } from './day-store.ts';
export { checkSignature, httpGateway, type PaymentGateway, signedHeaders } from './gateway.ts';
export { cashSchema, closeSchema, noticeSchema, scheduleSchema, transferSchema } from './input.ts';
export { inDong } from './messages.ts';
export {
  type Charge,
  type ChargeLine,
  type ChargeState,
  type ExemptionGround,
  type Payment,
  type Receipt,
  receiptNumber,
} from './model.ts';
export { gatewayNotice, type Noticed, type Reconciled, reconcile, settleHeld } from './notices.ts';
export { type HeldMoney, heldMoney } from './order-store.ts';
export { type QrPayment, qrPayment } from './orders.ts';
export { type Paid, payCash, payTransfer, refund } from './payments.ts';
export { groundsOn } from './schedule-store.ts';
export { type Charging, chargeFor, exempt, setSchedule } from './service.ts';
export { chargeById, chargesOf, moveCharges } from './store.ts';
