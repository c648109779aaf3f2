import "./api-token.ts";
import "./autopilot.ts";
import "./connection.ts";
import "./connector.ts";
import "./customer.ts";
import "./delivery.ts";
import "./event.ts";
import "./inbound-document.ts";
import "./invoice.ts";
import "./mapping.ts";
import "./mapping-diff.ts";
import "./mapping-preview.ts";
import "./organization.ts";
import "./sending-profile.ts";
import type { GraphQLSchema } from "graphql";
import { builder } from "./builder.ts";

export const createSchema = (): GraphQLSchema => builder.toSchema();
