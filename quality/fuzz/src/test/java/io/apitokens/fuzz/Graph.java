package io.apitokens.fuzz;

import java.io.ByteArrayInputStream;
import java.lang.ref.Reference;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Walks from an object of this library to everything that a reflective serialiser would print. That is all fields
 * except transient and static ones. Covers more than a serialiser, which stops at the first class it cannot open.
 */
final class Graph {

    private final Sightings sightings;

    Graph(Sightings sightings) {
        this.sightings = sightings;
    }

    void walk(String where, @Nullable Object root) {
        walk(where, root, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private void walk(String where, @Nullable Object object, Set<Object> visited) {
        if (object == null || object instanceof Enum<?> || !visited.add(object)) {
            return;
        }
        if (object instanceof CharSequence || object instanceof Number || object instanceof Boolean) {
            sightings.text(where, object.toString());
        } else if (object instanceof byte[] bytes) {
            sightings.text(where, new String(bytes, StandardCharsets.ISO_8859_1));
        } else if (object instanceof ByteArrayInputStream in) {
            in.mark(0);
            sightings.text(where, new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
            in.reset();
        } else if (object.getClass().getName().startsWith("io.apitokens.fuzz.")) {
            return;
        } else if (isOurs(object.getClass())) {
            String name = object.getClass().getName().replaceAll("\\$\\$Lambda.*", " lambda");
            if (!object.getClass().isHidden()) {
                sightings.oneObject(name, object);
            }
            fields(name, object, visited);
        } else {
            parts(object).forEach(part -> walk(where, part, visited));
        }
        if (object instanceof Throwable error) {
            walk(where + " cause", error.getCause(), visited);
            for (Throwable suppressed : error.getSuppressed()) {
                walk(where + " suppressed", suppressed, visited);
            }
        }
    }

    private static boolean isOurs(Class<?> type) {
        return type.getName().startsWith("io.apitokens.");
    }

    private void fields(String name, Object object, Set<Object> visited) {
        for (Class<?> type = object.getClass(); type != null && isOurs(type); type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !Modifier.isTransient(field.getModifiers())) {
                    walk(name + "." + field.getName(), value(field, object), visited);
                }
            }
        }
    }

    private static @Nullable Object value(Field field, Object object) {
        try {
            field.setAccessible(true);
            return field.get(object);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Object> parts(Object object) {
        List<Object> parts = new ArrayList<>();
        if (object instanceof Collection<?> items) {
            parts.addAll(items);
        } else if (object instanceof Map<?, ?> map) {
            parts.addAll(map.keySet());
            parts.addAll(map.values());
        } else if (object instanceof Object[] items) {
            Collections.addAll(parts, items);
        } else if (object instanceof Optional<?> optional) {
            optional.ifPresent(parts::add);
        } else if (object instanceof AtomicReference<?> reference && reference.get() != null) {
            parts.add(reference.get());
        } else if (object instanceof Reference<?> reference && reference.get() != null) {
            parts.add(reference.get());
        }
        parts.removeIf(part -> part == null);
        return parts;
    }
}
