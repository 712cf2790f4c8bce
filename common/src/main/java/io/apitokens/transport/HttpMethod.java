package io.apitokens.transport;

/** The HTTP methods that the vendors use. */
public enum HttpMethod {
    /** Reads. */
    GET,
    /** Creates, and at Astro also changes. */
    POST,
    /** Replaces. */
    PUT,
    /** Deletes. */
    DELETE
}
