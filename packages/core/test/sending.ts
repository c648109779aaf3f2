import type { NoteUncatalogued } from "../src/catalogue/watch-codes.ts";
import type { Ports } from "../src/connector/connector.ts";
import type { DeliveryPort, RecipientLookup } from "../src/connector/delivery.ts";
import type { Delivery } from "../src/delivery/delivery.ts";
import { postInvoice, submitInvoice } from "../src/invoice/invoice-commands.ts";
import { createWorld, invoiceContent, trusted } from "./world.ts";

const notInScript = async (): Promise<never> => {
  throw new Error("not in the script");
};

/** A network that can reach everybody, and does what the test says. */
export const deliveryPort = (given: Partial<DeliveryPort>): DeliveryPort => ({
  lookupRecipient: async ([recipient]): Promise<RecipientLookup> =>
    recipient === undefined
      ? { reachable: false, reason: "nobody" }
      : { reachable: true, recipient, channel: "Peppol" },
  submit: notInScript,
  reconcile: notInScript,
  statusOf: notInScript,
  ...given,
});

/** A world in which one invoice was posted and its delivery waits for a worker. */
export async function createSendingWorld(
  delivery: Partial<DeliveryPort>,
  others: Partial<Ports> = {},
  noteUncatalogued?: NoteUncatalogued,
) {
  const world = await createWorld({ delivery: deliveryPort(delivery), ...others }, noteUncatalogued);
  const { context, stores, customer, request } = world;
  const draft = trusted(await submitInvoice(context, customer, invoiceContent(), request()));
  const invoice = trusted(await postInvoice(context, draft, customer, request()));
  const theDelivery = async (): Promise<Delivery> => {
    const [only] = await stores.deliveries.ofInvoice(invoice.id);
    if (only === undefined) throw new Error("no delivery");
    return only;
  };
  const { id: documentId } = await theDelivery();
  return {
    ...world,
    invoice,
    documentId,
    deliverJob: `deliver:${documentId}`,
    watchJob: `watch-delivery:${documentId}`,
    delivery: theDelivery,
    invoiceState: async () => (await stores.invoices.byId(invoice.id))?.state,
    outcomes: async () => (await theDelivery()).attempts.map(({ outcome }) => outcome),
  };
}
