package io.apitokens.proofs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/** The checksums and signatures of an artifact's files. */
final class StagedFiles {

    static final String SIGNATURE = ".asc";

    private static final Map<String, String> CHECKSUMS =
            new TreeMap<>(Map.of(".md5", "MD5", ".sha1", "SHA-1", ".sha256", "SHA-256", ".sha512", "SHA-512"));

    private StagedFiles() {}

    /**
     * Returns what is wrong.
     *
     * @param signed whether a file, the first argument, is signed by the second one
     */
    static List<String> problems(StagedArtifact artifact, BiPredicate<Path, Path> signed) throws IOException {
        List<String> problems = new ArrayList<>();
        List<Path> files;
        try (Stream<Path> list = Files.list(artifact.directory())) {
            files = list.sorted().toList();
        }
        for (Path file : files) {
            String name = file.getFileName().toString();
            if (!Files.isRegularFile(file) || !name.startsWith(artifact.artifactId() + "-" + artifact.version())) {
                problems.add(name + " is of another artifact");
            } else if (!name.endsWith(SIGNATURE) && CHECKSUMS.keySet().stream().noneMatch(name::endsWith)) {
                check(file, signed, problems);
            }
        }
        return problems;
    }

    private static void check(Path file, BiPredicate<Path, Path> signed, List<String> problems) throws IOException {
        byte[] content = Files.readAllBytes(file);
        for (Map.Entry<String, String> checksum : CHECKSUMS.entrySet()) {
            Path beside = file.resolveSibling(file.getFileName() + checksum.getKey());
            if (!Files.exists(beside)
                    || !Files.readString(beside).strip().equals(digest(checksum.getValue(), content))) {
                problems.add(beside.getFileName() + " is not the checksum");
            }
        }
        Path signature = file.resolveSibling(file.getFileName() + SIGNATURE);
        if (!Files.exists(signature) || !signed.test(file, signature)) {
            problems.add(signature.getFileName() + " is not a good signature");
        }
    }

    private static String digest(String algorithm, byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
