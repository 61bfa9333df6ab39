export { type Audience, audienceOf, type Listener, LiveDossiers, type LiveEvent } from './live.ts';
export { type MailSettings, mailCarrier } from './mail.ts';
export { type Carrier, type Carriers, deliveryStates } from './model.ts';
export {
  noticesOf,
  readNotices,
  readNoticesSchema,
  retryNotice,
  sentNotices,
} from './service.ts';
export { type SmsSettings, smsCarrier } from './sms-gateway.ts';
export { type NoticeSettings, watchNotices } from './watch.ts';
