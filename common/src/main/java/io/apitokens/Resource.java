package io.apitokens;

import io.apitokens.error.InvalidInputException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a role applies to.
 *
 * @param kind the kind
 * @param id the vendor's id of it; empty for the account itself, whichever the client is made for
 * @param deploymentId the deployment of a DAG or DAG tag, else null
 * @param type the vendor's word for the kind if it is {@link Kind#OTHER}, else null
 */
public record Resource(
        Kind kind,
        String id,
        @Nullable String deploymentId,
        @Nullable String type) {

    /** The kinds of things a role can apply to. */
    public enum Kind {
        /** The account that the client is made for. */
        ACCOUNT,
        /** An Astro organization. */
        ORGANIZATION,
        /** An Astro workspace. */
        WORKSPACE,
        /** An Astro deployment. */
        DEPLOYMENT,
        /** A DAG within a deployment. */
        DAG,
        /** All DAGs of one tag within a deployment. */
        DAG_TAG,
        /** A kind that this version does not know; {@link Resource#type()} has the vendor's word. */
        OTHER
    }

    /**
     * Refuses a blank id of anything but the account.
     *
     * @param kind as the component
     * @param id as the component
     * @param deploymentId as the component
     * @param type as the component
     */
    public Resource {
        if (id.isBlank() && kind != Kind.ACCOUNT) {
            throw InvalidInputException.of("resource", "of kind " + kind + " has no id");
        }
    }

    /**
     * Gives the account that the client is made for: the client account at Gcore, the organization at Astro.
     *
     * @return the resource
     */
    public static Resource account() {
        return new Resource(Kind.ACCOUNT, "", null, null);
    }

    /**
     * Gives an account by id; a client refuses any but its own.
     *
     * @param id the vendor's id of the account
     * @return the resource
     */
    public static Resource account(String id) {
        return new Resource(Kind.ACCOUNT, id, null, null);
    }

    /**
     * Gives an organization.
     *
     * @param id its id
     * @return the resource
     */
    public static Resource organization(String id) {
        return new Resource(Kind.ORGANIZATION, id, null, null);
    }

    /**
     * Gives a workspace.
     *
     * @param id its id
     * @return the resource
     */
    public static Resource workspace(String id) {
        return new Resource(Kind.WORKSPACE, id, null, null);
    }

    /**
     * Gives a deployment.
     *
     * @param id its id
     * @return the resource
     */
    public static Resource deployment(String id) {
        return new Resource(Kind.DEPLOYMENT, id, null, null);
    }

    /**
     * Gives a DAG.
     *
     * @param deploymentId the deployment that runs it
     * @param dagId its id
     * @return the resource
     */
    public static Resource dag(String deploymentId, String dagId) {
        return new Resource(Kind.DAG, dagId, deploymentId, null);
    }

    /**
     * Gives all DAGs of one tag.
     *
     * @param deploymentId the deployment that runs them
     * @param tag the tag
     * @return the resource
     */
    public static Resource dagTag(String deploymentId, String tag) {
        return new Resource(Kind.DAG_TAG, tag, deploymentId, null);
    }

    /**
     * Gives a resource of a kind that this version does not know.
     *
     * @param type the vendor's word for the kind
     * @param id its id
     * @return the resource
     */
    public static Resource other(String type, String id) {
        return new Resource(Kind.OTHER, id, null, type);
    }

    /** Gives kind and id, such as {@code workspace clx42s…}. */
    @Override
    public String toString() {
        String word = type == null ? kind.name().toLowerCase(Locale.ROOT).replace('_', ' ') : type;
        String of = deploymentId == null ? "" : " of deployment " + deploymentId;
        return id.isEmpty() ? word : word + " " + id + of;
    }
}
