import { type Reply, whyOf } from './call.ts';

/** Why sending ended before everything was sent. Nothing on the device is touched by it. */
export type Stop =
  | { readonly because: 'unreachable' }
  /** The server answers, with a fault of its own or because it has too much to do. */
  | { readonly because: 'busy' }
  | { readonly because: 'signed-out' }
  /** Somebody else is signed in than whose answers wait here. */
  | { readonly because: 'other-person'; readonly name: string }
  /** The telephone could not keep what the server said, such as for want of room. */
  | { readonly because: 'device' }
  /** This person may not (any more); `why` in the server's words. */
  | { readonly because: 'not-allowed'; readonly why: string };

export class Stopped extends Error {
  readonly stop: Stop;
  constructor(stop: Stop) {
    super(stop.because);
    this.stop = stop;
  }
}

/** What an answer that is neither success nor refusal means for all that is still to be sent. */
export function stopOf(reply: Reply): Stopped {
  if (reply.status === 0) return new Stopped({ because: 'unreachable' });
  if (reply.status === 401) return new Stopped({ because: 'signed-out' });
  if (reply.status === 403 || reply.status === 404)
    return new Stopped({ because: 'not-allowed', why: whyOf(reply) });
  return new Stopped({ because: 'busy' });
}
