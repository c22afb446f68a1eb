package org.keqiao.casefile;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.keqiao.casefile.application.Cases;
import org.keqiao.casefile.application.NewCase;
import org.keqiao.casefile.application.SubmissionReceipt;
import org.keqiao.inbox.Completed;
import org.keqiao.inbox.Completion;
import org.keqiao.inbox.Inbox;
import org.keqiao.process.Bundle;
import org.keqiao.process.Matters;
import org.keqiao.process.OpenTask;
import org.keqiao.process.Publishing;
import org.keqiao.process.Workflow;
import org.keqiao.security.AccountDirectory;
import org.keqiao.security.CurrentActor;
import org.keqiao.shared.CaseNumber;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** A small matter with intake, correction, review and second review, and people who work it. */
@Component
public class SampleMatter {

    public static final String KEY = "sample-matter";

    @Autowired
    public Publishing publishing;

    @Autowired
    public Matters matters;

    @Autowired
    public Cases cases;

    @Autowired
    public CaseReading reading;

    @Autowired
    public Inbox inbox;

    @Autowired
    public Workflow workflow;

    @Autowired
    public CurrentActor currentActor;

    @Autowired
    public AccountDirectory accounts;

    @Autowired
    public TransactionTemplate transaction;

    /** Publishes it once for all tests. */
    public synchronized void publish() {
        if (matters.current(KEY).isEmpty()) {
            publishing.publish(bundle(), "publisher");
        }
    }

    /** As it lies among the tests' resources. */
    Bundle bundle() {
        Map<String, String> files = new LinkedHashMap<>();
        try {
            for (Resource file :
                    new PathMatchingResourcePatternResolver().getResources("classpath:sample-matter/**/*.*")) {
                String url = file.getURL().toString();
                String path = url.substring(url.indexOf("sample-matter/") + "sample-matter/".length());
                files.put(path, file.getContentAsString(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Bundle(KEY, files);
    }

    public <T> T as(String username, Supplier<T> work) {
        return currentActor.runAs(accounts.actorNamed(username), work);
    }

    public void as(String username, Runnable work) {
        as(username, () -> {
            work.run();
            return null;
        });
    }

    public static Map<String, Object> answers() {
        return new LinkedHashMap<>(Map.of("title", "样例项目 " + UUID.randomUUID(), "amount", "1000.00", "note", "原说明"));
    }

    /** A complete draft of {@code enterprise}. */
    public UUID draft() {
        return draft("enterprise", answers());
    }

    public UUID draft(String username, Map<String, Object> answers) {
        publish();
        return as(username, () -> {
            UUID id = cases.create(NewCase.of(KEY, answers)).id();
            attach(id, "paper");
            return id;
        });
    }

    /** Attaches a new file as the current actor. */
    public CaseDocument attach(UUID id, String kind) {
        return cases.attach(id, kind, "申请书.pdf", pdf());
    }

    public static InputStream pdf() {
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            document.getDocumentInformation().setTitle(UUID.randomUUID().toString());
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return new ByteArrayInputStream(out.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A submitted case of {@code enterprise}. */
    public SubmissionReceipt submitted() {
        UUID id = draft();
        return as("enterprise", () -> cases.submit(id, UUID.randomUUID().toString()));
    }

    /** Claims and completes the case's only open step. */
    public Completed complete(String username, CaseNumber number, String outcome) {
        return complete(username, number, new Completion(outcome, Map.of(), "意见", List.of()));
    }

    public Completed complete(String username, CaseNumber number, Completion completion) {
        String task = task(number).taskId();
        return as(username, () -> {
            inbox.claim(task);
            return inbox.complete(task, completion);
        });
    }

    public OpenTask task(CaseNumber number) {
        List<OpenTask> open = transaction.execute(status -> workflow.openTasks(number));
        if (open.size() != 1) {
            throw new AssertionError(number + " has " + open.size() + " open steps");
        }
        return open.get(0);
    }

    public CaseView view(String username, UUID id) {
        return as(username, () -> reading.view(id));
    }
}
