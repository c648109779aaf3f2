import "./api-token.ts";
import "./autopilot.ts";
import "./connection.ts";
import "./connector.ts";
import "./customer.ts";
import "./dead-job.ts";
import "./delivery.ts";
import "./event.ts";
import "./inbound-document.ts";
import "./invoice.ts";
import "./mapping.ts";
import "./mapping-diff.ts";
import "./mapping-preview.ts";
import "./organization.ts";
import "./sending-profile.ts";
import "./webhook.ts";
import "./webhook-message.ts";
import "./worklist.ts";
import type { GraphQLSchema } from "graphql";
import { builder } from "./builder.ts";
import { withoutSandbox } from "./sandbox.ts";

/** @param hasSandbox - adds the mutations that play the outside world */
export function createSchema(hasSandbox = false): GraphQLSchema {
  const schema = builder.toSchema();
  return hasSandbox ? schema : withoutSandbox(schema);
}
