/** A GraphQL client of the demo: over real HTTP, with nothing but `fetch`. */
export interface GraphqlClient {
  query<Data>(document: string, variables?: Readonly<Record<string, unknown>>): Promise<Data>;
  /** Runs one mutation and returns the object of its result union. @throws DemoFailure for a typed error */
  mutate<Shape>(
    name: string,
    input: Readonly<Record<string, unknown>>,
    type: string,
    selection: string,
  ): Promise<Shape>;
}

/** Why the demo did not end as it should, for people. */
export class DemoFailure extends Error {
  override readonly name = "DemoFailure";
}

interface TypedError {
  readonly __typename: string;
  readonly message: string;
  readonly path: string;
  readonly help: { readonly remedy: string };
}

export function createGraphqlClient(url: string, token: string): GraphqlClient {
  const query = async <Data>(document: string, variables: Readonly<Record<string, unknown>> = {}): Promise<Data> => {
    const response = await fetch(`${url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
      body: JSON.stringify({ query: document, variables }),
    });
    const { data, errors } = (await response.json()) as { data?: Data; errors?: readonly { message: string }[] };
    if (errors !== undefined || data === undefined) {
      throw new DemoFailure(errors?.map(({ message }) => message).join("; ") ?? `HTTP ${response.status}`);
    }
    return data;
  };
  return {
    query,
    async mutate<Shape>(name: string, input: Readonly<Record<string, unknown>>, type: string, selection: string) {
      const title = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
      const document = `mutation ($input: ${title}Input!) { result: ${name}(input: $input) {
        __typename ... on ${type} { ${selection} } ... on UserError { message path help { remedy } } } }`;
      const { result } = await query<{ result: (Shape & { readonly __typename: string }) | TypedError }>(document, {
        input,
      });
      if (result.__typename === type) return result as Shape;
      const { message, path, help } = result as TypedError;
      throw new DemoFailure(`${name}: ${message} (${path}). ${help.remedy}`);
    },
  };
}
