package org.keqiao.acceptance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Several at once. */
public final class Race {

    private Race() {}

    /** Until somebody waits for a lock, or after ten seconds without anybody. */
    static void untilOneWaits(JdbcClient jdbc) {
        untilWait(1, jdbc);
    }

    /** The same of several. */
    static void untilWait(int several, JdbcClient jdbc) {
        String waiting = "select count(*) from pg_locks where not granted";
        for (int i = 0; i < 100 && jdbc.sql(waiting).query(Long.class).single() < several; i++) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

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
