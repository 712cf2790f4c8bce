package io.apitokens.checks;

import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedTypeVariable;
import java.lang.reflect.AnnotatedWildcardType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A type and its members as strings. The JDK's own strings differ between releases; these do not. Names of the JDK and
 * of the type's own package are written without their package; nullness is part of a type.
 */
final class TypeText {

    private final Class<?> owner;

    TypeText(Class<?> owner) {
        this.owner = owner;
    }

    String header() {
        Class<?> type = owner;
        StringBuilder out = new StringBuilder(deprecated(type)).append(visibility(type.getModifiers()));
        if (type.isRecord()) {
            out.append("record ");
        } else if (type.isEnum()) {
            out.append("enum ");
        } else if (type.isAnnotation()) {
            out.append("@interface ");
        } else {
            out.append(type.isSealed() ? "sealed " : "");
            out.append(Modifier.isAbstract(type.getModifiers()) && !type.isInterface() ? "abstract " : "");
            out.append(Modifier.isFinal(type.getModifiers()) ? "final " : "");
            out.append(type.isInterface() ? "interface " : "class ");
        }
        out.append(type.getCanonicalName()).append(variables(type.getTypeParameters()));
        if (type.isRecord()) {
            out.append(Arrays.stream(type.getRecordComponents())
                    .map(component -> of(component.getAnnotatedType()) + " " + component.getName())
                    .collect(Collectors.joining(", ", "(", ")")));
        }
        return out + supertypes(type);
    }

    private String supertypes(Class<?> type) {
        String out = "";
        Class<?> parent = type.getSuperclass();
        if (parent != null && !Stream.of(Object.class, Record.class, Enum.class).anyMatch(parent::equals)) {
            out += " extends " + of(type.getAnnotatedSuperclass());
        }
        if (type.getInterfaces().length > 0) {
            out += type.isInterface() ? " extends " : " implements ";
            out += Arrays.stream(type.getAnnotatedInterfaces())
                    .map(this::of)
                    .sorted()
                    .collect(Collectors.joining(", "));
        }
        if (type.isSealed()) {
            out += Arrays.stream(type.getPermittedSubclasses())
                    .map(this::name)
                    .sorted()
                    .collect(Collectors.joining(", ", " permits ", ""));
        }
        return out;
    }

    /** Returns the sort key, a zero character, and the line. */
    String member(Member member) {
        StringBuilder out = new StringBuilder(deprecated((AnnotatedElement) member));
        out.append(visibility(member.getModifiers()));
        out.append(Modifier.isStatic(member.getModifiers()) ? "static " : "");
        boolean hasBody = member instanceof Method method && method.isDefault();
        out.append(hasBody ? "default " : "");
        out.append(Modifier.isAbstract(member.getModifiers()) && !owner.isInterface() ? "abstract " : "");
        if (member instanceof Field field) {
            out.append(Modifier.isFinal(field.getModifiers()) ? "final " : "");
            return field.getName() + '\0' + out + of(field.getAnnotatedType()) + " " + field.getName();
        }
        boolean closed = Modifier.isFinal(member.getModifiers()) && !Modifier.isFinal(owner.getModifiers());
        out.append(closed && !Modifier.isStatic(member.getModifiers()) ? "final " : "");
        Executable executable = (Executable) member;
        String variables = variables(executable.getTypeParameters());
        out.append(variables).append(variables.isEmpty() ? "" : " ");
        if (member instanceof Constructor) {
            out.append(owner.getSimpleName());
        } else {
            out.append(of(executable.getAnnotatedReturnType())).append(' ').append(member.getName());
        }
        String parameters = parameters(executable);
        out.append(parameters);
        if (executable.getExceptionTypes().length > 0) {
            out.append(Arrays.stream(executable.getAnnotatedExceptionTypes())
                    .map(this::of)
                    .sorted()
                    .collect(Collectors.joining(", ", " throws ", "")));
        }
        return member.getName() + parameters + '\0' + out;
    }

    private String parameters(Executable executable) {
        String text = Arrays.stream(executable.getAnnotatedParameterTypes())
                .map(this::of)
                .collect(Collectors.joining(", ", "(", ")"));
        return executable.isVarArgs() ? text.replaceFirst("\\[]\\)$", "...)") : text;
    }

    private String variables(TypeVariable<?>[] variables) {
        return variables.length == 0
                ? ""
                : Arrays.stream(variables)
                        .map(variable -> variable.getName() + bounds(" extends ", variable.getAnnotatedBounds()))
                        .collect(Collectors.joining(", ", "<", ">"));
    }

    private String bounds(String keyword, AnnotatedType... bounds) {
        String text = Arrays.stream(bounds).map(this::of).collect(Collectors.joining(" & "));
        return text.isEmpty() || text.equals("Object") ? "" : keyword + text;
    }

    private String of(AnnotatedType type) {
        String nullable = type.isAnnotationPresent(Nullable.class) ? "@Nullable " : "";
        if (type instanceof AnnotatedArrayType array) {
            return of(array.getAnnotatedGenericComponentType()) + (nullable.isEmpty() ? "" : " " + nullable) + "[]";
        }
        if (type instanceof AnnotatedParameterizedType parameterized) {
            Class<?> raw = (Class<?>) ((ParameterizedType) type.getType()).getRawType();
            return nullable
                    + name(raw)
                    + Arrays.stream(parameterized.getAnnotatedActualTypeArguments())
                            .map(this::of)
                            .collect(Collectors.joining(", ", "<", ">"));
        }
        if (type instanceof AnnotatedTypeVariable) {
            return nullable + type.getType().getTypeName();
        }
        if (type instanceof AnnotatedWildcardType wildcard) {
            AnnotatedType[] lower = wildcard.getAnnotatedLowerBounds();
            return "?"
                    + (lower.length > 0
                            ? bounds(" super ", lower)
                            : bounds(" extends ", wildcard.getAnnotatedUpperBounds()));
        }
        return nullable + name((Class<?>) type.getType());
    }

    private String name(Class<?> type) {
        String home = type.getPackageName();
        boolean known = home.startsWith("java.") || home.equals(owner.getPackageName());
        String name = type.getCanonicalName();
        return known && !type.isPrimitive() ? name.substring(home.length() + 1) : name;
    }

    private static String visibility(int modifiers) {
        return Modifier.isPublic(modifiers) ? "public " : "protected ";
    }

    private static String deprecated(AnnotatedElement element) {
        return element.isAnnotationPresent(Deprecated.class) ? "@Deprecated " : "";
    }
}
