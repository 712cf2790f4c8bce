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
 * @param parent the resource that it is within, such as the deployment of a DAG; null if the vendor needs none
 */
public record Resource(Kind kind, String id, @Nullable Resource parent) {

    /**
     * A kind of resource. The list is open: each vendor has kinds of its own.
     *
     * @param name the vendor's name of the kind, such as {@code WORKSPACE}; compared exactly
     */
    public record Kind(String name) {

        /** The account that the client is built for. */
        public static final Kind ACCOUNT = new Kind("ACCOUNT");
        /** An organization, such as Astro's. */
        public static final Kind ORGANIZATION = new Kind("ORGANIZATION");
        /** A workspace, such as Astro's. */
        public static final Kind WORKSPACE = new Kind("WORKSPACE");
        /** A deployment, such as Astro's. */
        public static final Kind DEPLOYMENT = new Kind("DEPLOYMENT");
        /** A DAG within a deployment. */
        public static final Kind DAG = new Kind("DAG");
        /** All DAGs with one tag within a deployment. */
        public static final Kind DAG_TAG = new Kind("DAG_TAG");

        /**
         * Rejects a blank name.
         *
         * @param name the vendor's name of the kind; not blank
         */
        public Kind {
            if (name.isBlank()) {
                throw InvalidInputException.of("resource", "has a kind without a name");
            }
        }

        /** {@return the name, printable} */
        @Override
        public String toString() {
            return ForeignText.printable(name);
        }
    }

    /**
     * Rejects a blank id unless the kind is {@link Kind#ACCOUNT}.
     *
     * @param kind the kind
     * @param id the vendor's id; may be empty for an account only
     * @param parent the resource that it is within, or null
     */
    public Resource {
        if (id.isBlank() && !kind.equals(Kind.ACCOUNT)) {
            throw InvalidInputException.of("resource", "of kind " + kind + " has no id");
        }
    }

    /**
     * Returns a resource of any kind.
     *
     * @param kind the vendor's name of the kind, such as {@code WORKSPACE}
     * @param id the vendor's id of the resource
     * @return the resource
     */
    public static Resource of(String kind, String id) {
        return new Resource(new Kind(kind), id, null);
    }

    /**
     * Returns this resource as a part of another one.
     *
     * @param other the resource that it is within
     * @return the copy
     */
    public Resource within(Resource other) {
        return new Resource(kind, id, other);
    }

    /** {@return the account that the client is built for: the client account at Gcore, the organization at Astro} */
    public static Resource account() {
        return new Resource(Kind.ACCOUNT, "", null);
    }

    /**
     * Returns an account by its id. A client rejects every account except its own.
     *
     * @param id the vendor's id of the account
     * @return the account
     */
    public static Resource account(String id) {
        return new Resource(Kind.ACCOUNT, id, null);
    }

    /**
     * Returns an organization.
     *
     * @param id the vendor's id of the organization
     * @return the organization
     */
    public static Resource organization(String id) {
        return new Resource(Kind.ORGANIZATION, id, null);
    }

    /**
     * Returns a workspace.
     *
     * @param id the vendor's id of the workspace
     * @return the workspace
     */
    public static Resource workspace(String id) {
        return new Resource(Kind.WORKSPACE, id, null);
    }

    /**
     * Returns a deployment.
     *
     * @param id the vendor's id of the deployment
     * @return the deployment
     */
    public static Resource deployment(String id) {
        return new Resource(Kind.DEPLOYMENT, id, null);
    }

    /**
     * Returns a DAG.
     *
     * @param deploymentId the deployment that runs the DAG
     * @param dagId the id of the DAG
     * @return the DAG
     */
    public static Resource dag(String deploymentId, String dagId) {
        return new Resource(Kind.DAG, dagId, deployment(deploymentId));
    }

    /**
     * Returns all DAGs with one tag.
     *
     * @param deploymentId the deployment that runs the DAGs
     * @param tag the tag
     * @return the DAG tag
     */
    public static Resource dagTag(String deploymentId, String tag) {
        return new Resource(Kind.DAG_TAG, tag, deployment(deploymentId));
    }

    /** {@return the kind and the id, such as {@code workspace clx42s…}, and the resource that it is within} */
    @Override
    public String toString() {
        String word = kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        String of = parent == null ? "" : " of " + parent;
        return ForeignText.printable(id.isEmpty() ? word : word + " " + id + of);
    }
}
