package io.apitokens.testkit;

/**
 * A request that passed authentication. The {@code Authorization} value is never kept.
 *
 * @param method the HTTP method
 * @param path the path with the query, as the client wrote it
 * @param body the body's text, empty where there was none
 */
public record SimulatedRequest(String method, String path, String body) {}
