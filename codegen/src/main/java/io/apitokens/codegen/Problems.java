package io.apitokens.codegen;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with a document, so that one run of the build tells all of it. */
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
                    spec + " cannot be generated from:\n  - " + String.join("\n  - ", found));
        }
    }

    /** Insists on something without which nothing more can be said about the document. */
    static <T> T found(@Nullable T value, String what) {
        if (value == null) {
            throw new IllegalArgumentException("the document refers to " + what + ", which is not there");
        }
        return value;
    }
}
