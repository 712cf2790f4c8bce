package io.apitokens.checks;

import io.apitokens.VendorSpi;
import java.lang.module.ModuleDescriptor;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes the public API of a module: its descriptor, and one block for each public type of an exported package.
 * Everything is sorted, so that a small code change is a small difference; only enum constants and record components
 * keep their order, because users see it. Members that {@code Object}, enums and records declare implicitly are left
 * out.
 */
final class ApiDump {

    private static final Set<String> DECLARED_ANYWAY = Set.of("equals", "hashCode", "toString");

    private static final Set<String> IMPLEMENTORS_PACKAGES =
            Set.of("io.apitokens.spi", "io.apitokens.transport", "io.apitokens.testkit.contract");

    private final List<Class<?>> types;
    private final Set<String> exported;
    private final StringBuilder out = new StringBuilder();

    private ApiDump(List<Class<?>> types, Set<String> exported) {
        this.types = types;
        this.exported = exported;
    }

    /** Who a public type is for. */
    enum Kind {
        USERS(""),
        IMPLEMENTORS("-spi");

        private final String suffix;

        Kind(String suffix) {
            this.suffix = suffix;
        }

        String suffix() {
            return suffix;
        }

        static Kind of(Class<?> type) {
            Class<?> outermost = type;
            while (outermost.getDeclaringClass() != null) {
                outermost = outermost.getDeclaringClass();
            }
            boolean marked = IMPLEMENTORS_PACKAGES.contains(type.getPackageName())
                    || outermost.isAnnotationPresent(VendorSpi.class);
            return marked ? IMPLEMENTORS : USERS;
        }
    }

    /** {@return the dump; empty if the module has no public type of that kind} */
    static String of(ShippedModule module, Kind kind) {
        ApiDump dump = new ApiDump(module.classes(), exported(module));
        if (kind == Kind.USERS) {
            module.descriptor().ifPresent(dump::describe);
        }
        dump.shown().filter(type -> Kind.of(type) == kind).forEach(dump::describe);
        return dump.out.toString().stripLeading();
    }

    /** {@return how many public top-level types a module exports for these readers} */
    static long count(ShippedModule module, Kind kind) {
        return new ApiDump(module.classes(), exported(module))
                .shown()
                .filter(type -> type.getDeclaringClass() == null && Kind.of(type) == kind)
                .count();
    }

    private static Set<String> exported(ShippedModule module) {
        return module.descriptor()
                .map(descriptor -> descriptor.exports().stream()
                        .filter(exports -> !exports.isQualified())
                        .map(ModuleDescriptor.Exports::source))
                .orElseGet(() -> module.classes().stream().map(Class::getPackageName))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Stream<Class<?>> shown() {
        return types.stream().filter(type -> exported.contains(type.getPackageName()) && isShown(type));
    }

    private void describe(ModuleDescriptor descriptor) {
        out.append("module ").append(descriptor.name()).append('\n');
        descriptor.requires().stream()
                .filter(requires -> !requires.name().equals("java.base"))
                .map(requires -> "  requires "
                        + (requires.modifiers().contains(ModuleDescriptor.Requires.Modifier.STATIC) ? "static " : "")
                        + (requires.modifiers().contains(ModuleDescriptor.Requires.Modifier.TRANSITIVE)
                                ? "transitive "
                                : "")
                        + requires.name())
                .sorted()
                .forEach(line -> out.append(line).append('\n'));
        exported.forEach(name -> out.append("  exports ").append(name).append('\n'));
    }

    private void describe(Class<?> type) {
        TypeText text = new TypeText(type);
        out.append('\n').append(text.header()).append('\n');
        List<Member> members = new ArrayList<>();
        collect(type, members);
        constants(type).forEach(name -> out.append("  ").append(name).append('\n'));
        Stream.of(Field.class, Constructor.class, Method.class)
                .flatMap(kind -> members.stream()
                        .filter(kind::isInstance)
                        .map(member -> text.member(member))
                        .sorted())
                .distinct()
                .forEach(line -> out.append("  ")
                        .append(line.substring(line.indexOf('\0') + 1))
                        .append('\n'));
    }

    /** Collects the type's own members and those inherited from supertypes that users cannot see. */
    private void collect(Class<?> type, List<Member> members) {
        Stream<Member> declared = Stream.of(
                        type.getDeclaredFields(), type.getDeclaredConstructors(), type.getDeclaredMethods())
                .flatMap(Arrays::stream);
        declared.filter(member -> isShown(member.getModifiers()) && !member.isSynthetic())
                .filter(member -> !isDeclaredAnyway(member, type))
                .forEach(members::add);
        Stream.concat(Stream.ofNullable(type.getSuperclass()), Arrays.stream(type.getInterfaces()))
                .filter(types::contains)
                .filter(parent -> !exported.contains(parent.getPackageName()) || !isShown(parent))
                .forEach(parent -> collect(parent, members));
        members.removeIf(member -> member instanceof Constructor && member.getDeclaringClass() != type);
    }

    private static List<String> constants(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields())
                .filter(Field::isEnumConstant)
                .map(Field::getName)
                .toList();
    }

    private static boolean isShown(Class<?> type) {
        boolean outerShown = type.getDeclaringClass() == null || isShown(type.getDeclaringClass());
        return outerShown && isShown(type.getModifiers()) && !type.isAnonymousClass() && !type.isLocalClass();
    }

    private static boolean isShown(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }

    private static boolean isDeclaredAnyway(Member member, Class<?> type) {
        if (member instanceof Field field) {
            return field.isEnumConstant();
        }
        Class<?>[] parameters = ((Executable) member).getParameterTypes();
        if (type.isEnum() && Modifier.isStatic(member.getModifiers())) {
            return member.getName().equals("values") && parameters.length == 0
                    || member.getName().equals("valueOf") && Arrays.equals(parameters, new Class<?>[] {String.class});
        }
        if (type.isRecord() && isComponent(member, parameters, type)) {
            return true;
        }
        return DECLARED_ANYWAY.contains(member.getName()) && member instanceof Method;
    }

    /**
     * Returns whether a member is an accessor or the canonical constructor, which the record's header already shows.
     */
    private static boolean isComponent(Member member, Class<?>[] parameters, Class<?> type) {
        if (member instanceof Constructor) {
            return Arrays.equals(
                    parameters,
                    Arrays.stream(type.getRecordComponents())
                            .map(component -> component.getType())
                            .toArray(Class<?>[]::new));
        }
        return parameters.length == 0
                && Arrays.stream(type.getRecordComponents())
                        .anyMatch(component -> component.getName().equals(member.getName()));
    }
}
