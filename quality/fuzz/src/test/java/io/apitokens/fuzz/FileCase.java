package io.apitokens.fuzz;

import io.apitokens.Secret;
import io.apitokens.SecretStore;
import io.apitokens.StoredSecret;
import io.apitokens.TokenId;
import io.apitokens.error.ApiTokenException;
import io.apitokens.fuzz.ScriptedTransport.Violation;
import io.apitokens.rotation.CreateRecovery;
import io.apitokens.rotation.Journal;
import io.apitokens.rotation.JournalEntry;
import io.apitokens.rotation.Rotation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/** The content of one file, passed to everything that reads files: journals, secret stores and credentials. */
final class FileCase {

    private static final TokenId TOKEN = TokenId.parse("gcore/456/42");
    private static final String RECORD = "{\"id\":42,\"name\":\"ci\",\"created\":\"2026-08-01T09:00:00Z\","
            + "\"description\":\"x [apitokens:26a4ddc048e3c13e9d3aed8cbfc52d3a]\",\"last_usage\":\"\","
            + "\"client_user\":{\"role\":{\"id\":2,\"name\":\"Users\"},\"user_id\":1,\"client_id\":456}}";
    private static final Script SEARCHED = script("200\n\n[" + RECORD + "]\n%%%\n204\n\n");
    private static final Script ROTATED = script("200\n\n" + RECORD);
    private static final Script OKTA = script("200\n\n[]");

    private static final List<Reader> READERS = List.of(
            FileCase::journal,
            FileCase::recovery,
            FileCase::rotation,
            FileCase::store,
            FileCase::credential,
            FileCase::secretFile);

    private FileCase() {}

    /** Reads a file. */
    @FunctionalInterface
    private interface Reader {
        void read(Path file) throws IOException;
    }

    /** Returns the number of cases of an input. */
    static int count() {
        return READERS.size();
    }

    static void run(byte[] content) {
        try {
            Path folder = Files.createTempDirectory("fuzz");
            try {
                Path file = Files.createFile(
                        folder.resolve("file"),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.write(file, content);
                READERS.forEach(reader -> one(reader, file, new String(content, StandardCharsets.UTF_8)));
            } finally {
                remove(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void one(Reader reader, Path file, String content) {
        try {
            reader.read(file);
        } catch (IOException | ApiTokenException e) {
            TextCase.checkQuote(e, content.strip());
        } catch (RuntimeException | StackOverflowError e) {
            Violation violation = new Violation("no typed error: " + e);
            violation.initCause(e);
            throw violation;
        }
    }

    private static void journal(Path file) throws IOException {
        List<JournalEntry> entries = Journal.file(file).entries();
        Journal copy = Journal.file(file.resolveSibling("copy"));
        for (JournalEntry entry : entries.subList(0, Math.min(1, entries.size()))) {
            if (!copy.replace(entry.key(), null, entry) || !copy.entries().equals(List.of(entry))) {
                throw new Violation("a journal changes the entry " + entry);
            }
        }
    }

    private static void recovery(Path file) throws IOException {
        Setup setup = TextCase.setup(SEARCHED, Vendor.GCORE);
        CreateRecovery.of(inMemory(file))
                .withTimeSource(setup.timeSource())
                .recover(setup.gcore().tokens());
    }

    private static void rotation(Path file) throws IOException {
        Setup setup = TextCase.setup(ROTATED, Vendor.GCORE);
        Rotation.builder(setup.gcore().tokens(), TOKEN, setup.store(), inMemory(file))
                .timeSource(setup.timeSource())
                .build()
                .advance();
    }

    /** Copies a journal, so that the steps after reading it do not wait for a disk. */
    private static Journal inMemory(Path file) throws IOException {
        Journal journal = Journal.inMemory();
        for (JournalEntry entry : Journal.file(file).entries()) {
            journal.replace(entry.key(), null, entry);
        }
        return journal;
    }

    private static void store(Path file) throws IOException {
        SecretStore store = SecretStore.file(file);
        StoredSecret held = store.read().orElse(null);
        if (held != null) {
            TextCase.checkQuote(
                    new IOException(held + " " + store), held.secret().expose());
        }
    }

    private static void credential(Path file) {
        TextCase.setup(OKTA, Vendor.OKTA)
                .oktaBuilder()
                .credentialsFrom(SecretStore.file(file))
                .build()
                .tokens()
                .list()
                .toList();
    }

    private static void secretFile(Path file) {
        Secret.fromFile(file);
    }

    private static Script script(String text) {
        return Script.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
