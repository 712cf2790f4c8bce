package io.apitokens.okta;

import io.apitokens.Pager;
import io.apitokens.call.ApiCall;
import io.apitokens.call.ApiClient;
import io.apitokens.error.InvalidInputException;
import io.apitokens.json.JsonShapeException;
import io.apitokens.okta.api.OktaApi;
import io.apitokens.okta.api.OktaApi.ListUsersQuery;
import io.apitokens.okta.api.RoleAssignment;
import io.apitokens.okta.api.User;
import io.apitokens.okta.api.UserProfile;
import io.apitokens.spi.Walks;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The users of an Okta org who own tokens, and their administrator roles. Reads only. Immutable and thread-safe.
 *
 * <p>An API token acts with its owner's present roles. A credential with OAuth scopes needs {@code okta.users.read} for
 * users and {@code okta.roles.read} for roles.
 */
public final class OktaPeople {

    private static final String ME = "me";
    private static final int LONGEST_EMAIL = 320;

    private final OktaApi api;

    OktaPeople(ApiClient client) {
        this.api = new OktaApi(client);
    }

    /**
     * Returns a user.
     *
     * @param idOrLogin the user's id or login, or {@code me} for the owner of the API token that the client uses
     * @return the user
     * @throws InvalidInputException if it cannot be an id or a login, contains a slash, or looks like a token; no request
     *     was sent
     * @throws io.apitokens.error.NotFoundException if the org does not have, or does not show, such a user
     * @see "GET /api/v1/users/{idOrLogin}"
     */
    public User get(String idOrLogin) {
        if (idOrLogin.indexOf('/') >= 0) {
            throw InvalidInputException.of(
                    "idOrLogin", "contains a slash; Okta looks such a user up by id only, which withEmail(…) finds");
        }
        if (OktaRules.INSTANCE.secretPattern().matcher(idOrLogin).matches()) {
            throw InvalidInputException.of("idOrLogin", "looks like a token, which would stand in the URL");
        }
        return api.getUser(idOrLogin)
                .map((user, facts) -> about(idOrLogin, user))
                .execute();
    }

    private static User about(String asked, User user) throws JsonShapeException {
        CredentialIds.stated(user.id(), null);
        UserProfile profile = user.profile();
        String login = profile == null ? null : profile.login();
        if (asked.equals(ME) || asked.equals(user.id()) || isLogin(asked, login)) {
            return user;
        }
        throw new JsonShapeException("the response is about another user");
    }

    /** Returns whether a user may be looked up by a string: the whole login, or its part before the domain. */
    private static boolean isLogin(String asked, @Nullable String login) {
        if (login == null) {
            return false;
        }
        String withDomain = asked + "@";
        return login.equalsIgnoreCase(asked) || login.regionMatches(true, 0, withDomain, 0, withDomain.length());
    }

    /**
     * Returns the users with an e-mail address. The vendor's search is eventually consistent: a user who was changed in
     * the last seconds may be missing.
     *
     * @param email the address, compared without regard to case
     * @return the users; a record with another address is reported as unreadable
     * @throws InvalidInputException if the address is blank, too long, or has a control character
     * @see "GET /api/v1/users?search="
     */
    public Pager<User> withEmail(String email) {
        if (email.isBlank() || email.length() > LONGEST_EMAIL || email.chars().anyMatch(Character::isISOControl)) {
            throw InvalidInputException.of("email", "cannot be an e-mail address");
        }
        String quoted = email.replace("\\", "\\\\").replace("\"", "\\\"");
        return users("profile.email eq \"" + quoted + "\"", email);
    }

    /**
     * Returns the users that match a search. Eventually consistent, as {@link #withEmail}.
     *
     * @param expression the vendor's search expression, such as {@code status eq "SUSPENDED"}
     * @return the users
     * @throws InvalidInputException if the expression is blank; without one the vendor leaves deactivated users out
     * @see "GET /api/v1/users?search="
     */
    public Pager<User> search(String expression) {
        if (expression.isBlank()) {
            throw InvalidInputException.of(
                    "expression", "is blank; without an expression the vendor leaves deactivated users out");
        }
        return users(expression, null);
    }

    private Pager<User> users(String expression, @Nullable String email) {
        ListUsersQuery query = new ListUsersQuery(expression, null, null);
        return Walks.byCursor(cursor -> api.listUsers(query, cursor), (user, facts) -> {
            CredentialIds.stated(user.id(), null);
            UserProfile profile = user.profile();
            if (email != null && (profile == null || !email.equalsIgnoreCase(profile.email()))) {
                throw new JsonShapeException("a user has another e-mail address than was searched for");
            }
            return user;
        });
    }

    /**
     * Returns the administrator roles of a user, direct ones and those by groups.
     *
     * @param userId the user's id, not a login
     * @return the roles; empty if the user is no administrator
     * @throws InvalidInputException if it cannot be an id; no request was sent
     * @see "GET /api/v1/users/{userId}/roles"
     */
    public List<RoleAssignment> rolesOfUser(String userId) {
        if (userId.equals(ME)) {
            throw InvalidInputException.of("userId", "must be an id; get(\"me\") returns it");
        }
        return checked(api.listUserRoles(userId));
    }

    /**
     * Returns the administrator roles of a service app.
     *
     * @param clientId the client ID of the app
     * @return the roles; empty if it has none
     * @throws InvalidInputException if it cannot be a client ID; no request was sent
     * @see "GET /oauth2/v1/clients/{clientId}/roles"
     */
    public List<RoleAssignment> rolesOfClient(String clientId) {
        return checked(api.listClientRoles(clientId));
    }

    private static List<RoleAssignment> checked(ApiCall<List<RoleAssignment>> call) {
        return call.map((roles, facts) -> {
                    for (RoleAssignment role : roles) {
                        CredentialIds.stated(role.id(), null);
                    }
                    return roles;
                })
                .execute();
    }
}
