package io.apitokens.internal;

import java.security.CodeSource;
import java.util.function.Supplier;

/** Names the jars of other libraries in exceptions. */
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
}
