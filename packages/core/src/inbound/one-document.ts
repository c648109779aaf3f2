import { ConnectorError } from "../connector/error.ts";

/**
 * Whether a remote's refusal concerns one document alone. Rights are given per document too, so a missing one is no reason
 * to stop the connection: where it concerns all of them, listing is refused as well.
 */
export const isAboutOneDocument = (error: unknown): error is ConnectorError =>
  error instanceof ConnectorError && (error.reaction === "give-up" || error.code === "NOT_PERMITTED");
