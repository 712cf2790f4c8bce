package io.apitokens.inventory;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A file in UTF-8 that is being written, with the SHA-256 of its bytes. */
final class Draft implements Closeable {

    private final Path path;
    private final FileChannel file;
    private final MessageDigest digest;
    private final Writer out;
    private String sha256 = "";
    private long bytes;

    private Draft(Path path, FileChannel file, MessageDigest digest) {
        this.path = path;
        this.file = file;
        this.digest = digest;
        this.out = new BufferedWriter(new OutputStreamWriter(
                new DigestOutputStream(Channels.newOutputStream(file), digest), StandardCharsets.UTF_8));
    }

    static Draft create(Path path) throws IOException {
        FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            return new Draft(path, file, MessageDigest.getInstance("SHA-256"));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    Writer out() {
        return out;
    }

    Path path() {
        return path;
    }

    String name() {
        return String.valueOf(path.getFileName());
    }

    /** Returns the hash of a closed draft in hexadecimal digits. */
    String sha256() {
        return sha256;
    }

    /** Returns the length of a closed draft. */
    long bytes() {
        return bytes;
    }

    /** Completes the file, so that it survives a power failure. */
    @Override
    public void close() throws IOException {
        if (file.isOpen()) {
            out.flush();
            bytes = file.size();
            file.force(true);
            out.close();
            sha256 = HexFormat.of().formatHex(digest.digest());
        }
    }

    /** Closes an incomplete file, which is then deleted. */
    void abandon() {
        try {
            file.close();
        } catch (IOException e) {
            // Nothing of it is used.
            return;
        }
    }
}
