import { json, type SandboxResponse } from "../http/message.ts";
import type { Accounts } from "../identity/accounts.ts";
import type { Call, Endpoint } from "./endpoint.ts";
import { parseJsonBody } from "./json-body.ts";
import { type LinkedParty, type Parties, parsePermissions } from "./parties.ts";
import { badRequest, notFound } from "./refusal.ts";

export interface UsersDeps {
  readonly accounts: Accounts;
  readonly parties: Parties;
  readonly show: (partyId: string) => string;
}

/** Managers look after the users of their environment and the parties that these act for. */
export function createUsers({ accounts, parties, show }: UsersDeps): readonly Endpoint[] {
  const toJson = ({ id, name, permissions }: LinkedParty) => ({ id: show(id), name, permissions });

  function accountIn({ userName }: Call): string {
    const account = accounts.find(userName);
    if (account === undefined) throw notFound(`User '${userName}' not found.`);
    return account.name;
  }

  function putUser({ request }: Call): SandboxResponse {
    const body = readObject(parseJsonBody(request));
    const name = textOf(body, "name");
    const password = textOf(body, "password");
    accounts.put({ ...accounts.find(name), name, displayName: name, password });
    return json(200, { name });
  }

  function removeUser(call: Call): SandboxResponse {
    accounts.remove(accountIn(call));
    return { status: 200 };
  }

  function putParty(call: Call): SandboxResponse {
    const body = readObject(parseJsonBody(call.request));
    const permissions = body.get("permissions");
    const given = typeof permissions === "object" && permissions !== null ? parsePermissions(permissions) : {};
    const name = body.get("name");
    const partyId = textOf(body, "id");
    const account = accountIn(call);
    return json(200, toJson(parties.grant(account, partyId, given, typeof name === "string" ? name : undefined)));
  }

  function removeParty(call: Call): SandboxResponse {
    if (!parties.revoke(accountIn(call), call.partyId)) throw notFound(`Party '${show(call.partyId)}' not found.`);
    return { status: 200 };
  }

  const users = "/api/v1/user";
  const access = "manager";
  const listUsers = () =>
    json(
      200,
      accounts.all().map(({ name }) => ({ name })),
    );
  const listParties = (call: Call) => json(200, parties.of(accountIn(call)).map(toJson));
  return [
    { method: "GET", path: users, access, answer: listUsers },
    { method: "PUT", path: users, access, answer: putUser },
    { method: "DELETE", path: `${users}/{userName}`, access, answer: removeUser },
    { method: "GET", path: `${users}/{userName}/party`, access, answer: listParties },
    { method: "PUT", path: `${users}/{userName}/party`, access, answer: putParty },
    { method: "DELETE", path: `${users}/{userName}/party/{partyId}`, access, answer: removeParty },
  ];
}

function readObject(value: unknown): ReadonlyMap<string, unknown> {
  if (typeof value !== "object" || value === null) throw badRequest("The body is not an object.");
  return new Map(Object.entries(value));
}

function textOf(body: ReadonlyMap<string, unknown>, member: string): string {
  const value = body.get(member);
  if (typeof value !== "string" || value === "") throw badRequest(`${member} is required.`);
  return value;
}
