package io.apitokens.transport;

/** The HTTP methods that the vendors use. */
public enum HttpMethod {
    /** Reads. */
    GET,
    /** Creates; at Astro also updates. */
    POST,
    /** Replaces. */
    PUT,
    /** Deletes. */
    DELETE
}
