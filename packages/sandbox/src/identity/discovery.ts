/** OpenID Connect discovery document of eConnect's identity server. */
export function toPsbDiscovery(origin: string) {
  return {
    issuer: origin,
    jwks_uri: `${origin}/.well-known/openid-configuration/jwks`,
    authorization_endpoint: `${origin}/connect/authorize`,
    token_endpoint: `${origin}/connect/token`,
    end_session_endpoint: `${origin}/connect/endsession`,
    scopes_supported: ["openid", "profile", "email", "ap", "offline_access"],
    grant_types_supported: ["authorization_code", "client_credentials", "refresh_token", "password"],
    response_types_supported: ["code"],
    response_modes_supported: ["query", "form_post"],
    subject_types_supported: ["public"],
    id_token_signing_alg_values_supported: ["RS256"],
    token_endpoint_auth_methods_supported: ["client_secret_basic", "client_secret_post"],
    code_challenge_methods_supported: ["S256"],
    authorization_response_iss_parameter_supported: true,
  };
}

export const toEntraIssuer = (origin: string, tenant: string) => `${origin}/${tenant}/v2.0`;

/**
 * OpenID Connect discovery document of one Entra tenant.
 * @param isAny - for all tenants: the issuer is a template then
 */
export function toEntraDiscovery(origin: string, tenant: string, isAny: boolean) {
  return {
    issuer: toEntraIssuer(origin, isAny ? "{tenantid}" : tenant),
    jwks_uri: `${origin}/${tenant}/discovery/v2.0/keys`,
    authorization_endpoint: `${origin}/${tenant}/oauth2/v2.0/authorize`,
    token_endpoint: `${origin}/${tenant}/oauth2/v2.0/token`,
    end_session_endpoint: `${origin}/${tenant}/oauth2/v2.0/logout`,
    scopes_supported: ["openid", "profile", "email", "offline_access"],
    response_types_supported: ["code"],
    response_modes_supported: ["query", "form_post"],
    subject_types_supported: ["pairwise"],
    id_token_signing_alg_values_supported: ["RS256"],
    token_endpoint_auth_methods_supported: ["client_secret_post", "client_secret_basic"],
  };
}
