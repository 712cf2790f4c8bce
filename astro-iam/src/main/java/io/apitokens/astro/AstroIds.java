package io.apitokens.astro;

import io.apitokens.Account;
import io.apitokens.TokenId;
import io.apitokens.error.InvalidInputException;
import java.util.regex.Pattern;

/**
 * Checks the syntax of Astro's ids, which have 25 characters at present and are documented as opaque. A string that
 * begins with {@code eyJ} is rejected, because it is a secret.
 */
final class AstroIds {

    private static final Pattern ID = Pattern.compile("(?!eyJ)[A-Za-z0-9_-]{1,64}");

    private AstroIds() {}

    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    static String checked(String field, String id) {
        if (!isId(id)) {
            throw InvalidInputException.of(field, "is not an Astro id");
        }
        return id;
    }

    static String ofToken(TokenId id, Account account) {
        return ofToken("token id", id, account);
    }

    static String ofToken(String field, TokenId id, Account account) {
        if (!id.account().equals(account)) {
            throw InvalidInputException.of(field, "belongs to " + id.account() + ", not to " + account);
        }
        return checked(field, id.value());
    }
}
