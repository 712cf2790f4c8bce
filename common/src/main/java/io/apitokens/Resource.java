package io.apitokens;

import io.apitokens.error.InvalidInputException;
import io.apitokens.internal.ForeignText;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A resource that a role applies to.
 *
 * @param kind the kind
 * @param id the vendor's id of the resource; empty for the account that the client is built for
 * @param deploymentId the deployment of a DAG or DAG tag; otherwise null
 * @param type the vendor's name of the kind if it is {@link Kind#OTHER}; otherwise null
 */
public record Resource(
        Kind kind,
        String id,
        @Nullable String deploymentId,
        @Nullable String type) {

    /** The kinds of resources. */
    public enum Kind {
        /** The account that the client is built for. */
        ACCOUNT,
        /** An Astro organization. */
        ORGANIZATION,
        /** An Astro workspace. */
        WORKSPACE,
        /** An Astro deployment. */
        DEPLOYMENT,
        /** A DAG within a deployment. */
        DAG,
        /** All DAGs with one tag within a deployment. */
        DAG_TAG,
        /** A kind that this version does not know; {@link Resource#type()} has the vendor's name of it. */
        OTHER
    }

    /**
     * Rejects a blank id unless the kind is {@link Kind#ACCOUNT}.
     *
     * @param kind the kind
     * @param id the vendor's id; may be empty for an account only
     * @param deploymentId the deployment, or null
     * @param type the vendor's name of the kind, or null
     */
    public Resource {
        if (id.isBlank() && kind != Kind.ACCOUNT) {
            throw InvalidInputException.of("resource", "of kind " + kind + " has no id");
        }
    }

    /** {@return the account that the client is built for: the client account at Gcore, the organization at Astro} */
    public static Resource account() {
        return new Resource(Kind.ACCOUNT, "", null, null);
    }

    /**
     * Returns an account by its id. A client rejects every account except its own.
     *
     * @param id the vendor's id of the account
     * @return the account
     */
    public static Resource account(String id) {
        return new Resource(Kind.ACCOUNT, id, null, null);
    }

    /**
     * Returns an organization.
     *
     * @param id the vendor's id of the organization
     * @return the organization
     */
    public static Resource organization(String id) {
        return new Resource(Kind.ORGANIZATION, id, null, null);
    }

    /**
     * Returns a workspace.
     *
     * @param id the vendor's id of the workspace
     * @return the workspace
     */
    public static Resource workspace(String id) {
        return new Resource(Kind.WORKSPACE, id, null, null);
    }

    /**
     * Returns a deployment.
     *
     * @param id the vendor's id of the deployment
     * @return the deployment
     */
    public static Resource deployment(String id) {
        return new Resource(Kind.DEPLOYMENT, id, null, null);
    }

    /**
     * Returns a DAG.
     *
     * @param deploymentId the deployment that runs the DAG
     * @param dagId the id of the DAG
     * @return the DAG
     */
    public static Resource dag(String deploymentId, String dagId) {
        return new Resource(Kind.DAG, dagId, deploymentId, null);
    }

    /**
     * Returns all DAGs with one tag.
     *
     * @param deploymentId the deployment that runs the DAGs
     * @param tag the tag
     * @return the DAG tag
     */
    public static Resource dagTag(String deploymentId, String tag) {
        return new Resource(Kind.DAG_TAG, tag, deploymentId, null);
    }

    /**
     * Returns a resource of a kind that this version does not know.
     *
     * @param type the vendor's name of the kind
     * @param id the vendor's id of the resource
     * @return the resource
     */
    public static Resource other(String type, String id) {
        return new Resource(Kind.OTHER, id, null, type);
    }

    /** {@return the kind and the id, such as {@code workspace clx42s…}} */
    @Override
    public String toString() {
        String word = type == null ? kind.name().toLowerCase(Locale.ROOT).replace('_', ' ') : type;
        String of = deploymentId == null ? "" : " of deployment " + deploymentId;
        return ForeignText.printable(id.isEmpty() ? word : word + " " + id + of);
    }
}
