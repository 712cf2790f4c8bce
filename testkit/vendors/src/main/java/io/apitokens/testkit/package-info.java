/**
 * Simulated Gcore, Astro and Okta accounts behind real HTTP servers on loopback. They have the vendors' rules, limits
 * and error formats, and faults that tests inject.
 */
@NullMarked
package io.apitokens.testkit;

import org.jspecify.annotations.NullMarked;
