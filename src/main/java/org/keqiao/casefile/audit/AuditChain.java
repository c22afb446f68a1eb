package org.keqiao.casefile.audit;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.keqiao.casefile.ActRecord;
import org.keqiao.casefile.store.ActRow;
import org.keqiao.casefile.store.Acts;
import org.keqiao.casefile.store.ChainHead;
import org.keqiao.security.CurrentActor;
import org.keqiao.security.Role;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Proves that no act was changed, removed or slipped in since it was recorded. */
@Service
public class AuditChain {

    private static final int MOST_BREAKS = 1000;

    private final Acts acts;
    private final CurrentActor currentActor;
    private final Clock clock;

    AuditChain(Acts acts, CurrentActor currentActor, Clock clock) {
        this.acts = acts;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    /** How a chain is broken. */
    public enum Damage {
        /** The act's content does not give its hash. */
        CHANGED,
        /** The act does not follow the one before it. */
        NOT_LINKED,
        /** A sequence number is missing or twice there. */
        GAP,
        /** The chain is shorter or longer than the case says, or ends otherwise. */
        END
    }

    /**
     * @param seq where it was found; 0 for the end of a chain without acts
     */
    public record Break(UUID caseId, @Nullable CaseNumber caseNumber, int seq, Damage damage) {}

    /**
     * @param root Merkle root over the ends of all chains read, hexadecimal
     * @param breaks at most 1,000
     */
    public record Report(Instant at, long cases, long acts, String root, List<Break> breaks) {
        public boolean isUnbroken() {
            return breaks.isEmpty();
        }
    }

    /**
     * Verifies all chains, reading them as a stream, as they stood at one moment: heads and acts are two statements, and
     * officers work on.
     *
     * @throws org.springframework.security.access.AccessDeniedException when nobody is signed in
     * @throws Refusal forbidden AUDITOR_ONLY
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Report verifyAll() {
        if (!currentActor.orSystem().isSystem() && !currentActor.require().has(Role.AUDITOR)) {
            throw Refusal.forbidden("AUDITOR_ONLY");
        }
        return check(null);
    }

    /** Verifies one case; for those who may read its record. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Report verify(UUID caseId) {
        return check(caseId);
    }

    private Report check(@Nullable UUID only) {
        List<Break> breaks = new ArrayList<>();
        MerkleRoot root = new MerkleRoot();
        long cases = 0;
        long count = 0;
        try (Stream<ChainHead> heads = acts.heads(only);
                Stream<ActRow> rows = acts.inOrder(only)) {
            Iterator<ActRow> row = rows.iterator();
            ActRow next = row.hasNext() ? row.next() : null;
            for (Iterator<ChainHead> head = heads.iterator(); head.hasNext(); ) {
                ChainHead chain = head.next();
                cases++;
                root.add(chain.caseId() + " " + chain.acts() + " " + chain.head());
                String prev = Acts.GENESIS;
                int seq = 0;
                while (next != null && isBefore(next.caseId(), chain.caseId())) {
                    // Acts of a case that is gone: told once, and the others are judged all the same.
                    next = stray(next, row, breaks);
                }
                while (next != null && next.caseId().equals(chain.caseId())) {
                    count++;
                    ActRecord act = next.act();
                    if (act.seq() != seq + 1) {
                        add(breaks, chain, act.seq(), Damage.GAP);
                    } else if (!next.prevHash().equals(prev)) {
                        add(breaks, chain, act.seq(), Damage.NOT_LINKED);
                    }
                    if (!act.hash().equals(hash(next))) {
                        add(breaks, chain, act.seq(), Damage.CHANGED);
                    }
                    seq = act.seq();
                    prev = act.hash();
                    next = row.hasNext() ? row.next() : null;
                }
                if (seq != chain.acts() || !prev.equals(chain.head())) {
                    add(breaks, chain, seq, Damage.END);
                }
            }
            while (next != null) {
                next = stray(next, row, breaks);
            }
        }
        return new Report(
                Instant.now(clock).truncatedTo(ChronoUnit.MICROS), cases, count, root.hex(), List.copyOf(breaks));
    }

    /** Reports an act without its case, and skips the others of that case. */
    @Nullable
    private static ActRow stray(ActRow stray, Iterator<ActRow> rows, List<Break> breaks) {
        if (breaks.size() < MOST_BREAKS) {
            breaks.add(new Break(stray.caseId(), null, stray.act().seq(), Damage.END));
        }
        ActRow next = stray;
        while (next != null && next.caseId().equals(stray.caseId())) {
            next = rows.hasNext() ? rows.next() : null;
        }
        return next;
    }

    /** In the database's order, which is that of the written form. */
    private static boolean isBefore(UUID one, UUID other) {
        return one.toString().compareTo(other.toString()) < 0;
    }

    private static void add(List<Break> breaks, ChainHead chain, int seq, Damage damage) {
        if (breaks.size() < MOST_BREAKS) {
            breaks.add(new Break(chain.caseId(), chain.number(), seq, damage));
        }
    }

    private static String hash(ActRow row) {
        return MerkleRoot.sha256(row.prevHash() + row.act().seq() + Acts.content(row));
    }
}
