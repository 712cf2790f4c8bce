package io.apitokens.fuzz;

import io.apitokens.call.ApiCall;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One operation of one client, with valid arguments.
 *
 * @param name the operation's name in the summary
 * @param issues whether its first response contains a new secret
 * @param typed whether it is one call of the typed client, not several calls of the facade
 * @param run creates a client, calls the operation and returns its result
 */
record Action(String name, boolean issues, boolean typed, Function<Setup, @Nullable Object> run) {

    /** Creates an operation of the facade. */
    static Action facade(String name, Function<Setup, @Nullable Object> run) {
        return new Action(name, false, false, run);
    }

    /** Creates an operation of the facade that issues a secret. */
    static Action issuing(String name, Function<Setup, @Nullable Object> run) {
        return new Action(name, true, false, run);
    }

    /** Creates an operation of a typed client, once for each way to execute it. */
    static List<Action> typed(String name, boolean issues, Function<Setup, ApiCall<?>> call) {
        List<Action> ways = new ArrayList<>();
        ways.add(new Action(name, issues, true, setup -> call.apply(setup).execute()));
        ways.add(new Action(name + ", async", issues, true, setup -> join(call.apply(setup))));
        ways.add(new Action(
                name + ", raw", issues, true, setup -> call.apply(setup).executeRaw()));
        return ways;
    }

    private static @Nullable Object join(ApiCall<?> call) {
        try {
            return call.executeAsync().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            throw e;
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
