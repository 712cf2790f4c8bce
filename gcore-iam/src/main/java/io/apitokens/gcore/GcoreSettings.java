package io.apitokens.gcore;

/**
 * The settings of a Gcore client that concern its account.
 *
 * @param clientId the number of the account, positive
 * @param version1 whether {@link GcoreTokens} uses version 1 of the interface
 * @param tokenQuota the maximum number of tokens in the account, positive
 */
record GcoreSettings(long clientId, boolean version1, int tokenQuota) {}
