package io.apitokens.proofs;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The CycloneDX bill of materials of an artifact. */
final class StagedSbom {

    static final String SUFFIX = "-cyclonedx.json";

    private StagedSbom() {}

    /** Returns what is wrong; each dependency in the POM must be a component. */
    static List<String> problems(StagedArtifact artifact, StagedPom pom) throws IOException {
        if (!artifact.has(SUFFIX)) {
            return List.of("there is no " + artifact.file(SUFFIX).getFileName());
        }
        JsonElement root = StrictJson.parse(Files.readString(artifact.file(SUFFIX)));
        if (!(root instanceof JsonObject sbom) || !"CycloneDX".equals(text(sbom, "bomFormat"))) {
            return List.of("the SBOM is not CycloneDX in JSON");
        }
        List<String> problems = new ArrayList<>();
        if (!(sbom.get("metadata") instanceof JsonObject metadata)
                || !(metadata.get("component") instanceof JsonObject self)
                || !name(self)
                        .equals(StagedArtifact.GROUP_ID + ":" + artifact.artifactId() + ":" + artifact.version())) {
            problems.add("the SBOM is of another artifact");
        }
        Set<String> components = components(sbom);
        for (StagedPom.Dependency dependency : pom.dependencies()) {
            String name = dependency.groupId() + ":" + dependency.artifactId() + ":" + dependency.version();
            if (!components.contains(name)) {
                problems.add("the SBOM has no " + name);
            }
        }
        return problems;
    }

    private static Set<String> components(JsonObject sbom) {
        Set<String> names = new HashSet<>();
        if (sbom.get("components") instanceof JsonArray components) {
            for (JsonElement component : components) {
                if (component instanceof JsonObject object) {
                    names.add(name(object));
                }
            }
        }
        return names;
    }

    private static String name(JsonObject component) {
        return text(component, "group") + ":" + text(component, "name") + ":" + text(component, "version");
    }

    private static @Nullable String text(JsonObject object, String name) {
        return object.get(name) instanceof JsonPrimitive value ? value.getAsString() : null;
    }
}
