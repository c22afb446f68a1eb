package org.keqiao.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import org.keqiao.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.w3c.dom.Document;

/**
 * Letters as PDF. Reading never seals: until a letter has its seal, the office prints it with its seal place empty, and
 * everybody else reads a preview that says on each page that it is none.
 */
@Service
public class LetterPrints {

    private final Letters letters;
    private final PdfRenderer renderer;
    private final SealProvider seals;
    private final FileStore files;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    LetterPrints(
            Letters letters,
            PdfRenderer renderer,
            SealProvider seals,
            FileStore files,
            JdbcClient jdbc,
            PlatformTransactionManager transactionManager) {
        this.letters = letters;
        this.renderer = renderer;
        this.seals = seals;
        this.files = files;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactionManager);
    }

    /**
     * What the office reads: the sealed letter, or the one to be sealed. Its bytes stay the same from the first reading
     * on, unless they wait for a provider's seal, which makes others of them.
     *
     * @throws Refusal NOT_FOUND
     */
    public byte[] forOffice(UUID id) {
        Letter letter = letters.require(id);
        if (letter.sha256() != null) {
            return kept(letter.sha256());
        }
        byte[] print = print(letter);
        if (letter.isSealed() || seals.kind() != Letter.Seal.ELECTRONIC) {
            keep(id, print);
        }
        return print;
    }

    /**
     * What the office looks at before a letter goes out: where it rests on a policy that is not verified, a draft that says
     * so on each page. What is printed, stamped and served says nothing of it.
     *
     * @throws Refusal NOT_FOUND
     */
    public byte[] draft(UUID id) {
        Letter letter = letters.require(id);
        return letter.isSealed() || !letter.policyUnverified()
                ? forOffice(id)
                : marked(letter, "/letters/unverified.html");
    }

    /**
     * What the parties read: the sealed letter, or a preview marked 未盖章 until then.
     *
     * @throws Refusal NOT_FOUND
     */
    public byte[] forParties(UUID id) {
        Letter letter = letters.require(id);
        if (letter.isSealed()) {
            return forOffice(id);
        }
        return preview(id);
    }

    /** The letter marked 未盖章; the same bytes each time. */
    byte[] preview(UUID id) {
        return marked(letters.require(id), "/letters/unsealed.html");
    }

    private byte[] marked(Letter letter, String mark) {
        Frozen frozen = frozen(letter.id());
        Document marked = LetterHtml.parse(frozen.html());
        LetterHtml.append(marked, mark);
        return renderer.render(marked, images(frozen), letter.id(), letter.name(), letter.issuedOn());
    }

    /** The letter as it goes to the seal; the same bytes each time. */
    byte[] print(Letter letter) {
        Frozen frozen = frozen(letter.id());
        return renderer.render(frozen.html(), images(frozen), letter.id(), letter.name(), letter.issuedOn());
    }

    /** Puts bytes into the store, in the transaction that writes the row which names them. */
    void store(byte[] pdf, String sha256) {
        try {
            Path file = files.newIncoming();
            Files.write(file, pdf);
            files.keep(file, sha256);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String digest(byte[] pdf) {
        return HexFormat.of().formatHex(Reception.sha256().digest(pdf));
    }

    private byte[] kept(String sha256) {
        try (InputStream in = files.open(sha256)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Who prints at the same time makes the same bytes, and the first one's stay. */
    private void keep(UUID id, byte[] print) {
        String sha256 = digest(print);
        transaction.executeWithoutResult(status -> {
            int changed = jdbc.sql("update letter set pdf_sha256 = :sha256 where id = :id and pdf_sha256 is null")
                    .param("sha256", sha256)
                    .param("id", id)
                    .update();
            if (changed > 0) {
                store(print, sha256);
            }
        });
    }

    private Frozen frozen(UUID id) {
        return jdbc.sql("select html, verification_url as url from letter where id = :id")
                .param("id", id)
                .query(Frozen.class)
                .single();
    }

    private static Map<String, byte[]> images(Frozen frozen) {
        Map<String, byte[]> images = new HashMap<>();
        images.put(LetterHtml.SEAL, Seals.demonstration());
        if (frozen.url() != null) {
            images.put(LetterHtml.QR, QrCode.png(frozen.url()));
        }
        return images;
    }

    private record Frozen(String html, @Nullable String url) {}
}
