import type { World } from "../world/world.ts";
import type { IdentitySettings } from "./options.ts";
import type { ProviderStorage } from "./provider/storage.ts";
import type { SigningKey } from "./signing-key.ts";
import type { TokenIssuer } from "./token-issuer.ts";
import type { Visitor } from "./visitor.ts";

/** What eConnect's identity server and Entra ID share. */
export interface DoorSurroundings {
  readonly world: World;
  /** Where clients reach this server, without a slash at the end. */
  readonly origin: () => string;
  readonly settings: IdentitySettings;
  readonly key: SigningKey;
  readonly storage: ProviderStorage;
  readonly issuer: TokenIssuer;
  readonly visitor: Visitor;
  readonly newId: () => string;
}
