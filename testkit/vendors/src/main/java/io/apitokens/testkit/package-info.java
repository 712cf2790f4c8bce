/**
 * Simulated Gcore, Astro and Okta accounts behind real HTTP servers on loopback, with the vendors' rules, limits and
 * error shapes, and with faults that a test switches on.
 */
@NullMarked
package io.apitokens.testkit;

import org.jspecify.annotations.NullMarked;
