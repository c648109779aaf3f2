/** OpenID Connect discovery document of eConnect's identity server. */
export function toPsbDiscovery(origin: string) {
  return {
    issuer: origin,
    jwks_uri: `${origin}/.well-known/openid-configuration/jwks`,
    authorization_endpoint: `${origin}/connect/authorize`,
    token_endpoint: `${origin}/connect/token`,
    scopes_supported: ["openid", "ap"],
    grant_types_supported: ["client_credentials", "password"],
    response_types_supported: ["token"],
    subject_types_supported: ["public"],
    id_token_signing_alg_values_supported: ["RS256"],
    token_endpoint_auth_methods_supported: ["client_secret_basic", "client_secret_post"],
  };
}

export const toEntraIssuer = (origin: string, tenant: string) => `${origin}/${tenant}/v2.0`;

/** OpenID Connect discovery document of one Entra tenant. */
export function toEntraDiscovery(origin: string, tenant: string) {
  return {
    issuer: toEntraIssuer(origin, tenant),
    jwks_uri: `${origin}/${tenant}/discovery/v2.0/keys`,
    authorization_endpoint: `${origin}/${tenant}/oauth2/v2.0/authorize`,
    token_endpoint: `${origin}/${tenant}/oauth2/v2.0/token`,
    scopes_supported: ["openid", "profile", "email", "offline_access"],
    response_types_supported: ["code"],
    subject_types_supported: ["pairwise"],
    id_token_signing_alg_values_supported: ["RS256"],
    token_endpoint_auth_methods_supported: ["client_secret_post", "client_secret_basic"],
  };
}
