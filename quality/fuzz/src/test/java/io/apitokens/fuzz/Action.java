package io.apitokens.fuzz;

import io.apitokens.call.ApiCall;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One operation of one client, with sound arguments.
 *
 * @param name what the summary calls it
 * @param issues whether its first answer holds a new secret
 * @param typed whether it is one call of the typed client, and not several of the facade
 * @param run makes a client, calls, and gives what came of it
 */
record Action(String name, boolean issues, boolean typed, Function<Setup, @Nullable Object> run) {

    /** An operation of the facade. */
    static Action facade(String name, Function<Setup, @Nullable Object> run) {
        return new Action(name, false, false, run);
    }

    /** An operation of the facade that issues a secret. */
    static Action issuing(String name, Function<Setup, @Nullable Object> run) {
        return new Action(name, true, false, run);
    }

    /** An operation of a typed client, in each of the ways to execute it. */
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
