package org.keqiao.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.keqiao.acceptance.Api;
import org.keqiao.acceptance.Example;
import org.keqiao.journey.Ledger.Found;
import org.keqiao.testing.Effort;

/**
 * kill -9 at random moments while clients submit, of the application alone and together with its database: what was
 * acknowledged exists once, what was not can be sent again.
 */
class KillNineIT {

    private static final int KILLS = Integer.getInteger("keqiao.kills", Effort.of(3, 24));
    private static final int CLIENTS = 8;
    private static final String MATTER = "contract-certification";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Ledger ledger = new Ledger();
    private final ConcurrentLinkedQueue<Throwable> surprises = new ConcurrentLinkedQueue<>();

    @Test
    void losesNothingAcknowledgedAndDoublesNothing() throws SQLException {
        Random random = new Random(20261121);
        Duration slowest = Duration.ZERO;
        try (Product product = Product.start("--keqiao.demo.samples=false")) {
            // One for all: its token outlives the kills.
            Api api = new Api(product.url(""));
            for (int kill = 0; kill < KILLS; kill++) {
                submitUntilKilled(product, api, random.nextInt(4_000), kill % 2 == 1);
                Duration start = product.startAgain();
                slowest = start.compareTo(slowest) > 0 ? start : slowest;
                assertThat(surprises).isEmpty();
                assertThat(ledger.findings(found(product)))
                        .as("after kill %d", kill)
                        .isEmpty();
            }
            int acknowledged = ledger.acknowledgements();
            assertThat(acknowledged).as("something was submitted at all").isGreaterThan(KILLS);

            ledger.sent().forEach((draft, key) -> ledger.acknowledged(draft, submit(api, draft, key)));
            List<Found> found = found(product);
            assertThat(ledger.findings(found)).isEmpty();
            assertThat(found).hasSize(ledger.sent().size());
            JsonNode check = api.post("auditor", "/audit/checks", Map.of()).ok();
            assertThat(check.path("breaks")).isEmpty();
            assertThat(check.path("violations")).isEmpty();
            System.out.printf(
                    "kill -9: %d kills, %d submissions sent, %d acknowledged before a kill, 0 lost, 0 doubled;"
                            + " ready again after %d s at most%n",
                    KILLS, found.size(), acknowledged, slowest.toSeconds());
        }
    }

    private void submitUntilKilled(Product product, Api api, int millis, boolean databaseToo) {
        AtomicBoolean running = new AtomicBoolean(true);
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        for (int i = 0; i < CLIENTS; i++) {
            clients.submit(() -> submitting(api, running));
        }
        awaitWork(ledger.acknowledgements() + 1);
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
        if (databaseToo) {
            product.killWithDatabase();
        } else {
            product.kill();
        }
        running.set(false);
        clients.shutdown();
        try {
            assertThat(clients.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A kill before anything was done would prove nothing. */
    private void awaitWork(int acknowledgements) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (ledger.acknowledgements() < acknowledgements && System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        assertThat(surprises).isEmpty();
        assertThat(ledger.acknowledgements()).as("submissions").isGreaterThanOrEqualTo(acknowledgements);
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
                ledger.sends(draft, key);
                ledger.acknowledged(draft, submit(api, draft, key));
            } catch (UncheckedIOException dead) {
                // A connection of the last life, or this life's end.
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            } catch (RuntimeException | AssertionError e) {
                // The dying server may still answer 5xx; an answer of another kind would be a finding.
                if (!String.valueOf(e.getMessage()).contains("got 5")) {
                    surprises.add(e);
                    return;
                }
            }
        }
    }

    private static String submit(Api api, String draft, String key) {
        return api.submit("enterprise", draft, key).ok().path("caseNumber").asText();
    }

    /** From the database itself: the product could repeat what it believes. */
    private static List<Found> found(Product product) throws SQLException {
        List<Found> found = new ArrayList<>();
        try (Connection connection = product.database();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select c.id, c.case_number, s.idempotency_key"
                        + " from submission s join case_file c on c.id = s.case_id")) {
            while (rows.next()) {
                found.add(new Found(rows.getString(1), rows.getString(2), rows.getString(3)));
            }
        }
        return found;
    }
}
