import type { DeliveryState, WeakChannel } from '../staff/api/notices-types.ts';

/** Words of notices: what officers are told, what was sent to citizens. */
export const noticesVi = {
  nav: 'Tin báo',
  unread: (count: number) => `${count} tin chưa đọc`,
  title: 'Tin báo',
  own: 'Tin của tôi',
  ownCaption: 'Tin hệ thống báo cho bạn, mới nhất ở trên',
  empty: 'Chưa có tin nào',
  emptyDetail: 'Khi có việc chờ bạn, tin báo hiện ở đây.',
  fresh: 'Mới',
  markRead: 'Đánh dấu đã đọc',
  sent: 'Tin gửi người dân',
  sentLead: 'Tin nhắn và thư mà hệ thống gửi cho người nộp hồ sơ ở cơ quan bạn.',
  sentCaption: 'Tin gửi người dân, mới nhất ở trên',
  sentEmpty: 'Không có tin nào ở mục này',
  unconfigured: (channels: string) => `Chưa cấu hình: ${channels}`,
  unconfiguredDetail:
    'Tin vẫn được ghi lại và chờ ở mục “Chờ gửi”. Sau ba ngày chưa gửi được thì hệ thống thôi gửi. Nhờ quản trị viên cấu hình máy chủ thư hoặc cổng nhắn tin.',
  states: {
    'given-up': 'Không gửi được',
    failed: 'Đang gửi lại',
    pending: 'Chờ gửi',
    sent: 'Đã gửi',
  } satisfies Record<DeliveryState, string> as Record<DeliveryState, string>,
  channels: { sms: 'Tin nhắn', email: 'Thư điện tử' } satisfies Record<WeakChannel, string> as Record<
    WeakChannel,
    string
  >,
  parts: (count: number) => `${count} tin`,
  columns: { code: 'Hồ sơ', at: 'Lúc', text: 'Nội dung', channel: 'Kênh', state: 'Gửi' },
  tries: (count: number) => `Đã thử ${count} lần`,
  nextTry: (when: string) => `Thử lại lúc ${when}`,
  notConfigured: 'Chưa cấu hình kênh gửi',
  noAddress: 'Người nộp không để lại địa chỉ này',
  retry: 'Gửi lại',
  retryOf: (code: string) => `Gửi lại tin của hồ sơ ${code}`,
  retried: 'Tin sẽ được gửi lại ngay.',
};

export type NoticesMessages = typeof noticesVi;
