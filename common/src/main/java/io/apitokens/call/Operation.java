package io.apitokens.call;

import io.apitokens.transport.HttpMethod;
import java.util.ArrayList;
import java.util.List;

/** One operation of a vendor's interface, as its specification declares it. Immutable; generated as constants. */
public final class Operation {

    private final String name;
    private final HttpMethod method;
    private final String path;
    private final Effect effect;
    private final int[] successStatuses;
    private final List<String> literals = new ArrayList<>();
    private final List<String> parameters = new ArrayList<>();

    /**
     * Declares an operation.
     *
     * @param name its name, such as {@code createApiToken}
     * @param method its HTTP method
     * @param path its path below the base URL, with its parameters in braces
     * @param effect what it does
     * @param successStatuses the statuses that its specification gives for success
     */
    public Operation(String name, HttpMethod method, String path, Effect effect, int... successStatuses) {
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
     * Tells the operation's name.
     *
     * @return such as {@code createApiToken}
     */
    public String name() {
        return name;
    }

    /**
     * Tells the HTTP method.
     *
     * @return the method
     */
    public HttpMethod method() {
        return method;
    }

    /**
     * Tells the path below the base URL.
     *
     * @return with its parameters in braces
     */
    public String path() {
        return path;
    }

    /**
     * Tells what the operation does.
     *
     * @return the effect
     */
    public Effect effect() {
        return effect;
    }

    /**
     * Tells whether the specification gives a status for success.
     *
     * @param status an HTTP status
     * @return false also for other statuses of the 2xx class
     */
    public boolean isDocumentedSuccess(int status) {
        for (int documented : successStatuses) {
            if (documented == status) {
                return true;
            }
        }
        return false;
    }

    /** The text before the parameter of this index, or after the last one. */
    String literal(int index) {
        return literals.get(index);
    }

    int parameterCount() {
        return parameters.size();
    }

    String parameter(int index) {
        return parameters.get(index);
    }

    /** Gives the name. */
    @Override
    public String toString() {
        return name;
    }
}
