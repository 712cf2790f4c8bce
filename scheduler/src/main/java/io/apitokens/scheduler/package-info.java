/**
 * Scheduled rotation: secrets are declared once, and workers on one machine or many replace them before they are too old.
 */
@NullMarked
package io.apitokens.scheduler;

import org.jspecify.annotations.NullMarked;
