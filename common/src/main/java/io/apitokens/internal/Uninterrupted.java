package io.apitokens.internal;

import org.jspecify.annotations.Nullable;

/** Runs work that must be done although the thread is interrupted, such as finding out what a failed call has left. */
public final class Uninterrupted {

    private Uninterrupted() {}

    /**
     * Work with a result.
     *
     * @param <T> the type of the result
     * @param <E> the checked exception of the work
     */
    @FunctionalInterface
    public interface Work<T extends @Nullable Object, E extends Exception> {

        /**
         * Does the work.
         *
         * @return the result
         * @throws E if the work fails
         */
        T run() throws E;
    }

    /**
     * Runs work with the thread's interrupt status cleared, and restores the status afterwards.
     *
     * @param work the work
     * @param <T> the type of the result
     * @param <E> the checked exception of the work
     * @return the result of the work
     * @throws E if the work fails
     */
    public static <T extends @Nullable Object, E extends Exception> T run(Work<T, E> work) throws E {
        boolean interrupted = Thread.interrupted();
        try {
            return work.run();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * Sets the thread's interrupt status again if a failure is the exception that cleared it.
     *
     * @param failure what foreign code threw
     */
    public static void restore(Throwable failure) {
        if (failure instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
    }
}
