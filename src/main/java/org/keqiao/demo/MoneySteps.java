package org.keqiao.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.text.MessageFormat;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.LetterKeeping;
import org.keqiao.casefile.application.Cases;
import org.keqiao.document.Letter;
import org.keqiao.document.Letters;
import org.keqiao.inbox.Completion;
import org.keqiao.process.OpenTask;
import org.keqiao.process.Outcome;
import org.keqiao.process.Workflow;
import org.keqiao.publicity.NoticeKeeping;
import org.keqiao.publicity.NoticeView;
import org.keqiao.publicity.Notices;
import org.keqiao.security.AccountDirectory;
import org.keqiao.security.CurrentActor;
import org.keqiao.shared.Backdating;
import org.keqiao.shared.CaseNumber;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/**
 * Works a case of public money, each move on its day and by the person whose it is. A move is {@code form:outcome} of a
 * step, {@code notice:closed} for the end of what the case shows to the public, or {@code served:LETTER}. A step that comes
 * unasked, such as an audit by chance, gets its usual outcome.
 */
@Component
class MoneySteps {

    private static final String NOTICE = "notice:closed";
    private static final String SERVED = "served:";
    private static final String LETTER_KEEPER = "officer";
    private static final int MOST_STEPS = 15;

    private final ObjectMapper json;
    private final StepWork steps;
    private final Workflow workflow;
    private final CaseCommands commands;
    private final Cases cases;
    private final Notices notices;
    private final NoticeKeeping noticeKeeping;
    private final Letters letters;
    private final LetterKeeping letterKeeping;
    private final AccountDirectory accounts;
    private final CurrentActor currentActor;
    private final Backdating backdating;
    private final Clock clock;

    MoneySteps(
            ObjectMapper json,
            StepWork steps,
            Workflow workflow,
            CaseCommands commands,
            Cases cases,
            Notices notices,
            NoticeKeeping noticeKeeping,
            Letters letters,
            LetterKeeping letterKeeping,
            AccountDirectory accounts,
            CurrentActor currentActor,
            Backdating backdating,
            Clock clock) {
        this.json = json;
        this.steps = steps;
        this.workflow = workflow;
        this.commands = commands;
        this.cases = cases;
        this.notices = notices;
        this.noticeKeeping = noticeKeeping;
        this.letters = letters;
        this.letterKeeping = letterKeeping;
        this.accounts = accounts;
        this.currentActor = currentActor;
        this.backdating = backdating;
        this.clock = clock;
    }

    /** Adds to a form what only the case itself tells, such as the rows of a list. */
    interface Known {
        void fill(String form, Map<String, Object> facts, Map<String, Object> answers);
    }

    /**
     * @param party sign-in name of the applicant
     * @param pace working days before each move; 0 for the same day
     * @param answers by form, instead of what the matter's example and the city say
     */
    record Work(
            CaseNumber number,
            String matter,
            String party,
            List<String> moves,
            int pace,
            Map<String, Map<String, Object>> answers,
            Known known) {

        static Work of(CaseNumber number, String matter, String party, List<String> moves) {
            return new Work(number, matter, party, moves, 1, Map.of(), (form, facts, answers) -> {});
        }

        Work knowing(Known more) {
            return new Work(number, matter, party, moves, pace, answers, more);
        }

        Work saying(Map<String, Map<String, Object>> more) {
            return new Work(number, matter, party, moves, pace, more, known);
        }

        Work every(int workingDays) {
            return new Work(number, matter, party, moves, workingDays, answers, known);
        }
    }

    /**
     * Until the moves are used up, or the case waits for somebody whom the demonstration does not have, or for a day to
     * come. Everything joins the caller's transaction.
     */
    void work(Work work, MoneyPlot plot, StoryTime time) {
        Map<String, Map<String, Object>> examples = MoneyData.examples(json, work.matter());
        Deque<String> moves = new ArrayDeque<>(work.moves());
        boolean goesOn = true;
        for (int i = 0; i < MOST_STEPS && goesOn && !moves.isEmpty(); i++) {
            if (moves.element().equals(NOTICE)) {
                moves.pop();
                goesOn = close(work.number(), time);
            } else if (moves.element().startsWith(SERVED)) {
                serve(work, moves.pop().substring(SERVED.length()), time);
            } else {
                goesOn = step(work, moves, examples, plot, time);
            }
        }
    }

