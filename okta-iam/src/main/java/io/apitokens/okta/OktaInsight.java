package io.apitokens.okta;

import io.apitokens.Role;
import io.apitokens.auth.Credential;
import io.apitokens.call.ApiClient;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.NotFoundException;
import io.apitokens.okta.api.RoleAssignment;
import io.apitokens.okta.api.RoleStatus;
import io.apitokens.okta.api.RoleType;
import io.apitokens.spi.AccountInsight.Rank;
import io.apitokens.spi.AccountInsight.Visibility;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds out what an Okta credential sees, and ranks administrator roles. */
final class OktaInsight {

    private static final String REMEDY = "use an API token of a super administrator";

    /** The roles of the vendor that only read. All its others change something. */
    private static final Set<RoleType> READING = Set.of(RoleType.READ_ONLY_ADMIN, RoleType.REPORT_ADMIN);

    private static final Set<RoleType> CHANGING = Set.of(
            RoleType.SUPER_ADMIN,
            RoleType.ORG_ADMIN,
            RoleType.APP_ADMIN,
            RoleType.USER_ADMIN,
            RoleType.HELP_DESK_ADMIN,
            RoleType.API_ACCESS_MANAGEMENT_ADMIN,
            RoleType.GROUP_MEMBERSHIP_ADMIN,
            RoleType.MOBILE_ADMIN,
            RoleType.WORKFLOWS_ADMIN);

    private OktaInsight() {}

    /**
     * Reads the owner of the API token and the owner's roles. The vendor does not document which role a complete list
     * needs; independent clients found that it is the super administrator's.
     */
    static Visibility visibility(ApiClient client) {
        try {
            if (!isApiToken(client.credential())) {
                return Visibility.unproven("the credential is no API token, so its roles cannot be read", REMEDY);
            }
            OktaPeople people = new OktaPeople(client);
            List<RoleAssignment> roles = people.rolesOfUser(people.get("me").id());
            boolean all = roles.stream().anyMatch(role -> isActive(role) && RoleType.SUPER_ADMIN.equals(role.type()));
            return all
                    ? Visibility.all("the owner of the API token is a super administrator")
                    : Visibility.unproven(
                            "the owner of the API token is no super administrator, and the vendor does not document what"
                                    + " other roles see",
                            REMEDY);
        } catch (ApiTokenException e) {
            return Visibility.unproven("reading the roles of the API token's owner", e, REMEDY);
        }
    }

    /** Looks up the users with an e-mail address or login; either may be the one that the caller knows. */
    static Set<String> person(OktaPeople people, String email) {
        Set<String> ids = new HashSet<>();
        people.withEmail(email).forEach(user -> ids.add(user.id()));
        try {
            ids.add(people.get(email).id());
        } catch (NotFoundException e) {
            return ids;
        }
        return ids;
    }

    private static boolean isApiToken(Credential credential) {
        String scheme = OktaRules.INSTANCE.scheme() + " ";
        return credential.authorization().expose().regionMatches(true, 0, scheme, 0, scheme.length());
    }

    /** Returns whether a role has effect: all but those that the vendor calls inactive. */
    static boolean isActive(RoleAssignment role) {
        return !RoleStatus.INACTIVE.equals(role.status());
    }

    /** Converts an assignment. A custom role has its label as the name and the type as the id. */
    static Role role(RoleAssignment from) {
        String type = from.type() == null ? "" : from.type().value();
        boolean builtIn = from.type() != null && (READING.contains(from.type()) || CHANGING.contains(from.type()));
        if (builtIn) {
            return Role.named(type);
        }
        String label = from.label() == null ? "" : from.label();
        return new Role(label, type.isBlank() ? RoleType.CUSTOM.value() : type);
    }

    static Rank rankOf(Role role) {
        if (role.id() != null || role.name().isBlank()) {
            return Rank.UNKNOWN;
        }
        RoleType type = RoleType.of(role.name());
        if (CHANGING.contains(type)) {
            return Rank.ADMINISTRATIVE;
        }
        return READING.contains(type) ? Rank.ORDINARY : Rank.UNKNOWN;
    }
}
