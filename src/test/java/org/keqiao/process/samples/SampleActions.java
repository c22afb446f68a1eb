package org.keqiao.process.samples;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.keqiao.process.Action;
import org.keqiao.process.Catalogue;
import org.keqiao.process.Parameter;
import org.keqiao.process.ProcessAction;
import org.keqiao.security.Duty;
import org.keqiao.shared.CaseNumber;
import org.springframework.lang.Nullable;

/**
 * Actions of the sample matter. They are inner classes, so that no scan for components takes them for the product's.
 */
@SuppressWarnings("ClassCanBeStatic")
public final class SampleActions {

    public record Nothing() {}

    public record Titled(String title) {}

    public record Lettered(
            String title, @Parameter(zh = "文书", en = "Letter", optional = true) @Nullable String letter) {}

    public record Accepted(LocalDate acceptedOn, String legalBasis) {}

    public record Certified(BigDecimal certifiedAmount, @Nullable String remark) {}

    public record Issued(String certificateNumber) {}

    @ProcessAction(name = "sampleAccept", zh = "受理", en = "Accept")
    public class Accept implements Action<Lettered, Accepted> {
        @Override
        public Accepted perform(CaseNumber caseNumber, Lettered input) {
            return new Accepted(LocalDate.of(2026, 3, 2), "NAT_2026");
        }
    }

    @ProcessAction(name = "sampleAsk", zh = "通知补正", en = "Ask for correction")
    public class Ask implements Action<Titled, Nothing> {
        @Override
        public Nothing perform(CaseNumber caseNumber, Titled input) {
            return new Nothing();
        }
    }

    @ProcessAction(name = "sampleRefuse", zh = "不予受理", en = "Refuse", decides = true)
    public class Refuse implements Action<Titled, Nothing> {
        @Override
        public Nothing perform(CaseNumber caseNumber, Titled input) {
            return new Nothing();
        }
    }

    @ProcessAction(name = "sampleWithdraw", zh = "撤回", en = "Withdraw", decides = true)
    public class Withdraw implements Action<Nothing, Nothing> {
        @Override
        public Nothing perform(CaseNumber caseNumber, Nothing input) {
            return new Nothing();
        }
    }

    @ProcessAction(name = "sampleIssue", zh = "发证", en = "Issue", decides = true, requires = Duty.RECHECK)
    public class Issue implements Action<Certified, Issued> {
        @Override
        public Issued perform(CaseNumber caseNumber, Certified input) {
            return new Issued("0000000000000001");
        }
    }

    private SampleActions() {}

    public static Catalogue catalogue() {
        SampleActions all = new SampleActions();
        return new Catalogue(
                List.of(all.new Accept(), all.new Ask(), all.new Refuse(), all.new Withdraw(), all.new Issue()));
    }
}
