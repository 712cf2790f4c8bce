package io.apitokens.checks;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.apitokens.LastUse;
import io.apitokens.Secret;
import io.apitokens.json.Timestamp;
import io.apitokens.testkit.SimulatedRequest;
import io.apitokens.testkit.SimulatedVendor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The attributes of one Terraform resource, each with the Java that reads or sets it. That Java is taken from the
 * source of the subclass, so that a table can only show code that runs.
 */
abstract class ParityRows implements AutoCloseable {

    private static final Pattern READ =
            Pattern.compile("\\b(?:read|flag)\\(\\s*\"([^\"]+)\",.*?\\(\\) -> (.*?)\\);\n", Pattern.DOTALL);
    private static final Pattern SET =
            Pattern.compile("\\bset\\(\\s*\"([^\"]+)\",.*?\\(\\) -> (.*?)\\);\n", Pattern.DOTALL);

    /** The accessor of an attribute, and the value that the vendor's response has for it. */
    record Read(String expected, Supplier<? extends Object> accessor, boolean flag) {}

    /** The setter of an attribute, the place of its value in the request, and the value. A place of "" is the path. */
    record Set(String place, String expected, Runnable setting) {}

    private final Map<String, Read> reads = new LinkedHashMap<>();
    private final Map<String, Set> sets = new LinkedHashMap<>();
    private final Map<String, String> readTexts;
    private final Map<String, String> setTexts;

    ParityRows() {
        String source = source();
        readTexts = texts(READ, source);
        setTexts = texts(SET, source);
    }

    /** {@return the simulated vendor} */
    abstract SimulatedVendor vendor();

    /** Reads a response in which all values differ and, of the booleans, only {@code trueFlag} is true. */
    abstract void receive(String trueFlag);

    /** Sends the requests that contain the values that were set. */
    abstract void send();

    @Override
    public abstract void close();

    /** Adds an attribute of a response. */
    final void read(String attribute, Object expected, Supplier<? extends Object> accessor) {
        reads.put(attribute, new Read(expected.toString(), accessor, false));
    }

    /** Adds a boolean attribute of a response. */
    final void flag(String attribute, Supplier<? extends Object> accessor) {
        reads.put(attribute, new Read("true", accessor, true));
    }

    /** Adds an attribute that a request can set. */
    final void set(String attribute, String place, Object expected, Runnable setting) {
        sets.put(attribute, new Set(place, expected.toString(), setting));
    }

    Map<String, Read> reads() {
        return reads;
    }

    Map<String, Set> sets() {
        return sets;
    }

    /** {@return the Java that reads an attribute; empty if none does} */
    String readText(String attribute) {
        return readTexts.getOrDefault(attribute, "");
    }

    /** {@return the Java that sets an attribute; empty if none does} */
    String setText(String attribute) {
        return setTexts.getOrDefault(attribute, "");
    }

    /** {@return the value of an attribute as a string} */
    String value(Read read) {
        return plain(read.accessor().get());
    }

    /** {@return the values at a place in the requests so far} */
    List<String> sent(String place) {
        return vendor().requests().stream()
                .flatMap(request -> sent(request, place).stream())
                .toList();
    }

    private static Optional<String> sent(SimulatedRequest request, String place) {
        if (place.isEmpty()) {
            return Optional.of(request.path());
        }
        if (request.body().isEmpty()) {
            return Optional.empty();
        }
        JsonElement at = JsonParser.parseString(request.body());
        for (String step : place.split("/")) {
            if (at != null && at.isJsonObject()) {
                at = at.getAsJsonObject().get(step);
            } else if (at != null && at.isJsonArray()) {
                int index = Integer.parseInt(step);
                at = index < at.getAsJsonArray().size() ? at.getAsJsonArray().get(index) : null;
            }
        }
        return at == null || !at.isJsonPrimitive() ? Optional.empty() : Optional.of(at.getAsString());
    }

    private static String plain(Object value) {
        if (value instanceof Optional<?> optional) {
            return plain(optional.orElseThrow());
        }
        if (value instanceof List<?> list && list.size() == 1) {
            return plain(list.get(0));
        }
        if (value instanceof LastUse.Within within && within.earliest().equals(within.latest())) {
            return within.latest().toString();
        }
        if (value instanceof Timestamp timestamp) {
            Instant instant = timestamp.instant();
            return String.valueOf(instant);
        }
        return value instanceof Secret secret ? secret.expose() : String.valueOf(value);
    }

    private String source() {
        Path file = Path.of(
                System.getProperty("project.root", "."),
                "quality/checks/src/test/java/io/apitokens/checks",
                getClass().getSimpleName() + ".java");
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException("the source of " + getClass().getSimpleName() + " is needed", e);
        }
    }

    /** Removes all white space, because a formatter may break a line anywhere. */
    static String withoutSpace(String java) {
        return java.replaceAll("\\s", "");
    }

    private static Map<String, String> texts(Pattern row, String source) {
        Map<String, String> texts = new LinkedHashMap<>();
        Matcher rows = row.matcher(source);
        while (rows.find()) {
            texts.put(rows.group(1), withoutSpace(rows.group(2)));
        }
        return texts;
    }
}
