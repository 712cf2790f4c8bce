/**
 * API tokens of an Astro organization: {@link io.apitokens.astro.AstroIam} provides the vendor-neutral view and the
 * vendor's own operations.
 */
@NullMarked
package io.apitokens.astro;

import org.jspecify.annotations.NullMarked;
