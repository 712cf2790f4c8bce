package io.apitokens.consumers;

import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.nio.file.Path;

/** Runs the program when the application has started. */
@QuarkusMain
public class QuarkusConsumer implements QuarkusApplication {

    @Override
    public int run(String... args) throws Exception {
        System.out.println(Program.run(Path.of(args[0])) + " quarkus");
        return 0;
    }
}
