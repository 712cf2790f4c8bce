package io.apitokens.call;

import io.apitokens.Secret;
import io.apitokens.error.CallFacts;
import io.apitokens.json.JsonByteReader;
import io.apitokens.json.JsonShapeException;
import io.apitokens.transport.Headers;
import java.io.EOFException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Decodes a response whose body is a JSON document. */
@FunctionalInterface
interface DocumentDecoder<T> extends Decoder<T> {

    /**
     * Reads the document.
     *
     * @param headers the response's headers
     * @param in reads the response's body
     * @return the value
     * @throws JsonShapeException if the document does not have the required structure
     * @throws IOException if the body is not a JSON document
     */
    T read(Headers headers, JsonByteReader in) throws IOException;

    @Override
    default Decoded<T> decode(RawResponse response, CallFacts facts) {
        JsonByteReader in = reader(response);
        try {
            T value = read(response.headers(), in);
            String problem = in.problem();
            return problem == null ? new Decoded.Value<>(value) : new Decoded.Partial<>(value, problem);
        } catch (JsonShapeException e) {
            return new Decoded.Unusable<>(String.valueOf(e.getMessage()), in.secret(), null, false, in.identity());
        } catch (IOException | RuntimeException e) {
            // Gson's exceptions quote the document, so neither their message nor the exceptions themselves are kept.
            return breaksOff(response.bytes())
                    ? Decoded.cut(new EOFException("the document is incomplete"), in.secret())
                    : Decoded.unusable("the response is not a JSON document of the expected shape", in.secret());
        } catch (Throwable e) {
            return Decoded.unusable(
                    "the response cannot be read (" + e.getClass().getSimpleName() + ")", in.secret());
        }
    }

    @Override
    default @Nullable Secret secretIn(RawResponse response) {
        JsonByteReader in = reader(response);
        try {
            read(response.headers(), in);
        } catch (Throwable expected) {
            return in.secret();
        }
        return in.secret();
    }

    private static JsonByteReader reader(RawResponse response) {
        return new JsonByteReader(response.bytes());
    }

    /**
     * Returns whether unreadable JSON ends inside an object, an array or a string. A response without an announced
     * length looks complete wherever its connection broke.
     */
    static boolean breaksOff(byte[] utf8) {
        int depth = 0;
        boolean quoted = false;
        for (int i = startOf(utf8); i < utf8.length; i++) {
            int c = utf8[i];
            if (c == '"') {
                quoted = !quoted;
            } else if (quoted) {
                i += c == '\\' ? 1 : 0;
            } else if (c == '{' || c == '[') {
                depth++;
            } else if (c == '}' || c == ']') {
                depth--;
            } else if (depth == 0 && (c > ' ' || c < 0)) {
                // This is not the beginning of a JSON document.
                return false;
            }
        }
        return quoted || depth > 0;
    }

    /** Returns the index after a byte order mark. */
    private static int startOf(byte[] utf8) {
        boolean marked = utf8.length > 2 && utf8[0] == (byte) 0xEF && utf8[1] == (byte) 0xBB && utf8[2] == (byte) 0xBF;
        return marked ? 3 : 0;
    }
}