    private boolean close(CaseNumber number, StoryTime time) {
        LocalDate last = notices.ofCase(number.value()).stream()
                .map(NoticeView::lastDay)
                .max(LocalDate::compareTo)
                .orElseThrow();
        if (!time.reach(last.plusDays(1))) {
            return false;
        }
        at(time, () -> {
            noticeKeeping.closeOver(number);
            return null;
        });
        return true;
    }

    private void serve(Work work, String kind, StoryTime time) {
        time.pass(work.pace());
        UUID letter = letters.of(commands.ref(work.number()).id()).stream()
                .filter(each -> each.kind().equals(kind))
                .map(Letter::id)
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new IllegalStateException(kind + " was not issued"));
        at(
                time,
                () -> as(LETTER_KEEPER, () -> {
                    letterKeeping.of(letter).serve(Letter.Service.RECEIPT, LocalDate.now(clock), null);
                    return null;
                }));
    }

    private boolean step(
            Work work, Deque<String> moves, Map<String, Map<String, Object>> examples, MoneyPlot plot, StoryTime time) {
        OpenTask task = workflow.openTasks(work.number()).stream().findFirst().orElse(null);
        if (task == null) {
            return false;
        }
        String person =
                task.step().isParty() ? work.party() : steps.officer(task).orElse("");
        if (person.isEmpty()) {
            return false;
        }
        time.pass(work.pace());
        String form = task.step().formId();
        String outcome = StepWork.outcome(task, moves);
        Outcome.Kind kind = task.step().outcome(outcome).orElseThrow().kind();
        MoneyData money = plot.money();
        String opinion = money.opinions().getOrDefault(form, money.opinions().get(kind.name()));
        at(time, () -> {
            Map<String, Object> answers = answers(work, form, kind, examples, plot);
            return as(person, () -> {
                attach(work.number(), money.stepPapers().get(form));
                steps.complete(task, Completion.of(outcome, answers, opinion));
                return null;
            });
        });
        return true;
    }

    private Map<String, Object> answers(
            Work work, String form, Outcome.Kind kind, Map<String, Map<String, Object>> examples, MoneyPlot plot) {
        Map<String, Object> answers = new LinkedHashMap<>();
        if (kind != Outcome.Kind.ADVANCE) {
            answers.putAll(plot.money().refusals().getOrDefault(form, Map.of()));
        } else if (work.answers().containsKey(form)) {
            answers.putAll(work.answers().get(form));
        } else {
            answers.putAll(examples.getOrDefault(form, Map.of()));
            answers.putAll(plot.city().answers().getOrDefault(form, Map.of()));
        }
        answers.replaceAll((field, answer) -> filled(answer, work.number()));
        work.known().fill(form, commands.facts(work.number()), answers);
        return answers;
    }

    /** In a text {0} is the year, {1} the day and {2} the end of the case's number. */
    private Object filled(Object answer, CaseNumber number) {
        LocalDate today = LocalDate.now(clock);
        String end = number.value().substring(number.value().lastIndexOf('-') + 1);
        return answer instanceof String text
                ? MessageFormat.format(text, String.valueOf(today.getYear()), today.toString(), end)
                : answer;
    }

    private void attach(CaseNumber number, @Nullable MoneyData.StepPaper paper) {
        if (paper != null) {
            List<String> lines = paper.lines().stream()
                    .map(text -> MessageFormat.format(text, number.value()))
                    .toList();
            cases.attach(
                    commands.ref(number).id(),
                    paper.kind(),
                    paper.name() + ".pdf",
                    new ByteArrayInputStream(SamplePaper.of(lines)));
        }
    }

    private <T> T at(StoryTime time, Supplier<T> act) {
        return backdating.at(time.now(), act);
    }

    private <T> T as(String username, Supplier<T> act) {
        return currentActor.runAs(accounts.actorNamed(username), act);
    }
}
