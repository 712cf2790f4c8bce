package io.apitokens.internal;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A file or directory that must not, or cannot, be used. Its message is this library's own, so it may be part of another
 * message.
 */
public final class UnusableFileException extends IOException {

    private static final long serialVersionUID = 1L;

    UnusableFileException(Path file, String problem) {
        super(ForeignText.printable(file + " " + problem));
    }
}
