import {
  type AxisProgress,
  type AxisTexts,
  BUSINESS_TEXTS,
  CONNECTION_TEXTS,
  INBOUND_TEXTS,
  type InboundProgress,
  type InvoiceProgress,
  isOverdue,
  MESSAGE_TEXTS,
  RESPONSE_TEXTS,
  TRANSPORT_TEXTS,
} from "@erp-gateway/core";
import { builder } from "./builder.ts";
import { ActorRef, LanguageRef } from "./user-error.ts";

const ProgressRef = builder.interfaceRef<AxisProgress>("Progress").implement({
  description: "Where something stands, and what has to be done about it.",
  fields: (t) => ({
    since: t.expose("since", { type: "DateTime", description: "When this state began." }),
    meaning: t.string({
      description: "What the state means, in plain words.",
      args: { language: t.arg({ type: LanguageRef, defaultValue: "en", description: "Default English." }) },
      resolve: ({ meaning }, { language }) => meaning[language ?? "en"],
    }),
    nextAction: t.string({
      description: "What has to be done next.",
      args: { language: t.arg({ type: LanguageRef, defaultValue: "en", description: "Default English." }) },
      resolve: ({ nextAction }, { language }) => nextAction[language ?? "en"],
    }),
    whoMustAct: t.expose("whoMustAct", {
      type: ActorRef,
      nullable: true,
      description: "Who has to do it; absent: nobody.",
    }),
    safeToRetry: t.exposeBoolean("safeToRetry", {
      description: "Whether doing it again by hand cannot double anything, as far as this state tells.",
    }),
    reason: t.exposeString("reason", {
      nullable: true,
      description: "Why: an error code, or the state of a connection that holds it up.",
    }),
    expectedBy: t.expose("expectedBy", {
      type: "DateTime",
      nullable: true,
      description: "By when the state should have moved; absent: nothing is promised.",
    }),
    overdue: t.boolean({
      description: "Whether `expectedBy` has passed.",
      resolve: (progress, _args, { core }) => isOverdue(progress, core.runtime.clock.now()),
    }),
  }),
});

/** An axis with a state of its own; its texts describe the values. */
function axisType(name: string, description: string, texts: AxisTexts<string>) {
  const values = Object.fromEntries(
    Object.entries(texts).map(([state, { meaning }]) => [state, { description: meaning.en }]),
  );
  const StateRef = builder.enumType(`${name}State`, { description: `States of \`${name}\`.`, values });
  return builder.objectRef<AxisProgress>(name).implement({
    description,
    interfaces: [ProgressRef],
    fields: (t) => ({ state: t.expose("state", { type: StateRef, description: "Where it stands." }) }),
  });
}

const TransportRef = axisType("TransportProgress", "From the draft to the network's hands.", TRANSPORT_TEXTS);
const MessageRef = axisType("MessageProgress", "Whether the receiving side has it.", MESSAGE_TEXTS);
const BusinessRef = axisType("BusinessProgress", "What the buyer says.", BUSINESS_TEXTS);

export const InvoiceProgressRef = builder.objectRef<InvoiceProgress>("InvoiceProgress").implement({
  description: "Three axes that move apart: a network can take what a buyer then rejects.",
  fields: (t) => ({
    transport: t.expose("transport", { type: TransportRef, description: "From the draft to the network's hands." }),
    message: t.expose("message", { type: MessageRef, description: "Whether the receiving side has it." }),
    business: t.expose("business", { type: BusinessRef, description: "What the buyer says." }),
  }),
});

const DocumentRef = axisType("DocumentProgress", "How far an inbound document has come.", INBOUND_TEXTS);
const ResponseRef = axisType("ResponseProgress", "Whether the sender knows what became of it.", RESPONSE_TEXTS);

export const InboundProgressRef = builder.objectRef<InboundProgress>("InboundProgress").implement({
  description: "Where an inbound document stands.",
  fields: (t) => ({
    document: t.expose("document", { type: DocumentRef, description: "How far it has come." }),
    response: t.expose("response", { type: ResponseRef, description: "Whether the sender knows." }),
  }),
});

export const ConnectionProgressRef = axisType(
  "ConnectionProgress",
  "What a connection can do, and what has to be done about it.",
  CONNECTION_TEXTS,
);
