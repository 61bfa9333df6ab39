export { type Delivery, deliver, giveUpOld } from './deliver.ts';
export { type Audience, audienceOf, type Listener, LiveDossiers, type LiveEvent } from './live.ts';
export { type MailSettings, mailCarrier } from './mail.ts';
export { makeNotices, type Outside } from './make.ts';
export type { Carriers } from './model.ts';
export { type SmsSettings, smsCarrier } from './sms-gateway.ts';
export { beginTelling } from './store.ts';
