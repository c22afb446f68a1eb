package org.keqiao.register.external;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.keqiao.shared.Money;
import org.springframework.lang.Nullable;

/**
 * A contract that was registered elsewhere.
 *
 * @param number 合同登记编号, given by the station of its place
 * @param sourceFile the file that it came in; null for a form
 * @param registeredOn when its place registered it
 * @param sellerRegion 行政区划代码 of the seller's place; null when nobody said
 * @param category code of the contract category
 * @param sellerUscc null for persons and foreign parties, as buyerUscc
 * @param decidedBy who verified or rejected it; null before
 * @param checkedOn when it was last compared with the register of its place; null before the first time
 * @param checkNote how it was compared, or why it was rejected or ended
 * @param doubtedBy who found that it holds no more, which another person has to find as well; null while nobody did
 * @param doubtedOn when; null while nobody did
 * @param doubtNote what was found; null while nobody did
 * @param paper id of the certificate's PDF; null without one
 * @param awaitsReader true when the reader is the second person whom it waits for
 */
public record ExternalContract(
        UUID id,
        String number,
        Source source,
        @Nullable String sourceFile,
        LocalDate registeredOn,
        String registeringBody,
        @Nullable String sellerRegion,
        String title,
        String category,
        Money contractAmount,
        Money technicalAmount,
        boolean amountProvisional,
        String sellerName,
        @Nullable String sellerUscc,
        String buyerName,
        @Nullable String buyerUscc,
        LocalDate signDate,
        State state,
        String enteredBy,
        Instant enteredAt,
        @Nullable String decidedBy,
        @Nullable LocalDate checkedOn,
        @Nullable String checkedBy,
        @Nullable String checkNote,
        @Nullable String doubtedBy,
        @Nullable LocalDate doubtedOn,
        @Nullable String doubtNote,
        @Nullable UUID paper,
        boolean awaitsReader) {

    /** How it came in. Names are stored. */
    public enum Source {
        /** 省级或者全国系统导出的数据. */
        FILE,
        /** A form, with the certificate as PDF. */
        PAPER
    }

    /** Names are stored. */
    public enum State {
        ENTERED,
        VERIFIED,
        REJECTED,
        /** Its place does not know it any more, ended or changed it: two people found so. As it stands there now it is entered anew. */
        ENDED
    }
}
