package io.apitokens.consumers;

import io.apitokens.testkit.SimulatedAstro;
import io.apitokens.testkit.SimulatedGcore;
import java.nio.file.Path;

/** Runs the program and the simulated vendors in one process. */
public final class InOneProcess {

    private InOneProcess() {}

    /**
     * Runs the program.
     *
     * @param args a file in an empty directory
     */
    public static void main(String[] args) throws Exception {
        Path directory = Path.of(args[0]).toAbsolutePath().getParent();
        try (SimulatedGcore gcore = SimulatedGcore.start();
                SimulatedAstro astro = SimulatedAstro.start();
                Stage stage = new Stage(gcore, astro, directory)) {
            System.out.println(Program.run(stage.write(directory)));
            stage.check();
        }
    }
}
