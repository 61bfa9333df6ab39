import { type FeeItem, formsPdf } from '../documents/index.ts';
import { dossierView, oneStopHead } from '../dossiers/index.ts';
import { type Charge, chargeById, type Payment, receiptNumber } from '../fees/index.ts';
import { notFound } from '../kernel/refusal.ts';
import { dayOf } from '../kernel/time.ts';
import { router, type Services, signedIn } from './context.ts';
import { pdf } from './pdf.ts';

/** What is printed about money taken in. */
export function feePaperRoutes(services: Services) {
  const { system } = services;
  const api = router();

  api.get('/charges/:id{[0-9a-f-]{36}}/receipts/:file{[0-9a-f-]{36}\\.pdf}', async (c) => {
    const person = signedIn(c);
    const { id, file } = c.req.param();
    const charge = await chargeById(system.db, id);
    const payment = charge?.payments.find((one) => `${one.id}.pdf` === file);
    if (!charge || !payment?.receipt) throw notFound({ vi: 'biên lai này', en: 'receipt' });
    // Whoever may see the dossier may see what it cost.
    const { oneStop, applicant, procedure } = await dossierView(system, charge.code, person);
    const number = receiptNumber(payment.receipt);
    const data = {
      letterhead: oneStopHead(oneStop, oneStop.name.vi, number, dayOf(payment.receivedAt)),
      dossierCode: charge.code,
      payer: { name: applicant.fullName, address: applicant.address },
      procedure: procedure.name.vi,
      items: itemsPaid(charge, payment),
      method: methods[payment.method],
      paidAt: payment.receivedAt,
      collector: payment.officer ?? '',
    };
    return pdf(c, await formsPdf([{ kind: 'fee-receipt', data }]), `${number.replace(' ', '-')}.pdf`);
  });
  return api;
}

const kinds = { fee: 'Lệ phí', charge: 'Phí' } as const;
const methods = { cash: 'Tiền mặt', transfer: 'Chuyển khoản', qr: 'Chuyển khoản bằng mã QR' } as const;

/**
 * The lines that a payment paid. What was let off is told from the payment, so that an exemption granted later does not
 * change a receipt that was given out before.
 */
function itemsPaid({ lines, gross, exemption }: Charge, { amount: paid }: Payment): FeeItem[] {
  let left = gross - paid;
  return lines.map(({ kind, count, sum }) => {
    const amount = Math.min(left, sum);
    left -= amount;
    return {
      name: count > 1 ? `${kinds[kind]} (${count} bản)` : kinds[kind],
      amount: sum,
      exemption: amount > 0 ? { amount, ground: exemption?.name.vi ?? '' } : null,
    };
  });
}
