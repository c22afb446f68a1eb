package org.keqiao.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.keqiao.calendar.WorkingCalendar;
import org.keqiao.demo.SampleSellers.Seller;
import org.keqiao.organization.CityProfiles;
import org.keqiao.security.AccountDirectory;
import org.keqiao.shared.DemoMode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Fills a demonstration with cases, in the background of its first start: those decided this year, those under way now,
 * then those of the years before. Goes on at the next start where it was interrupted.
 */
@Component
class DemoSamples implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(DemoSamples.class);
    private static final String ANYBODY = "clerk";
    private static final int REPORT_EVERY = 50;
    private static final int YEARS = 2;

    private final DemoMode demo;
    private final boolean wanted;
    private final Storyteller storyteller;
    private final MoneySamples money;
    private final TitleSamples titles;
    private final SampleSellers sampleSellers;
    private final SampleStore store;
    private final AccountDirectory accounts;
    private final CityProfiles cities;
    private final WorkingCalendar calendar;
    private final ObjectMapper json;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private volatile boolean stopping;

    DemoSamples(
            DemoMode demo,
            @Value("${keqiao.demo.samples:true}") boolean wanted,
            Storyteller storyteller,
            MoneySamples money,
            TitleSamples titles,
            SampleSellers sampleSellers,
            SampleStore store,
            AccountDirectory accounts,
            CityProfiles cities,
            WorkingCalendar calendar,
            ObjectMapper json,
            TransactionTemplate transaction,
            Clock clock) {
        this.demo = demo;
        this.wanted = wanted;
        this.storyteller = storyteller;
        this.money = money;
        this.titles = titles;
        this.sampleSellers = sampleSellers;
        this.store = store;
        this.accounts = accounts;
        this.cities = cities;
        this.calendar = calendar;
        this.json = json;
        this.transaction = transaction;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        if (!demo.active() || !wanted || accounts.named(ANYBODY).isEmpty()) {
            return;
        }
        Thread filling = new Thread(this::fill, "demo-samples");
        filling.setDaemon(true);
        filling.setPriority(Thread.MIN_PRIORITY);
        filling.start();
    }

    @Override
    public void destroy() {
        stopping = true;
    }

    private void fill() {
        try {
            SampleData data = SampleData.read(json);
            Stories stories = stories(data);
            List<Story> live = stories.live();
            int since = live.stream()
                    .mapToInt(story -> story.filed().getYear())
                    .min()
                    .orElse(0);
            Map<Boolean, List<Story>> history = stories.history().stream()
                    .collect(Collectors.partitioningBy(story -> story.settled().getYear() >= since));
            // Numbers begin anew each year: those of this year's past come before those of today.
            tellOfTitles();
            tell("cases decided this year", history.get(true), data);
            tell("cases under way", live, data);
            tellOfMoney(data);
            tell("cases decided earlier", history.get(false), data);
        } catch (RuntimeException e) {
            if (!stopping) {
                LOG.warn("The demonstration has fewer samples than it should; the next start goes on", e);
            }
        }
    }

    /**
     * Imports the lists of titles that are not there yet.
     *
     * @return how many
     */
    int tellOfTitles() {
        LocalDate origin = transaction.execute(status -> store.origin(LocalDate.now(clock)));
        return titles.tell(cities.current().key(), origin);
    }

    /**
     * Lets those about public money happen that have not yet.
     *
     * @return how many did
     */
    int tellOfMoney(SampleData data) {
        LocalDate origin = transaction.execute(status -> store.origin(LocalDate.now(clock)));
        Instant before = origin.minusYears(YEARS)
                .atTime(LocalTime.NOON)
                .atZone(clock.getZone())
                .toInstant();
        int told = money.tell(data, sampleSellers.ensure(data, before), origin);
        if (told > 0) {
            LOG.info("Demonstration: made {} cases of public money", told);
        }
        return told;
    }

    /** The stories, laid out from the day of the first start. */
    Stories stories(SampleData data) {
        LocalDate origin = transaction.execute(status -> store.origin(LocalDate.now(clock)));
        return new Stories(data, calendar, origin);
    }

    /**
     * Lets those happen that have not yet.
     *
     * @return how many did
     */
    int tell(String what, List<Story> stories, SampleData data) {
        Instant before = stories.stream()
                .map(Story::signed)
                .min(LocalDate::compareTo)
                .orElseGet(() -> LocalDate.now(clock))
                .minusYears(YEARS)
                .atTime(LocalTime.NOON)
                .atZone(clock.getZone())
                .toInstant();
        List<Seller> sellers = sampleSellers.ensure(data, before);
        List<SampleParty> buyers = new SampleNames(data, cities.current()).buyers();
        int told = 0;
        for (Story story : stories) {
            if (stopping) {
                return told;
            }
            try {
                told += storyteller.tell(story, sellers, buyers, data) ? 1 : 0;
            } catch (RuntimeException e) {
                if (stopping) {
                    return told;
                }
                LOG.warn("Sample {} could not be made", story.key(), e);
            }
            if (told > 0 && told % REPORT_EVERY == 0) {
                LOG.info("Demonstration: {} of {} {}", told, stories.size(), what);
            }
        }
        if (told > 0) {
            LOG.info("Demonstration: made {} {}", told, what);
        }
        return told;
    }
}
