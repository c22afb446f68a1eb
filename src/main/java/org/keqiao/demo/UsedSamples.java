package org.keqiao.demo;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.demo.MoneyData.City;
import org.keqiao.demo.MoneyData.Use;
import org.keqiao.demo.MoneyData.VoucherClaim;
import org.keqiao.intermediary.DealDraft;
import org.keqiao.intermediary.Intermediaries;
import org.keqiao.intermediary.Intermediary;
import org.keqiao.intermediary.IntermediaryDeals;
import org.keqiao.register.CertifiedContract;
import org.keqiao.security.AccountDirectory;
import org.keqiao.security.CurrentActor;
import org.keqiao.shared.Backdating;
import org.keqiao.shared.Money;
import org.keqiao.voucher.Voucher;
import org.keqiao.voucher.Vouchers;
import org.springframework.stereotype.Component;

/** What is done with entries of the register of intermediaries: vouchers are used with providers, deals credited to agencies. */
@Component
class UsedSamples {

    private static final int THOUSAND = 1000;
    private static final int MOST = 200;

    private final CaseCommands commands;
    private final Vouchers vouchers;
    private final Intermediaries intermediaries;
    private final IntermediaryDeals deals;
    private final AccountDirectory accounts;
    private final CurrentActor currentActor;
    private final SampleStore store;
    private final Backdating backdating;

    UsedSamples(
            CaseCommands commands,
            Vouchers vouchers,
            Intermediaries intermediaries,
            IntermediaryDeals deals,
            AccountDirectory accounts,
            CurrentActor currentActor,
            SampleStore store,
            Backdating backdating) {
        this.commands = commands;
        this.vouchers = vouchers;
        this.intermediaries = intermediaries;
        this.deals = deals;
        this.accounts = accounts;
        this.currentActor = currentActor;
        this.store = store;
        this.backdating = backdating;
    }

    /** The holder names the provider on the next working day, who confirms on the one after that. */
    void use(VoucherClaim claim, MoneyPlot plot, StoryTime time) {
        Use use = claim.use();
        if (use == null) {
            return;
        }
        Intermediary provider = entry(use.provider());
        UUID voucher = as(time, claim.applicant(), () -> {
            String number = voucherNumber(claim.key());
            UUID id = vouchers.list(null, MOST).items().stream()
                    .filter(each -> each.number().equals(number))
                    .map(Voucher::id)
                    .findFirst()
                    .orElseThrow();
            return vouchers.propose(
                            id,
                            provider.id(),
                            claim.title(),
                            Money.of(BigDecimal.valueOf((long) use.thousands() * THOUSAND)))
                    .id();
        });
        if (use.agreed()) {
            as(time, MoneyData.applicant(plot.city(), use.provider()), () -> vouchers.agree(voucher, true));
        }
    }

    String voucherNumber(String claim) {
        return String.valueOf(
                Objects.requireNonNull(commands.facts(store.caseNumber(claim)).get("voucherNumber"), claim));
    }

    /** Sign-in name of the provider with whom a voucher is used. */
    String provider(String voucherClaim, City city) {
        Use use = Objects.requireNonNull(city.vouchers()).claims().stream()
                .filter(each -> each.key().equals(voucherClaim))
                .map(VoucherClaim::use)
                .findFirst()
                .orElseThrow();
        return MoneyData.applicant(city, use.provider());
    }

    /** All of a contract, to the agency that a listing made. */
    void credit(String listing, CertifiedContract contract, StoryTime time) {
        DealDraft.Part whole = new DealDraft.Part(entry(listing).id(), BigDecimal.valueOf(100));
        backdating.at(
                time.now(),
                () -> currentActor.runAs(
                        accounts.actorNamed(OpenedSamples.OFFICER),
                        () -> deals.credit(
                                new DealDraft(contract.number(), contract.contractAmount(), null, List.of(whole)))));
    }

    private Intermediary entry(String listing) {
        return intermediaries.listedBy(store.caseNumber(listing).value()).orElseThrow();
    }

    private <T> T as(StoryTime time, String username, Supplier<T> work) {
        time.pass(1);
        return backdating.at(time.now(), () -> currentActor.runAs(accounts.actorNamed(username), work));
    }
}
