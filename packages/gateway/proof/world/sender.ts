import { example } from "../../test/world.ts";
import type { OutgoingPlan } from "../plan/plan.ts";
import type { Conversation, Outcome } from "./conversation.ts";

/** What a caller was told of its invoice so far. */
export interface Told {
  submittedAs: string | undefined;
  posted: boolean;
}

/** Submits and posts one invoice as planned. Ends early when it is refused, which it tells `note`. */
export async function send(
  conversation: Conversation,
  plan: OutgoingPlan,
  customerId: string,
  told: Told,
  note: (what: string) => void,
): Promise<void> {
  const { number, caller } = plan;
  const ask = async (name: string, input: Readonly<Record<string, unknown>>): Promise<string | undefined> => {
    const key = `${number}/${name}`;
    const tries = caller === "twice" ? [1, 2] : [1];
    const answers = await Promise.all(
      tries.map(() => (caller === "gives-up" ? conversation.once : conversation.insist)(name, input, key)),
    );
    const [answer] = answers;
    note(`${name} ${number} is answered: ${describe(answer)}`);
    return answer?.id;
  };
  told.submittedAs = await ask("submitInvoice", { customerId, invoice: contentOf(plan) });
  if (told.submittedAs === undefined) return;
  const invoiceId = told.submittedAs;
  if (caller === "revises")
    await ask("reviseInvoice", { invoiceId, invoice: { ...contentOf(plan), buyerReference: "V2" } });
  told.posted = (await ask("postInvoice", { invoiceId })) !== undefined;
}

const describe = (answer: Outcome | undefined): string =>
  answer === undefined ? "not at all" : `${answer.__typename} ${answer.code ?? ""} ${answer.message ?? ""}`.trim();

function contentOf({ number, attachmentBytes }: OutgoingPlan): Readonly<Record<string, unknown>> {
  const content = { ...example("onderhoud-woningen"), number };
  if (attachmentBytes === 0) return content;
  const file = {
    name: "tekening.pdf",
    mimeCode: "application/pdf",
    content: Buffer.alloc(attachmentBytes, 7).toString("base64"),
  };
  return { ...content, attachments: [{ id: "tekening", file }] };
}
