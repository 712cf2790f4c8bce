package io.apitokens.testkit;

import org.jspecify.annotations.Nullable;

/** A role on one entity; {@code deploymentId} is set for DAGs and DAG tags only. */
record AstroRole(
        String entityType,
        String entityId,
        String role,
        @Nullable String deploymentId) {
    static final String ORGANIZATION = "ORGANIZATION";
    static final String WORKSPACE = "WORKSPACE";
    static final String DEPLOYMENT = "DEPLOYMENT";
    static final String DAG = "DAG";
    static final String DAG_TAG = "DAG_TAG";

    boolean isOn(String type, String id) {
        return entityType.equals(type) && entityId.equals(id);
    }

    boolean isOnSameEntityAs(AstroRole other) {
        return isOn(other.entityType, other.entityId)
                && String.valueOf(deploymentId).equals(String.valueOf(other.deploymentId));
    }

    JsonTree json() {
        return JsonTree.object()
                .set("entityType", entityType)
                .set("entityId", entityId)
                .set("role", role)
                .setIfPresent("deploymentId", deploymentId);
    }
}
