package io.apitokens.checks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The shipped modules, found on the class path: directories of classes before the package phase, jars from then on. */
enum ShippedModule {
    COMMON("apitokens-common", "io.apitokens", "io.apitokens.Secret"),
    GCORE("apitokens-gcore", "io.apitokens.gcore", "io.apitokens.gcore.GcoreIam"),
    ASTRO("apitokens-astro", "io.apitokens.astro", "io.apitokens.astro.AstroIam"),
    OKTA("apitokens-okta", "io.apitokens.okta", "io.apitokens.okta.OktaIam"),
    ROTATION("apitokens-rotation", "io.apitokens.rotation", "io.apitokens.rotation.Journal"),
    SCHEDULER("apitokens-scheduler", "io.apitokens.scheduler", "io.apitokens.scheduler.RotationScheduler"),
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

    /** Returns the module's descriptor; empty for an automatic module, which exports all its packages. */
    Optional<ModuleDescriptor> descriptor() {
        Optional<ModuleDescriptor> found = reference().map(ModuleReference::descriptor);
        if (this != SCHEDULER && !found.filter(one -> !one.isAutomatic()).isPresent()) {
            throw new AssertionError(location() + " holds no module " + moduleName);
        }
        return found.filter(one -> !one.isAutomatic());
    }

    /** Returns the module; empty for the directory of one without a descriptor. */
    private Optional<ModuleReference> reference() {
        return ModuleFinder.of(location()).find(moduleName);
    }

    /** Returns every class of the module, sorted by name, including nested ones and excluding descriptors. */
    List<Class<?>> classes() {
        try {
            return names().stream()
                    .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .sorted()
                    .<Class<?>>map(ShippedModule::load)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> names() throws IOException {
        Optional<ModuleReference> found = reference();
        if (found.isPresent()) {
            try (ModuleReader reader = found.get().open();
                    Stream<String> names = reader.list()) {
                return names.toList();
            }
        }
        try (Stream<Path> files = Files.walk(location())) {
            return files.map(file -> location().relativize(file).toString()).toList();
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
