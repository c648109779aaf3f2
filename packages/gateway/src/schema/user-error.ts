import type { Fault, Help } from "@erp-gateway/core";
import { helpFor } from "@erp-gateway/core";
import { builder } from "./builder.ts";
import { IdempotencyKeyReused, InvalidInput, NotFound, Refused, RemoteFailed, type UserErrorShape } from "./errors.ts";

export const LanguageRef = builder.enumType("Language", {
  description: "Languages that explanations and remedies are written in.",
  values: { EN: { description: "English", value: "en" }, NL: { description: "Dutch", value: "nl" } } as const,
});

export const ActorRef = builder.enumType("Actor", {
  description: "Who must act.",
  values: {
    SENDER: { description: "Whoever submitted it, e.g. the bookkeeper." },
    ADMINISTRATOR: { description: "The administrator of the ERP, of Entra ID or of this gateway." },
    ECONNECT: { description: "eConnect: sales or support." },
    NETWORK: { description: "The network or the other party." },
    US: { description: "The people who run or make this gateway." },
  },
});

const HelpClassRef = builder.enumType("HelpClass", {
  description: "What kind of error it is.",
  values: {
    VERDICT: { description: "Final until somebody changes what was submitted." },
    PRECONDITION: { description: "Something else has to be true first." },
    TRANSIENT: { description: "Passes by itself; try again later." },
    UNKNOWN: { description: "Nobody knows yet; the gateway finds out by itself." },
    DEFECT: { description: "Our mistake." },
  },
});

export const HelpRef = builder.objectRef<Help>("Help").implement({
  description: "What a person can do about a code.",
  fields: (t) => ({
    class: t.expose("class", { type: HelpClassRef, description: "What kind of error it is." }),
    actor: t.expose("actor", { type: ActorRef, description: "Who must act." }),
    explanation: t.string({
      nullable: true,
      description: "What the rule demands and why; for the rules that people meet most.",
      args: { language: t.arg({ type: LanguageRef, defaultValue: "en", description: "Default English." }) },
      resolve: ({ explanation }, { language }) => explanation?.[language ?? "en"],
    }),
    remedy: t.string({
      description: "What to do.",
      args: { language: t.arg({ type: LanguageRef, defaultValue: "en", description: "Default English." }) },
      resolve: ({ remedy }, { language }) => remedy[language ?? "en"],
    }),
  }),
});

export const FaultRef = builder.objectRef<Fault>("Fault").implement({
  description: "One thing that is wrong.",
  fields: (t) => ({
    code: t.exposeString("code", { description: "Stable across releases, e.g. `ID-KVK-01` or `BR-CO-15`." }),
    message: t.exposeString("message", { description: "What was found, in English." }),
    path: t.exposeString("path", { description: "JSONPath in the input, e.g. `$.lines[2].quantity`." }),
    help: t.field({ type: HelpRef, description: "What to do about it.", resolve: ({ code }) => helpFor(code) }),
  }),
});

const UserErrorRef = builder.interfaceRef<UserErrorShape>("UserError").implement({
  description: "What every typed error has in common.",
  fields: (t) => ({
    code: t.exposeString("code", { description: "Stable across releases." }),
    message: t.exposeString("message", { description: "What happened, in English." }),
    path: t.exposeString("path", { description: "JSONPath in the input; `$` when it is about the whole." }),
    help: t.field({ type: HelpRef, description: "What to do about it.", resolve: ({ help }) => help }),
  }),
});

const FAULTS_DESCRIPTION = "All of them; the first one is also `code`, `message` and `path`.";

builder.objectType(InvalidInput, {
  name: "InvalidInput",
  description: "What was submitted is wrong.",
  interfaces: [UserErrorRef],
  isTypeOf: (value) => value instanceof InvalidInput && !(value instanceof Refused),
  fields: (t) => ({ faults: t.expose("faults", { type: [FaultRef], description: FAULTS_DESCRIPTION }) }),
});
builder.objectType(Refused, {
  name: "Refused",
  description: "The state of things does not allow it now.",
  interfaces: [UserErrorRef],
  isTypeOf: (value) => value instanceof Refused,
  fields: (t) => ({ faults: t.expose("faults", { type: [FaultRef], description: FAULTS_DESCRIPTION }) }),
});
builder.objectType(NotFound, {
  name: "NotFound",
  description: "The input names something that does not exist.",
  interfaces: [UserErrorRef],
  isTypeOf: (value) => value instanceof NotFound,
});
builder.objectType(IdempotencyKeyReused, {
  name: "IdempotencyKeyReused",
  description: "This `idempotencyKey` was used before with another operation or other input. Nothing was changed.",
  interfaces: [UserErrorRef],
  isTypeOf: (value) => value instanceof IdempotencyKeyReused,
});
builder.objectType(RemoteFailed, {
  name: "RemoteFailed",
  description: "A remote system failed while it was asked. Nothing was changed here.",
  interfaces: [UserErrorRef],
  isTypeOf: (value) => value instanceof RemoteFailed,
  fields: (t) => ({
    remoteCode: t.exposeString("remoteCode", { nullable: true, description: "The remote's own code, for support." }),
  }),
});

export const USER_ERRORS = [Refused, InvalidInput, NotFound, IdempotencyKeyReused, RemoteFailed];
