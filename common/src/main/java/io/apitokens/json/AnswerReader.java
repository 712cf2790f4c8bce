package io.apitokens.json;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import io.apitokens.Secret;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/**
 * Reads one answer, and remembers the first secret in it, so that the secret is not lost when the rest of the document
 * turns out to be cut off or broken. What follows the document is not looked at. Not thread-safe.
 */
public final class AnswerReader extends JsonReader {

    /** Far above what any answer needs, far below what would exhaust a stack of nested readers. */
    private static final int NESTING_LIMIT = 64;

    private @Nullable Secret secret;

    /**
     * Creates a reader.
     *
     * @param in the text of the answer; bounded by the caller
     */
    public AnswerReader(Reader in) {
        super(in);
        // LEGACY_STRICT is RFC 8259 but for two harmless things: raw control characters in a text, and TRUE for true.
        // A raw tab in a description must not cost the one copy of a secret; comments, NaN, single quotes and prefixes
        // stay errors.
        setStrictness(Strictness.LEGACY_STRICT);
        setNestingLimit(NESTING_LIMIT);
    }

    /**
     * Gives the first secret that was read so far.
     *
     * @return null if none was read
     */
    public @Nullable Secret secret() {
        return secret;
    }

    void keep(Secret found) {
        if (secret == null) {
            secret = found;
        }
    }
}
