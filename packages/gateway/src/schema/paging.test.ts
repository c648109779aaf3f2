import { createBuilders } from "@erp-gateway/connector-kit";
import { createMemoryStores } from "@erp-gateway/core/testing";
import { GraphQLError } from "graphql";
import { describe, expect, it } from "vitest";
import { type PageArgs, page } from "./paging.ts";

/** So many organizations, ids newest first, and a reader of pages over them. */
async function list(count: number) {
  const { organizations } = createMemoryStores();
  const build = createBuilders();
  const made = Array.from({ length: count }, () => build.organization());
  for (const organization of made) await organizations.save(organization, {});
  const read = async (args: PageArgs) => {
    const { edges, pageInfo } = await page(args, (request) => organizations.list(request));
    return { ids: edges.map(({ node }) => node.id), cursors: edges.map(({ cursor }) => cursor), pageInfo };
  };
  return { read, ids: made.map(({ id }) => id).toReversed() };
}

describe("page", () => {
  it("MUST have 20 by default, 1 at least and 100 at most", async () => {
    const { read, ids } = await list(150);
    expect((await read({})).ids).toEqual(ids.slice(0, 20));
    expect((await read({ first: null, last: null, before: null, after: null })).ids).toEqual(ids.slice(0, 20));
    expect((await read({ first: 1 })).ids).toEqual(ids.slice(0, 1));
    expect((await read({ first: 100 })).ids).toEqual(ids.slice(0, 100));
  });

  it.each([1, 2, 3, 7, 8])("MUST read forth and back by %i without gap or repetition", async (size) => {
    const { read, ids } = await list(7);
    const forth: string[] = [];
    let after: string | undefined;
    do {
      const { ids: found, pageInfo } = await read({ first: size, after });
      forth.push(...found);
      after = pageInfo.hasNextPage ? (pageInfo.endCursor ?? undefined) : undefined;
    } while (after !== undefined);
    expect(forth).toEqual(ids);

    const end = (await read({ first: 100 })).cursors.at(-1);
    const back: string[] = [];
    let before: string | undefined = end;
    do {
      const { ids: found, pageInfo } = await read({ last: size, before });
      back.unshift(...found);
      before = pageInfo.hasPreviousPage ? (pageInfo.startCursor ?? undefined) : undefined;
    } while (before !== undefined);
    expect(back).toEqual(ids.slice(0, -1));
  });

  it("MUST say whether there is more, exactly at the edge too", async () => {
    const { read } = await list(3);
    expect((await read({ first: 2 })).pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
    expect((await read({ first: 3 })).pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: false });
    const { cursors } = await read({});
    expect((await read({ first: 1, after: cursors[0] })).pageInfo).toMatchObject({
      hasNextPage: true,
      hasPreviousPage: true,
    });
    expect((await read({ last: 1, before: cursors[2] })).pageInfo).toMatchObject({
      hasNextPage: true,
      hasPreviousPage: true,
    });
    expect((await read({ last: 2, before: cursors[2] })).pageInfo).toMatchObject({ hasPreviousPage: false });
  });

  it("MUST read between two cursors", async () => {
    const { read, ids } = await list(6);
    const { cursors } = await read({});
    expect((await read({ last: 2, before: cursors[5], after: cursors[1] })).ids).toEqual(ids.slice(3, 5));
    expect((await read({ last: 9, before: cursors[5], after: cursors[1] })).ids).toEqual(ids.slice(2, 5));
  });

  it("MUST be empty where nothing is", async () => {
    const none = { ids: [], cursors: [], pageInfo: { hasNextPage: false, startCursor: null, endCursor: null } };
    expect(await (await list(0)).read({ first: 5 })).toMatchObject(none);
    const { read } = await list(2);
    expect(await read({ after: (await read({})).cursors[1] })).toMatchObject(none);
  });

  it.each([
    ["none", { first: 0 }],
    ["fewer than none", { first: -1 }],
    ["more than 100", { first: 101 }],
    ["more than 100 from behind", { last: 101, before: "b3M" }],
    ["first and last", { first: 1, last: 1 }],
    ["the last without a place", { last: 1 }],
    ["the first before a place", { first: 1, before: "b3M" }],
    ["a place alone, before which", { before: "b3M" }],
    ["an empty cursor", { after: "" }],
    ["a cursor that is no base64url", { after: "a b" }],
    ["a cursor of something else", { after: Buffer.from("x' OR 1=1").toString("base64url") }],
  ])("MUST refuse %s", async (_name, args) => {
    const refused = (await list(1)).read(args);
    await expect(refused).rejects.toBeInstanceOf(GraphQLError);
    await expect(refused).rejects.toMatchObject({ extensions: { code: "BAD_REQUEST" } });
  });
});
