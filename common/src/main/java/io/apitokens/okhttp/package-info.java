/** The transport on OkHttp; the only package in which OkHttp's types show. */
@NullMarked
package io.apitokens.okhttp;

import org.jspecify.annotations.NullMarked;
