package io.apitokens.checks;

import io.apitokens.Account;
import io.apitokens.Lifetime;
import io.apitokens.Resource;
import io.apitokens.Secret;
import io.apitokens.Token;
import io.apitokens.TokenFilter;
import io.apitokens.TokenId;
import io.apitokens.TokenSpec;
import io.apitokens.auth.Credential;
import io.apitokens.call.Effect;
import io.apitokens.call.Operation;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.CallFacts;
import io.apitokens.error.ErrorKind;
import io.apitokens.error.ResponseException;
import io.apitokens.error.ResponseFacts;
import io.apitokens.transport.Attempt;
import io.apitokens.transport.HttpMethod;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes values of any type of this library, all of whose strings hold characters that must not be printed. */
final class HostileValues {

    /** A line break, an escape sequence, a change of direction, two more line ends, and half a surrogate pair. */
    static final String TEXT = "sim\r\n\u001b[31m\u202e\u2028\u0085\ud800forged";

    private static final TokenId ID = TokenId.of(new Account("sim", "a\u202eb\u2028"), "t\u202e1");

    private static final Map<Class<?>, Object> KNOWN = new HashMap<>(Map.of(
            String.class,
            TEXT,
            TokenId.class,
            ID,
            Instant.class,
            Instant.EPOCH,
            Duration.class,
            Duration.ofDays(1),
            Secret.class,
            Secret.of("fake-secret"),
            Class.class,
            TokenSpec.class,
            Path.class,
            Path.of("sim\n\u202e"),
            Throwable.class,
            new IOException(TEXT),
            IOException.class,
            new IOException(TEXT),
            Object.class,
            TEXT));

    private static final Set<Class<?>> BEGUN = new HashSet<>();

    static {
        KNOWN.put(int.class, 1);
        KNOWN.put(long.class, 1L);
        KNOWN.put(boolean.class, true);
        KNOWN.put(Integer.class, 1);
        KNOWN.put(Long.class, 1L);
        KNOWN.put(Boolean.class, true);
        KNOWN.put(byte[].class, new byte[0]);
        KNOWN.put(String[].class, new String[] {TEXT, TEXT});
        KNOWN.put(InputStream.class, InputStream.nullInputStream());
        KNOWN.put(Credential.class, Credential.of("Bearer", Secret.of("fake-secret")));
        KNOWN.put(Operation.class, new Operation("simulate", HttpMethod.GET, "/sim", Effect.READ, 200));
        KNOWN.put(Attempt.class, new Attempt() {
            @Override
            public Duration timeLeft() {
                return Duration.ofSeconds(1);
            }

            @Override
            public void onCancel(Runnable action) {}
        });
        Token token = Token.builder(ID, "record").name(TEXT).description(TEXT).build();
        KNOWN.put(Token.class, token);
        KNOWN.put(
                TokenSpec.class,
                TokenSpec.builder(TEXT)
                        .description(TEXT)
                        .grant(TEXT, Resource.of(TEXT, TEXT))
                        .neverExpires()
                        .build());
        KNOWN.put(Lifetime.class, new Lifetime.Unlimited());
        KNOWN.put(
                TokenFilter.class,
                TokenFilter.all().named(TEXT).nameStartsWith(TEXT).issuedBy(TEXT));
    }

    private HostileValues() {}

    /** Returns all values of a type that can be made: each by another constructor, factory or subtype. */
    static List<Object> all(Class<?> type) {
        Object known = KNOWN.get(type);
        if (known != null) {
            return List.of(known);
        }
        if (type.isEnum()) {
            return List.of(type.getEnumConstants()[0]);
        }
        // A type that needs a value of its own cannot be made.
        if (!BEGUN.add(type)) {
            return List.of();
        }
        try {
            return made(type);
        } finally {
            BEGUN.remove(type);
        }
    }

    private static List<Object> made(Class<?> type) {
        List<Object> made = new ArrayList<>();
        if (type.isSealed()) {
            for (Class<?> permitted : type.getPermittedSubclasses()) {
                made.addAll(all(permitted));
            }
        }
        if (!Modifier.isAbstract(type.getModifiers())) {
            for (Constructor<?> constructor : type.getConstructors()) {
                if (!type.isRecord() || isCanonical(constructor)) {
                    addIfMade(made, constructor);
                }
            }
        }
        for (Method method : type.getMethods()) {
            if (Modifier.isStatic(method.getModifiers())
                    && method.getDeclaringClass() == type
                    && type.isAssignableFrom(method.getReturnType())) {
                addIfMade(made, method);
            }
        }
        return made;
    }

    /** Returns an exception for each meaning of a response. */
    static List<Object> responses() {
        CallFacts call = (CallFacts) all(CallFacts.class).get(0);
        List<Object> made = new ArrayList<>();
        for (Object response : all(ResponseFacts.class)) {
            for (ErrorKind kind : ErrorKind.values()) {
                made.add(ResponseException.of(kind, call, (ResponseFacts) response));
            }
        }
        return made;
    }

    private static boolean isCanonical(Constructor<?> constructor) {
        RecordComponent[] components = constructor.getDeclaringClass().getRecordComponents();
        return Arrays.equals(
                constructor.getParameterTypes(),
                Arrays.stream(components).map(RecordComponent::getType).toArray());
    }

    private static void addIfMade(List<Object> made, Executable maker) {
        Object[] arguments = new Object[maker.getParameterCount()];
        Type[] types = maker.getGenericParameterTypes();
        for (int i = 0; i < arguments.length; i++) {
            Optional<Object> argument = value(types[i]);
            if (argument.isEmpty()) {
                return;
            }
            arguments[i] = argument.get();
        }
        try {
            made.add(
                    maker instanceof Constructor<?> constructor
                            ? constructor.newInstance(arguments)
                            : ((Method) maker).invoke(null, arguments));
        } catch (InvocationTargetException e) {
            // A refusal is an exception whose message must be printable, too.
            if (e.getCause() instanceof ApiTokenException refused) {
                made.add(refused);
            }
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(maker.toString(), e);
        }
    }

    private static Optional<Object> value(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            if (generic.getRawType() == List.class) {
                return value(arguments[0]).map(List::of);
            }
            if (generic.getRawType() == Map.class) {
                return value(arguments[0]).flatMap(key -> value(arguments[1]).map(item -> Map.of(key, item)));
            }
            return value(generic.getRawType());
        }
        return type instanceof Class<?> raw
                ? all(raw).stream().filter(raw::isInstance).findFirst().or(() -> Optional.ofNullable(KNOWN.get(raw)))
                : Optional.empty();
    }
}
