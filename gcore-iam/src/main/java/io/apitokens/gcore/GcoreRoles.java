package io.apitokens.gcore;

import io.apitokens.Role;
import io.apitokens.error.InvalidInputException;
import io.apitokens.gcore.api.Group;
import io.apitokens.gcore.api.GroupName;
import io.apitokens.spi.AccountInsight.Rank;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The built-in roles of every account, by id and name. It is unknown which of the two takes effect, so the client sends
 * both. A custom role is sent as given.
 */
final class GcoreRoles {

    private static final List<Known> KNOWN = List.of(
            new Known(1, GroupName.ADMINISTRATORS),
            new Known(2, GroupName.USERS),
            new Known(5, GroupName.ENGINEERS),
            new Known(3009, GroupName.PURGE_AND_PREFETCH_API_AND_WEB),
            new Known(3022, GroupName.PURGE_AND_PREFETCH_API));

    private GcoreRoles() {}

    private record Known(long id, GroupName name) {}

    static Group complete(Role role) {
        Long id = role.id() == null ? null : number(role.id());
        GroupName name = role.name().isBlank() ? null : GroupName.of(role.name());
        for (Known known : KNOWN) {
            boolean sameId = id != null && id == known.id;
            boolean sameName = known.name.equals(name);
            if (sameId || sameName) {
                if ((id != null && !sameId) || (name != null && !sameName)) {
                    throw InvalidInputException.of(
                            "grants[0].role", "has an id and a name of different roles; pass one of them");
                }
                return group(known.id, known.name);
            }
        }
        if (name != null) {
            refuseOtherCase(name);
        }
        return group(id, name);
    }

    /** Returns the rank of a role; unknown for a custom role, and for an id and a name of different roles. */
    static Rank rankOf(Role role) {
        Rank rank = Rank.UNKNOWN;
        for (Known known : KNOWN) {
            boolean sameId = Long.toString(known.id).equals(role.id());
            boolean sameName = known.name.value().equals(role.name());
            if ((sameId || sameName)
                    && (sameId || role.id() == null)
                    && (sameName || role.name().isBlank())) {
                rank = known.name.equals(GroupName.ADMINISTRATORS) ? Rank.ADMINISTRATIVE : Rank.ORDINARY;
            }
        }
        return rank;
    }

    /** Rejects the name of a built-in role in another case: the vendor would refuse it, or take it for another role. */
    private static void refuseOtherCase(GroupName name) {
        for (Known known : KNOWN) {
            if (known.name.value().equalsIgnoreCase(name.value().strip())) {
                throw InvalidInputException.of(
                        "grants[0].role", "is spelled otherwise at Gcore: \"" + known.name.value() + "\"");
            }
        }
    }

    private static Group group(@Nullable Long id, @Nullable GroupName name) {
        Group.Builder group = Group.builder();
        if (id != null) {
            group.id(id);
        }
        if (name != null) {
            group.name(name);
        }
        return group.build();
    }

    private static Long number(String id) {
        long number = GcoreRecords.parseId(id);
        if (number <= 0) {
            throw InvalidInputException.of("grants[0].role", "has an id that is not a number");
        }
        return number;
    }
}
