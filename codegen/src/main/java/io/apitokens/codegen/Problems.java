package io.apitokens.codegen;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the errors of a document, so that one build reports all of them. */
final class Problems {

    private final String spec;
    private final List<String> found = new ArrayList<>();

    Problems(String spec) {
        this.spec = spec;
    }

    void add(String where, String what) {
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
