package io.apitokens.inventory.revocation;

import io.apitokens.Account;
import io.apitokens.error.ConfigurationException;
import io.apitokens.internal.ForeignText;
import io.apitokens.internal.PrivateFile;
import io.apitokens.internal.UnusableFileException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * A file with a plan: UTF-8, one JSON object per line. The first line has the version, the last one a hash of all lines
 * before it. Only its owner can read it.
 */
final class PlanFile {

    private static final int LONGEST = 256 << 20;
    private static final String HASH = "{\"sha256\":\"";

    private final Path path;
    private final PrivateFile file;

    private PlanFile(Path path, PrivateFile file) {
        this.path = path;
        this.file = file;
    }

    static PlanFile at(Path path) {
        try {
            return new PlanFile(path, PrivateFile.at(path));
        } catch (IllegalArgumentException e) {
            throw refused(path, "does not name a file");
        }
    }

    /**
     * Replaces the file.
     *
     * @param lines the lines, of which the first has the version, see {@link PlanLines#head}
     */
    void write(String lines) {
        byte[] first = lines.getBytes(StandardCharsets.UTF_8);
        byte[] last = (HASH + hash(first) + "\"}\n").getBytes(StandardCharsets.US_ASCII);
        try {
            file.locked(() -> {
                file.replace(out -> {
                    out.write(first);
                    out.write(last);
                });
                return true;
            });
        } catch (IOException e) {
            throw refused("cannot be written" + told(e) + ": check its directory, and that the disk has space; a former"
                    + " plan in its place was kept");
        }
    }

    /** Returns the lines without the last one, after a check of the version and the hash. */
    List<String> read(PlanFormat format) {
        String text = new String(bytes(), StandardCharsets.UTF_8);
        format.check(text, this::refused);
        int last = text.lastIndexOf('\n', text.length() - 2) + 1;
        String lines = text.substring(0, last);
        if (!text.substring(last).equals(HASH + hash(lines.getBytes(StandardCharsets.UTF_8)) + "\"}\n")) {
            throw refused("was changed or cut off after it was written; nothing of it is used: plan again");
        }
        return lines.lines().toList();
    }

    /** Checks that there is a client for each account of a plan. */
    void requireAll(Set<Account> planned, Set<Account> present) {
        for (Account account : planned) {
            if (!present.contains(account)) {
                throw refused("is a plan of the account " + account
                        + ", which is not in the directory: add a client for it, or plan again");
            }
        }
    }

    private byte[] bytes() {
        try {
            return file.read(LONGEST).orElseThrow(() -> refused("does not exist: check the path"));
        } catch (IOException e) {
            throw refused("cannot be read" + told(e) + ": check its permissions");
        }
    }

    private static String hash(byte[] bytes) {
        return HexFormat.of().formatHex(Fingerprint.sha256().digest(bytes));
    }

    /** Returns the problem, if it is in this library's own words. */
    private static String told(IOException e) {
        return e instanceof UnusableFileException
                ? " (" + e.getMessage() + ")"
                : " (" + e.getClass().getSimpleName() + ")";
    }

    ConfigurationException refused(String problem) {
        return refused(path, problem);
    }

    private static ConfigurationException refused(Path path, String problem) {
        return ConfigurationException.of(ForeignText.printable("file " + path), problem);
    }
}
