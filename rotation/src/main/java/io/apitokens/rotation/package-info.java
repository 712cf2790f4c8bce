/**
 * What survives a crash: creates whose answer was lost, and rotations, both written down in a
 * {@link io.apitokens.rotation.Journal} before anything is sent.
 */
@NullMarked
package io.apitokens.rotation;

import org.jspecify.annotations.NullMarked;
