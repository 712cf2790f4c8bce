package io.apitokens.checks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The shipped modules, found on the class path: directories of classes before the package phase, jars from then on. */
enum ShippedModule {
    COMMON("apitokens-common", "io.apitokens", "io.apitokens.Secret"),
    GCORE("apitokens-gcore", "io.apitokens.gcore", "io.apitokens.gcore.GcoreIam"),
    ASTRO("apitokens-astro", "io.apitokens.astro", "io.apitokens.astro.AstroIam"),
    OKTA("apitokens-okta", "io.apitokens.okta", "io.apitokens.okta.OktaIam"),
    ROTATION("apitokens-rotation", "io.apitokens.rotation", "io.apitokens.rotation.Journal"),
    INVENTORY("apitokens-inventory", "io.apitokens.inventory", "io.apitokens.inventory.revocation.Revocation"),
    TESTKIT("apitokens-testkit", "io.apitokens.testkit", "io.apitokens.testkit.SimulatedVendor"),
    TESTKIT_ROTATION(
            "apitokens-testkit-rotation",
            "io.apitokens.testkit.rotation",
            "io.apitokens.testkit.rotation.JournalContract");

    private final String artifactId;
    private final String moduleName;
    private final String knownClass;

    ShippedModule(String artifactId, String moduleName, String knownClass) {
        this.artifactId = artifactId;
        this.moduleName = moduleName;
        this.knownClass = knownClass;
    }

    String artifactId() {
        return artifactId;
    }

    String moduleName() {
        return moduleName;
    }

    /** {@return the module whose classes these are; null for a class of another library} */
    static @Nullable ShippedModule of(String className) {
        ShippedModule found = null;
        for (ShippedModule module : values()) {
            boolean longer = found == null || module.moduleName.length() > found.moduleName.length();
            if (longer && className.startsWith(module.moduleName + ".")) {
                found = module;
            }
        }
        return found;
    }

    /** Returns the directory or jar that the module's classes are loaded from. */
    Path location() {
        try {
            return Path.of(load(knownClass)
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    ModuleReference reference() {
        return ModuleFinder.of(location())
                .find(moduleName)
                .orElseThrow(() -> new AssertionError(location() + " holds no module " + moduleName));
    }

    /** Returns every class of the module, sorted by name, including nested ones and excluding descriptors. */
    List<Class<?>> classes() {
        try (ModuleReader reader = reference().open();
                Stream<String> names = reader.list()) {
            return names.filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .sorted()
                    .<Class<?>>map(ShippedModule::load)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, ShippedModule.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(name + " is not on the class path", e);
        }
    }
}
