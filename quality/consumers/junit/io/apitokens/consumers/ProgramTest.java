package io.apitokens.consumers;

import io.apitokens.testkit.SimulatedAstro;
import io.apitokens.testkit.SimulatedGcore;
import io.apitokens.testkit.SimulatedVendors;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Runs the program with the simulators of the extension. */
@ExtendWith(SimulatedVendors.class)
class ProgramTest {

    @Test
    void theProgramRuns(SimulatedGcore gcore, SimulatedAstro astro, @TempDir Path directory) throws Exception {
        try (Stage stage = new Stage(gcore, astro, directory)) {
            String line = Program.run(stage.write(directory));
            stage.check();
            System.out.println(line + " junit=" + Test.class.getPackage().getImplementationVersion());
        }
    }
}
