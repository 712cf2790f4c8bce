/**
 * Creates and rotations that survive crashes and lost responses. Both are recorded in a {@link
 * io.apitokens.rotation.Journal} before anything is sent.
 */
@NullMarked
package io.apitokens.rotation;

import org.jspecify.annotations.NullMarked;
