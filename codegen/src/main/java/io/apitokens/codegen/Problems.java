package io.apitokens.codegen;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects the errors of a document, so that one build reports all of them. */
final class Problems {

    private final String spec;
    private final Set<String> found = new LinkedHashSet<>();

    Problems(String spec) {
        this.spec = spec;
    }

    void add(Place where, String what) {
        found.add(where + ": " + what);
    }

    void requireNone() {
        if (!found.isEmpty()) {
            throw new IllegalArgumentException(
                    spec + ": no client can be generated; no file was written. Fix these errors:\n  - "
                            + String.join("\n  - ", found));
        }
    }

    /** Returns the value, or throws if it is null because the document cannot be read without it. */
    static <T> T found(@Nullable T value, String what) {
        if (value == null) {
            throw new IllegalArgumentException("the document refers to " + what + ", which does not exist");
        }
        return value;
    }
}
