import type { SetupProgress } from "@erp-gateway/core";
import { builder } from "./builder.ts";
import { ActorRef, LanguageRef } from "./user-error.ts";

const SetupStateRef = builder.enumType("SetupState", {
  description: "How far a step of the setup is.",
  values: {
    DONE: { description: "As it should be." },
    TO_DO: { description: "See `remedy`." },
    FAILED: { description: "The connection test found it wrong; see `detail` and `remedy`." },
    WAITING: { description: "An earlier step comes first, or the connection was not tested yet." },
  },
});

const SetupStepRef = builder.objectRef<SetupProgress>("SetupStep").implement({
  description: "One step of the vendor's installation guide.",
  fields: (t) => ({
    name: t.exposeString("name", { description: "Kebab case, stable, e.g. `connection-keys`." }),
    title: t.string({
      description: "What the step is.",
      args: { language: t.arg({ type: LanguageRef, defaultValue: "en", description: "Default English." }) },
      resolve: ({ title }, { language }) => title[language ?? "en"],
    }),
    state: t.expose("state", { type: SetupStateRef, description: "How far it is." }),
    confirmable: t.exposeBoolean("confirmable", {
      description: "Whether a person says that it is done: `confirmSetupStep`.",
    }),
    actor: t.expose("actor", { type: ActorRef, description: "Who must act." }),
    remedy: t.string({
      description: "What to do.",
      args: { language: t.arg({ type: LanguageRef, defaultValue: "en", description: "Default English." }) },
      resolve: ({ remedy }, { language }) => remedy[language ?? "en"],
    }),
    detail: t.exposeString("detail", {
      nullable: true,
      description: "What the connection test found, when it failed.",
    }),
    code: t.exposeString("code", { nullable: true, description: "Error code, when it failed." }),
  }),
});

export const SetupRef = builder.objectRef<{ readonly steps: readonly SetupProgress[] }>("Setup").implement({
  description: "The way to a working connection.",
  fields: (t) => ({
    complete: t.boolean({
      description: "Whether every step is done.",
      resolve: ({ steps }) => steps.every(({ state }) => state === "DONE"),
    }),
    steps: t.field({
      type: [SetupStepRef],
      description: "In the order of the guide; none for a connector without one.",
      resolve: ({ steps }) => [...steps],
    }),
  }),
});
