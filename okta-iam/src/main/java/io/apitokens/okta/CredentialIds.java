package io.apitokens.okta;

import io.apitokens.Account;
import io.apitokens.TokenId;
import io.apitokens.TokenStatus;
import io.apitokens.error.InvalidInputException;
import io.apitokens.json.JsonShapeException;
import io.apitokens.okta.api.CredentialStatus;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The ids of apps, integrations, client secrets and keys, and those in records of users, roles and zones. */
final class CredentialIds {

    private static final Pattern OWNER = Pattern.compile("[0-9A-Za-z_-]{1,64}");
    private static final Pattern ID = Pattern.compile("[0-9A-Za-z_-]{1,32}");

    private CredentialIds() {}

    static String checkedOwner(String field, String id) {
        if (!OWNER.matcher(id).matches()) {
            throw InvalidInputException.of(field, "does not have the form of an id at okta");
        }
        return id;
    }

    /**
     * Returns the account of the credentials of one owner. A rotation tells credentials of different owners and kinds
     * apart by it.
     */
    static Account account(Account org, String kind, String owner) {
        return new Account(org.vendor(), org.id() + "~" + kind + "~" + owner);
    }

    /**
     * Checks that an id is of an account and has the vendor's form.
     *
     * @throws InvalidInputException if not; a value without the form is not quoted, since it may be a secret
     */
    static String checked(TokenId id, Account account) {
        if (!id.account().equals(account)) {
            throw InvalidInputException.of("id", "belongs to " + id.account() + ", not to " + account);
        }
        return checked(id.value());
    }

    static String checked(String id) {
        if (!ID.matcher(id).matches()) {
            throw InvalidInputException.of("id", "does not have the form of an id at okta: it may be a secret");
        }
        return id;
    }

    /** Returns the id in a record; rejects a record whose id cannot be one, or is another than the expected one. */
    static String stated(@Nullable String id, @Nullable String expected) throws JsonShapeException {
        if (id == null || !ID.matcher(id).matches()) {
            throw new JsonShapeException("the id is missing or unreadable");
        }
        if (expected != null && !expected.equals(id)) {
            throw new JsonShapeException("the response is about another credential");
        }
        return id;
    }

    /** Returns the status of a record. A status that is unknown may be any, so the record is unreadable. */
    static TokenStatus status(@Nullable CredentialStatus status) throws JsonShapeException {
        if (CredentialStatus.ACTIVE.equals(status)) {
            return TokenStatus.ACTIVE;
        }
        if (CredentialStatus.INACTIVE.equals(status)) {
            return TokenStatus.DISABLED;
        }
        throw new JsonShapeException("the status is missing or unknown");
    }
}
