package org.keqiao.acceptance;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Several at once. */
public final class Race {

    private Race() {}

    /** All start at the same moment; gives the answers in the order of the calls. */
    public static <T> List<T> together(List<Supplier<T>> calls) {
        ExecutorService runners = Executors.newFixedThreadPool(calls.size());
        try {
            CyclicBarrier start = new CyclicBarrier(calls.size());
            List<Future<T>> running = calls.stream()
                    .map(call -> runners.submit(() -> {
                        start.await();
                        return call.get();
                    }))
                    .toList();
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : running) {
                answers.add(answer.get());
            }
            return answers;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            runners.shutdownNow();
        }
    }
}
