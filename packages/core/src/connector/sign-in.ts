import type { Secret } from "../secret.ts";

/** What a person granted: the connector acts for this user until it is withdrawn or runs out. */
export interface Grant {
  /** Tokens in the connector's own form; sealed at rest, opaque to core. */
  readonly tokens: Secret;
  /** Who signed in, as the identity server names them; for people. */
  readonly user: string;
}

/** Where the grant of a connection is kept between calls, restarts included. */
export interface GrantKeeper {
  read(): Promise<Grant | undefined>;
  /**
   * Durable when it resolves: a refresh token that was used up never comes back.
   * @returns false, and changes nothing, when `before` is no longer what is kept: somebody signed out, or in again
   */
  replace(before: Grant, next: Grant): Promise<boolean>;
  /** Runs one piece of work at a time for this connection, whenever its ports were opened. */
  alone<T>(work: () => Promise<T>): Promise<T>;
}

export interface SignInStart {
  /** Where the person's browser goes. */
  readonly url: string;
  /** What `complete` needs besides the callback (PKCE verifier, nonce, …); sealed until then. */
  readonly pending: Secret;
}

export interface SignInPort {
  /**
   * @param redirectUri - where the browser comes back to
   * @param state - not guessable; comes back with the browser
   * @throws ConnectorError
   */
  begin(redirectUri: string, state: string): Promise<SignInStart>;
  /**
   * @param callback - the URL that the browser came back to, query included
   * @throws SignInRefused, ConnectorError
   */
  complete(callback: URL, redirectUri: string, state: string, pending: Secret): Promise<Grant>;
  /** Withdraws the grant where the remote can; harmless when it is gone already. @throws ConnectorError */
  signOut(grant: Grant): Promise<void>;
}

/** Codes of a sign-in that ended without a grant; each has its remedy in the catalogue. */
export type SignInRefusal =
  | "SIGN_IN_CANCELLED"
  | "SIGN_IN_CONSENT_REQUIRED"
  | "SIGN_IN_USER_NOT_ASSIGNED"
  | "SIGN_IN_WRONG_TENANT"
  | "SIGN_IN_EXPIRED"
  | "SIGN_IN_REFUSED";

/** The person, or the identity server, said no. */
export class SignInRefused extends Error {
  override readonly name = "SignInRefused";
  readonly code: SignInRefusal;

  /** @param message - what the identity server said, for people; no token in it */
  constructor(code: SignInRefusal, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
