package io.apitokens.testkit;

import com.google.gson.JsonObject;
import java.util.List;

/**
 * An app that authenticates by signed assertions.
 *
 * @param clientId its client id
 * @param jwk its public key
 * @param scopes the scopes that it was granted
 * @param principal the caller of its requests; not among the org's API tokens
 */
record OktaServiceApp(String clientId, JsonObject jwk, List<String> scopes, OktaToken principal) {}
