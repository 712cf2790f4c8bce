/** The transport on OkHttp; the only package whose API uses OkHttp's types. */
@NullMarked
package io.apitokens.okhttp;

import org.jspecify.annotations.NullMarked;
