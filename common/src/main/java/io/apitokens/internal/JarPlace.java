package io.apitokens.internal;

import java.lang.module.ModuleDescriptor;
import java.security.CodeSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Names jars in exceptions. */
public final class JarPlace {

    private JarPlace() {}

    /**
     * Returns where a library was loaded from.
     *
     * @param library its name
     * @param type returns one of its classes
     * @return the name and the place, or that the library is missing
     */
    public static String of(String library, Supplier<Class<?>> type) {
        try {
            CodeSource source = type.get().getProtectionDomain().getCodeSource();
            return library + (source == null ? " from an unknown place" : " from " + source.getLocation());
        } catch (LinkageError missing) {
            return library + " is missing";
        }
    }

    /**
     * Returns the version of the jar that a class was loaded from.
     *
     * @param type the class
     * @return the version in the module descriptor or in the manifest; null if neither has one
     */
    public static @Nullable String version(Class<?> type) {
        ModuleDescriptor module = type.getModule().getDescriptor();
        return module == null
                ? type.getPackage().getImplementationVersion()
                : module.rawVersion().orElse(null);
    }
}
