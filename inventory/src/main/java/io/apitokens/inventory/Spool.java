package io.apitokens.inventory;

import io.apitokens.Account;
import io.apitokens.inventory.audit.AuditVisitor;
import io.apitokens.inventory.audit.AuditedAccount;
import io.apitokens.inventory.audit.AuditedToken;
import io.apitokens.inventory.audit.Finding;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The tokens of all accounts on the disk, one line of JSON each, in one file per account, sorted by id. So accounts are
 * read in parallel, outputs have a stable order, and no number of tokens fills the memory.
 */
final class Spool implements AuditVisitor {

    private final Path directory;
    private final Object merging = new Object();
    private final Map<Account, SortedLines> begun = new ConcurrentHashMap<>();
    private final Map<Account, Path> files = new ConcurrentHashMap<>();
    private final List<String> acceptances = Collections.synchronizedList(new ArrayList<>());

    Spool(Path directory) {
        this.directory = directory;
    }

    /** The place of a token in the spool. */
    record Place(Account account, long offset, int length) {}

    /** A recipient of the tokens. */
    @FunctionalInterface
    interface Reader {
        void row(String line, Place place) throws IOException;
    }

    @Override
    public void token(AuditedToken token) {
        try {
            begun.computeIfAbsent(token.token().id().account(), account -> new SortedLines(directory, merging))
                    .add(TokenJson.of(token));
        } catch (IOException e) {
            throw new UncheckedIOException("a token cannot be written", e);
        }
    }

    @Override
    public void account(AuditedAccount account) {
        SortedLines lines = begun.remove(account.account());
        if (lines != null) {
            try {
                files.put(account.account(), lines.sorted());
            } catch (IOException e) {
                throw new UncheckedIOException("the tokens of an account cannot be written", e);
            }
        }
    }

    @Override
    public void acceptance(Finding finding) {
        acceptances.add(TokenJson.of(finding));
    }

    /** Returns the findings about acceptances, one line of JSON each. */
    List<String> acceptances() {
        return List.copyOf(acceptances);
    }

    /** Reads the tokens of accounts, in their order. */
    void read(List<AuditedAccount> accounts, Reader reader) throws IOException {
        for (AuditedAccount each : accounts) {
            Path file = files.get(each.account());
            if (file != null) {
                read(each.account(), file, reader);
            }
        }
    }

    private static void read(Account account, Path file, Reader reader) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            long offset = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int length = line.getBytes(StandardCharsets.UTF_8).length;
                reader.row(line, new Place(account, offset, length));
                offset += length + 1;
            }
        }
    }

    /** Reads one token again. */
    String line(Place place) throws IOException {
        Path file = files.get(place.account());
        if (file == null) {
            throw new IOException("no tokens of the account were written");
        }
        ByteBuffer bytes = ByteBuffer.allocate(place.length());
        try (SeekableByteChannel in = Files.newByteChannel(file)) {
            in.position(place.offset());
            while (bytes.hasRemaining()) {
                if (in.read(bytes) < 0) {
                    throw new IOException("the file of an account was cut");
                }
            }
        }
        return new String(bytes.array(), StandardCharsets.UTF_8);
    }
}
