package io.apitokens.fuzz;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Searches all output for canaries in every encoding that a string may pass through, and records where one was found.
 */
final class Sightings {

    /** The shortest run of a canary, in any encoding, that counts as found. */
    private static final int RUN = 10;

    private static final int MAX_SERIALISED = 3;

    private static final Gson GSON = new GsonBuilder().serializeNulls().create();
    private static final Gson PLAIN_GSON =
            new GsonBuilder().disableHtmlEscaping().create();
    private static final ObjectMapper BEANS = new ObjectMapper().disable(SerializationFeature.FAIL_ON_EMPTY_BEANS);
    private static final ObjectMapper FIELDS = new ObjectMapper()
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .setVisibility(PropertyAccessor.FIELD, Visibility.ANY)
            .setVisibility(PropertyAccessor.GETTER, Visibility.ANY);

    private final Set<String> runs = new LinkedHashSet<>();
    private final BitSet beginnings = new BitSet();
    private final Set<String> passingRuns = new HashSet<>();
    private final BitSet passingBeginnings = new BitSet();
    private final Map<String, Integer> serialised = new HashMap<>();
    private final Set<String> seen = new LinkedHashSet<>();
    private final Graph graph = new Graph(this);
    private String scene = "";
    private String act = "";
    private long texts;

    Sightings(String... canaries) {
        for (String canary : canaries) {
            spellings(canary).forEach(spelling -> addRuns(spelling, runs, beginnings));
        }
    }

    private static List<String> spellings(String canary) {
        List<String> spellings = new ArrayList<>();
        spellings.add(canary);
        spellings.add(URLEncoder.encode(canary, StandardCharsets.UTF_8));
        spellings.add(URLEncoder.encode(canary, StandardCharsets.UTF_8).replace("+", "%20"));
        spellings.add(unquoted(GSON.toJson(canary)));
        spellings.add(unquoted(PLAIN_GSON.toJson(canary)));
        spellings.add(unquoted(PLAIN_GSON.toJson(canary)).replace("/", "\\/"));
        byte[] bytes = canary.getBytes(StandardCharsets.UTF_8);
        spellings.add(HexFormat.of().formatHex(bytes));
        for (int shift = 0; shift < 3; shift++) {
            // Keep only the characters that do not depend on the neighbours, as inside a longer Base64 string.
            byte[] shifted = new byte[bytes.length + shift];
            System.arraycopy(bytes, 0, shifted, shift, bytes.length);
            String base64 = Base64.getEncoder().withoutPadding().encodeToString(shifted);
            String inner = base64.substring(shift == 0 ? 0 : shift + 1, base64.length() - 1);
            spellings.add(inner);
            spellings.add(inner.replace('+', '-').replace('/', '_'));
        }
        return spellings;
    }

    private static String unquoted(String json) {
        return json.substring(1, json.length() - 1);
    }

    private static void addRuns(String spelling, Set<String> runs, BitSet beginnings) {
        for (int i = 0; i + RUN <= spelling.length(); i++) {
            runs.add(spelling.substring(i, i + RUN));
            beginnings.set(beginning(spelling, i));
        }
    }

    /** Adds a canary that is searched for, as it is written, until the next scene. */
    synchronized void watch(String canary) {
        addRuns(canary, passingRuns, passingBeginnings);
    }

    /** Sets the current action and failure, for the report. */
    synchronized void scene(String where, String what) {
        passingRuns.clear();
        passingBeginnings.clear();
        act = what;
        scene = where + ", " + what;
    }

    Set<String> seen() {
        return seen;
    }

    long texts() {
        return texts;
    }

    synchronized void text(String where, @Nullable String text) {
        texts++;
        if (text == null) {
            return;
        }
        for (int i = 0; i + RUN <= text.length(); i++) {
            int beginning = beginning(text, i);
            if ((beginnings.get(beginning) && runs.contains(text.substring(i, i + RUN)))
                    || (passingBeginnings.get(beginning) && passingRuns.contains(text.substring(i, i + RUN)))) {
                seen.add(where + ", first seen in: " + scene);
                return;
            }
        }
    }

    /** Hashes three characters, which rules out most positions of a string before the exact search. */
    private static int beginning(String text, int at) {
        return ((text.charAt(at) * 31 + text.charAt(at + 1)) * 31 + text.charAt(at + 2)) & 0xffff;
    }

    /** Searches an object and all objects of this library reachable from it, in every form that users may print. */
    void object(String where, @Nullable Object object) {
        graph.walk(where, object);
    }

    /**
     * Searches one object. Serialisers run on the first few of each class in each scene; the walk over the fields
     * covers all.
     */
    void oneObject(String where, Object object) {
        text(where + ", toString", object.toString());
        if (object instanceof Throwable error) {
            text(where + ", stack trace", written(out -> error.printStackTrace(new PrintWriter(out, true))));
        }
        if (serialised.merge(where + act, 1, Integer::sum) <= MAX_SERIALISED) {
            text(where + ", Gson", written(out -> GSON.toJson(object, out)));
            text(where + ", Jackson", written(out -> BEANS.writeValue(out, object)));
            text(where + ", Jackson with fields", written(out -> FIELDS.writeValue(out, object)));
            text(where + ", Java serialisation", serialised(object));
        }
    }

    @FunctionalInterface
    private interface Writing {
        void to(StringWriter out) throws IOException;
    }

    /** Returns the serialised output, including what was written before a serialiser failed. */
    private static String written(Writing writing) {
        StringWriter out = new StringWriter();
        try {
            writing.to(out);
        } catch (IOException | RuntimeException | StackOverflowError notSerialisable) {
            return out + String.valueOf(notSerialisable.getMessage());
        }
        return out.toString();
    }

    private static String serialised(Object object) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        } catch (IOException | RuntimeException notSerialisable) {
            return bytes.toString(StandardCharsets.ISO_8859_1);
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }
}
