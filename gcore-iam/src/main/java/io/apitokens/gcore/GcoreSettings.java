package io.apitokens.gcore;

/**
 * What a Gcore client is told of its account.
 *
 * @param clientId the number of the account
 * @param version1 whether the facade uses version 1 of the interface
 * @param tokenQuota how many tokens the account may hold
 */
record GcoreSettings(long clientId, boolean version1, int tokenQuota) {}
