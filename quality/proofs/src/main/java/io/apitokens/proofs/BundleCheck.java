package io.apitokens.proofs;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;

/** Checks that a staged bundle holds what Maven Central asks for, and that a second build made the same bytes. */
public final class BundleCheck {

    private static final int FEWEST_ARTIFACTS = 10;

    private BundleCheck() {}

    /**
     * Prints a line for each artifact and one for the bundle; throws if something is wrong.
     *
     * @param args the folder of a staged bundle, and if wanted that of a second one to compare it with
     * @throws IOException if a file cannot be read
     */
    public static void main(String[] args) throws IOException {
        List<Bundle> bundles =
                List.of(args).stream().map(Path::of).map(Bundle::new).toList();
        if (!holds(bundles, BundleCheck::verifiesWithGpg, FEWEST_ARTIFACTS, System.out)) {
            throw new IllegalStateException("the bundle is not as it must be");
        }
    }

    /** Checks the first bundle, and compares it with the second one if there is one. */
    static boolean holds(List<Bundle> bundles, BiPredicate<Path, Path> signed, int fewest, PrintStream out)
            throws IOException {
        Map<String, List<String>> checked = bundles.get(0).check(signed);
        checked.forEach((artifact, problems) ->
                out.println(artifact + ": " + (problems.isEmpty() ? "complete" : String.join("; ", problems))));
        long complete = checked.values().stream().filter(List::isEmpty).count();
        Set<String> differences =
                bundles.size() == 1 ? Set.of() : bundles.get(0).differences(bundles.get(1));
        differences.forEach(name -> out.println("not the same: " + name));
        String twice = bundles.size() == 1 ? "built once" : "twice identical";
        out.println("bundle: artifacts=" + checked.size() + " complete=" + complete + ", "
                + (differences.isEmpty() ? twice : differences.size() + " files not the same"));
        return checked.size() >= fewest && complete == checked.size() && differences.isEmpty();
    }

    private static boolean verifiesWithGpg(Path file, Path signature) {
        try {
            Process gpg = new ProcessBuilder("gpg", "--batch", "--verify", signature.toString(), file.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try {
                return gpg.waitFor(1, TimeUnit.MINUTES) && gpg.exitValue() == 0;
            } finally {
                gpg.destroyForcibly();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("gpg cannot be run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
