package org.keqiao.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.keqiao.acceptance.Api;
import org.keqiao.acceptance.Example;

/** kill -9 at random moments while clients submit: what was acknowledged exists once, what was not can be sent again. */
class KillNineIT {

    private static final int KILLS = Boolean.getBoolean("keqiao.stress") ? 20 : 3;
    private static final int CLIENTS = 4;
    private static final String MATTER = "contract-certification";

    /** Drafts whose submission was sent, with the key it was sent with. */
    private final Map<String, String> sent = new ConcurrentHashMap<>();

    /** The oracle: case numbers that a client has seen. */
    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();

    private final ConcurrentLinkedQueue<Throwable> surprises = new ConcurrentLinkedQueue<>();

    @Test
    void losesNothingAcknowledgedAndDoublesNothing() {
        Random random = new Random(20261121);
        try (Product product = Product.start("--keqiao.demo.samples=false")) {
            for (int kill = 0; kill < KILLS; kill++) {
                submitUntilKilled(product, 2_000 + random.nextInt(3_000));
                product.startAgain();
            }
            Api api = new Api(product.url(""));
            sent.forEach((draft, key) -> {
                String number = api.submit("enterprise", draft, key)
                        .ok()
                        .path("caseNumber")
                        .asText();
                String seen = acknowledged.putIfAbsent(draft, number);
                assertThat(seen == null ? number : seen).as("draft %s", draft).isEqualTo(number);
            });
            assertThat(surprises).isEmpty();
            assertThat(acknowledged).as("something was submitted at all").hasSizeGreaterThan(KILLS);
            assertThat(new HashSet<>(acknowledged.values()))
                    .as("no number twice")
                    .hasSameSizeAs(acknowledged.values());
            assertThat(tasksByCase(api))
                    .as("each case waits for the clerk once")
                    .isEqualTo(onceEach());
            System.out.printf("kill -9: %d kills, %d submissions, 0 lost, 0 doubled%n", KILLS, acknowledged.size());
        }
    }

    private void submitUntilKilled(Product product, int millis) {
        AtomicBoolean running = new AtomicBoolean(true);
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        for (int i = 0; i < CLIENTS; i++) {
            clients.submit(() -> submitting(new Api(product.url("")), running));
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
        product.kill();
        running.set(false);
        clients.shutdown();
        try {
            assertThat(clients.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void submitting(Api api, AtomicBoolean running) {
        while (running.get()) {
            try {
                Example example = Example.of(MATTER);
                String draft = api.post("enterprise", "/cases", Map.of("matter", MATTER, "answers", example.answers()))
                        .ok()
                        .path("id")
                        .asText();
                example.attachTo(api, "enterprise", draft);
                String key = UUID.randomUUID().toString();
                sent.put(draft, key);
                acknowledged.put(
                        draft,
                        api.submit("enterprise", draft, key)
                                .ok()
                                .path("caseNumber")
                                .asText());
            } catch (java.io.UncheckedIOException dead) {
                return;
            } catch (RuntimeException | AssertionError e) {
                // The dying server may still answer 5xx; an answer of another kind would be a finding.
                if (!String.valueOf(e.getMessage()).contains("got 5")) {
                    surprises.add(e);
                }
                return;
            }
        }
    }

    private static Map<String, Integer> tasksByCase(Api api) {
        Map<String, Integer> tasks = new HashMap<>();
        String cursor = "";
        do {
            JsonNode page = api.get("clerk", "/tasks?queue=claimable&limit=200" + cursor)
                    .ok();
            page.path("items").forEach(t -> tasks.merge(t.path("caseNumber").asText(), 1, Integer::sum));
            cursor = page.path("next").isTextual()
                    ? "&cursor=" + page.path("next").asText()
                    : "";
        } while (!cursor.isEmpty());
        return tasks;
    }

    private Map<String, Integer> onceEach() {
        Map<String, Integer> once = new HashMap<>();
        Set<String> numbers = new HashSet<>(acknowledged.values());
        List<String> sorted = new ArrayList<>(numbers);
        sorted.forEach(n -> once.put(n, 1));
        return once;
    }
}
