package io.apitokens.journals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Commands that run a class of these tests in a JVM of its own. */
final class Programs {

    private Programs() {}

    static List<String> command(Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }
}
