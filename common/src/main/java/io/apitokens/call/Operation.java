package io.apitokens.call;

import io.apitokens.transport.HttpMethod;
import java.util.ArrayList;
import java.util.List;

/** One operation of a vendor's API, as its specification declares it. Immutable; generated as constants. */
public final class Operation {

    private final String name;
    private final HttpMethod method;
    private final String path;
    private final Effect effect;
    private final int[] successStatuses;
    private final List<String> scopes;
    private final List<String> literals = new ArrayList<>();
    private final List<String> parameters = new ArrayList<>();

    /**
     * Creates an operation.
     *
     * @param name its name, such as {@code createApiToken}
     * @param method its HTTP method
     * @param path its path below the base URL, with its parameters in braces
     * @param effect its effect at the vendor
     * @param successStatuses the statuses that its specification declares for success
     */
    public Operation(String name, HttpMethod method, String path, Effect effect, int... successStatuses) {
        this(name, method, path, effect, successStatuses, List.of());
    }

    private Operation(
            String name, HttpMethod method, String path, Effect effect, int[] successStatuses, List<String> scopes) {
        this.scopes = scopes;
        this.name = name;
        this.method = method;
        this.path = path;
        this.effect = effect;
        this.successStatuses = successStatuses.clone();
        int from = 0;
        for (int open = path.indexOf('{'); open >= 0; open = path.indexOf('{', from)) {
            int close = path.indexOf('}', open);
            literals.add(path.substring(from, open));
            parameters.add(path.substring(open + 1, close));
            from = close + 1;
        }
        literals.add(path.substring(from));
    }

    /**
     * Returns a copy with the scopes that an access token needs for the operation.
     *
     * @param required the scopes, all of which are needed
     * @return the changed copy
     */
    public Operation withScopes(String... required) {
        return new Operation(name, method, path, effect, successStatuses, List.of(required));
    }

    /** {@return the scopes that an access token needs; empty if the specification names none} */
    public List<String> scopes() {
        return scopes;
    }

    /** {@return the operation's name, such as {@code createApiToken}} */
    public String name() {
        return name;
    }

    /** {@return the HTTP method} */
    public HttpMethod method() {
        return method;
    }

    /** {@return the path below the base URL, with its parameters in braces} */
    public String path() {
        return path;
    }

    /** {@return the effect of the operation at the vendor} */
    public Effect effect() {
        return effect;
    }

    /**
     * Returns whether the specification declares a status as a success.
     *
     * @param status an HTTP status
     * @return false also for undeclared 2xx statuses
     */
    public boolean isDocumentedSuccess(int status) {
        for (int documented : successStatuses) {
            if (documented == status) {
                return true;
            }
        }
        return false;
    }

    /** Returns the literal part of the path before the parameter of this index, or after the last parameter. */
    String literal(int index) {
        return literals.get(index);
    }

    int parameterCount() {
        return parameters.size();
    }

    String parameter(int index) {
        return parameters.get(index);
    }

    /** Returns the name. */
    @Override
    public String toString() {
        return name;
    }
}
