package org.keqiao.casefile.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.upload.Upload;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keqiao.acceptance.Api;
import org.keqiao.acceptance.Contract;
import org.keqiao.casefile.application.CaseDraft;
import org.keqiao.casefile.application.Cases;
import org.keqiao.casefile.application.NewCase;
import org.keqiao.form.ui.FileBox;
import org.keqiao.form.ui.FormPane;
import org.keqiao.organization.OrganisationInput;
import org.keqiao.organization.OrganisationRegistration;
import org.keqiao.organization.OrganisationType;
import org.keqiao.security.AccountDirectory;
import org.keqiao.security.CurrentActor;
import org.keqiao.security.NewAccount;
import org.keqiao.security.OwnAccount;
import org.keqiao.shared.CreditCode;
import org.keqiao.shared.ui.Paths;
import org.keqiao.shared.ui.SaveState;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.Screens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** The applicant's way through the screens: catalogue, draft, submission, correction, withdrawal. */
@KeqiaoTest
class ApplicantPagesTest {

    private static final String MATTER = "contract-certification";

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Cases cases;

    @Autowired
    private CurrentActor currentActor;

    @Autowired
    private AccountDirectory accounts;

    @Autowired
    private OwnAccount ownAccount;

    @Autowired
    private OrganisationRegistration registration;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api("http://localhost:" + port);
    }

    private UUID draft(Map<String, Object> answers) {
        return currentActor.runAs(accounts.actorNamed("enterprise"), () -> cases.create(NewCase.of(MATTER, answers))
                .id());
    }

    private CaseDraft stored(UUID id) {
        return currentActor.runAs(accounts.actorNamed("enterprise"), () -> cases.draft(id));
    }

    private static TextField field(String path) {
        return _get(TextField.class, spec -> spec.withId("field-" + path));
    }

    private static String firstSection() {
        Anchor first = _get(Div.class, spec -> spec.withClasses("kq-section"))
                .getChildren()
                .flatMap(component -> component.getChildren())
                .filter(ListItem.class::isInstance)
                .flatMap(item -> item.getChildren())
                .filter(Anchor.class::isInstance)
                .map(Anchor.class::cast)
                .findFirst()
                .orElseThrow();
        return first.getHref();
    }

    private static List<String> links() {
        return _find(Anchor.class).stream().map(Anchor::getHref).toList();
    }

    @Test
    void startsADraftInWhichTheOrganisationIsFilledIn() {
        try (Screens enterprise = Screens.of(context, "enterprise")) {
            Paths.open(Routes.apply(MATTER));
            _click(_get(Button.class, spec -> spec.withText("开始填写")));

            String seller = links().stream()
                    .filter(link -> link.contains("/sections/"))
                    .skip(1)
                    .findFirst()
                    .orElseThrow();
            Paths.open(seller);
            assertThat(field("seller.name").getValue()).isNotBlank();
            assertThat(field("seller.uscc").getValue()).hasSize(18);
        }
    }

    @Test
    void savesAfterAPauseAndFindsTheDraftAgain() {
        UUID id = draft(Map.of());
        try (Screens enterprise = Screens.of(context, "enterprise")) {
            Paths.open(Routes.application(id));
            String section = firstSection();
            Paths.open(section);
            _setValue(field("title"), "高分子材料改性开发");
            assertThat(stored(id).answers()).doesNotContainKey("title");
            SaveState state = _get(SaveState.class);
            state.due();
            assertThat(state.isChanged()).isFalse();
            assertThat(stored(id).answers()).containsEntry("title", "高分子材料改性开发");

            _setValue(field("title"), "高分子材料改性技术开发");
            Paths.open(Routes.MY_CASES);
            assertThat(stored(id).answers()).as("saved on leaving").containsEntry("title", "高分子材料改性技术开发");
            assertThat(links()).contains(Routes.application(id));
            Paths.open(section);
            assertThat(field("title").getValue()).isEqualTo("高分子材料改性技术开发");
        }
    }

    @Test
    void keepsBothWhenSomebodyElseSavedMeanwhile() {
        UUID id = draft(Map.of("title", "原名"));
        try (Screens enterprise = Screens.of(context, "enterprise")) {
            Paths.open(Routes.application(id));
            Paths.open(firstSection());
            _setValue(field("title"), "我的名称");
            Map<String, Object> theirs = new HashMap<>(stored(id).answers());
            theirs.put("brokerNo", "JJR-1");
            currentActor.runAs(accounts.actorNamed("enterprise"), () -> cases.saveAnswers(id, theirs, null));

            _get(SaveState.class).due();
            assertThat(stored(id).answers()).containsEntry("title", "原名");
            _click(_get(Button.class, spec -> spec.withText("保留我的修改，其余用最新内容")));

            assertThat(stored(id).answers()).containsEntry("title", "我的名称").containsEntry("brokerNo", "JJR-1");
        }
    }

    @Test
    void leadsFromEachErrorToItsSectionAndField() {
        UUID id = draft(Map.of("title", "只有名称"));
        try (Screens enterprise = Screens.of(context, "enterprise")) {
            Paths.open(Routes.check(id));
            _click(_get(Button.class, spec -> spec.withText("提交申请")));

            Div errors = _get(Div.class, spec -> spec.withClasses("kq-errors"));
            assertThat(errors.isVisible()).isTrue();
            assertThat(UI.getCurrent().getInternals().getTitle()).startsWith("错误：");
            String link = links().stream()
                    .filter(href -> href.contains("field=signDate"))
                    .findFirst()
                    .orElseThrow();
            Paths.open(link);
            FormPane pane = _get(FormPane.class);
            assertThat(_find(pane, Div.class, spec -> spec.withClasses("kq-errors"))
                            .get(0)
                            .isVisible())
                    .isTrue();
            assertThat(stored(id).answers()).containsEntry("title", "只有名称");
        }
    }

    @Test
    void tellsAWrongNumberOnGoingOnButNotWhatIsStillMissing() {
        UUID id = draft(Map.of());
        try (Screens enterprise = Screens.of(context, "enterprise")) {
            Paths.open(Routes.application(id));
            String seller = links().stream()
                    .filter(link -> link.contains("/sections/"))
                    .skip(1)
                    .findFirst()
                    .orElseThrow();
            Paths.open(seller);
            _setValue(field("seller.uscc"), "91350582MA13ABCD0M");
            _click(_get(Button.class, spec -> spec.withText("保存并继续")));

            assertThat(field("seller.uscc").isInvalid()).isTrue();
            assertThat(field("seller.address").isInvalid()).isFalse();
            _click(_get(Button.class, spec -> spec.withText("保存并继续")));
            _assertNone(TextField.class, spec -> spec.withId("field-seller.uscc"));
        }
    }

    @Test
    void submitsAndGivesTheNumber() {
        Contract contract = Contract.of(api).drafted();
        try (Screens enterprise = Screens.of(context, "enterprise")) {
            Paths.open(Routes.check(UUID.fromString(contract.id())));
            _click(_get(Button.class, spec -> spec.withText("提交申请")));

            assertThat(contract.status()).isEqualTo("SUBMITTED");
            String number = contract.view("enterprise").path("caseNumber").asText();
            _assertOne(Span.class, spec -> spec.withClasses("kq-case-number").withText(number));
            Paths.open(Routes.check(UUID.fromString(contract.id())));
            assertThat(_get(H1.class).getText()).as("the case, not the form").isNotEqualTo("核对申请内容");
        }
    }

    @Test
    void opensOnlyWhatTheNoticeNames() {
        Contract contract =
                Contract.of(api).submitted().returns("clerk", "contract-intake", Map.of("seller.address", "请写明详细地址。"));
        UUID id = UUID.fromString(contract.id());
        try (Screens enterprise = Screens.of(context, "enterprise")) {
            Paths.open(Routes.MY_CASES);
            assertThat(links()).contains(Routes.ownCase(id));
            Paths.open(Routes.ownCase(id));
            assertThat(links()).contains(Routes.application(id));
            Paths.open(Routes.application(id));
            List<String> sections = links().stream()
                    .filter(link -> link.contains("/sections/"))
                    .map(link -> link.replaceAll("\\?.*", ""))
                    .distinct()
                    .toList();
            assertThat(sections).hasSize(1);
            Paths.open(sections.get(0));
            assertThat(field("seller.address").isReadOnly()).isFalse();
            assertThat(field("seller.name").isReadOnly()).isTrue();
            _setValue(field("seller.address"), "福建省泉州市晋江市新塘街道 8 号");
            Paths.open(Routes.application(id));
            assertThat(_find(Span.class, spec -> spec.withText("已修改"))).hasSize(2);
            Paths.open(Routes.check(id));
            _click(_get(Button.class, spec -> spec.withText("提交补正")));

            assertThat(contract.status()).isEqualTo("SUBMITTED");
            assertThat(contract.view("enterprise")
                            .path("answers")
                            .path("seller")
                            .path("address")
                            .asText())
                    .isEqualTo("福建省泉州市晋江市新塘街道 8 号");
        }
    }

    @Test
    void givesAPlaceToADocumentThatTheFormDoesNotAskFor() {
        Contract contract = Contract.of(api)
                .submitted()
                .returns("clerk", "contract-intake", Map.of("document:planProof", "请补充项目任务书。"));
        UUID id = UUID.fromString(contract.id());
        try (Screens enterprise = Screens.of(context, "enterprise")) {
            Paths.open(Routes.application(id));
            assertThat(links()).as("no section has the slot").noneMatch(link -> link.contains("/sections/"));
            FileBox box = _get(FileBox.class, spec -> spec.withId("field-documents.planProof"));
            assertThat(_find(box, Upload.class)).hasSize(1);
            contract.attaches("planProof");

            Paths.open(Routes.check(id));
            assertThat(_find(Anchor.class).stream().map(Anchor::getText)).contains("planProof.pdf");
            _click(_get(Button.class, spec -> spec.withText("提交补正")));
            assertThat(contract.status()).isEqualTo("SUBMITTED");
        }
    }

    /** What the matter asks for with these answers, not the form for all. */
    @Test
    void saysWhichDocumentsTheAnswersAskFor() {
        String id = api.post(
                        "enterprise",
                        "/cases",
                        Map.of("matter", "subsidy-application", "answers", Map.of("policyItem", "QZ_VOUCHER")))
                .ok()
                .path("id")
                .asText();
        try (Screens enterprise = Screens.of(context, "enterprise")) {
            Paths.open(Routes.section(UUID.fromString(id), "papers"));
            assertThat(slot("accountProof")).contains("必填");
            assertThat(slot("serviceContract")).doesNotContain("必填");
            api.put("enterprise", "/cases/" + id + "/answers", Map.of("policyItem", "QZ_VOUCHER", "voucherNumber", "1"))
                    .ok();
            Paths.open(Routes.check(UUID.fromString(id)));
            Paths.open(Routes.section(UUID.fromString(id), "papers"));
            assertThat(slot("serviceContract")).contains("必填");
        }
        api.delete("enterprise", "/cases/" + id);
    }

    private static String slot(String kind) {
        return _find(FileBox.class, spec -> spec.withId("field-documents." + kind)).stream()
                .flatMap(box -> box.getChildren().filter(Component::isVisible))
                .map(part -> part.getElement().getTextRecursively())
                .collect(Collectors.joining(" "));
    }

    @Test
    void keepsWhatWasTypedWhenACorrectionIsRefused() {
        Contract contract =
                Contract.of(api).submitted().returns("clerk", "contract-intake", Map.of("seller.postcode", "邮政编码有误。"));
        UUID id = UUID.fromString(contract.id());
        try (Screens enterprise = Screens.of(context, "enterprise")) {
            Paths.open(Routes.application(id));
            Paths.open(links().stream()
                    .filter(link -> link.contains("/sections/"))
                    .findFirst()
                    .orElseThrow());
            _setValue(field("seller.postcode"), "12");
            Paths.open(Routes.check(id));
            _click(_get(Button.class, spec -> spec.withText("提交补正")));

            assertThat(links()).anyMatch(link -> link.contains("field=seller.postcode"));
            assertThat(contract.status()).isEqualTo("CORRECTION");
            assertThat(stored(id).answers().get("seller").toString()).contains("postcode=12");
        }
    }

    @Test
    void withdrawsWithAReason() {
        Contract contract = Contract.of(api).submitted();
        try (Screens enterprise = Screens.of(context, "enterprise")) {
            Paths.open(Routes.ownCase(UUID.fromString(contract.id())));
            _click(_get(Button.class, spec -> spec.withText("撤回申请")));
            WithdrawalDialog dialog = _get(WithdrawalDialog.class);
            Button confirm = _find(Button.class, spec -> spec.withText("撤回申请")).stream()
                    .filter(button -> button.getThemeNames().contains("primary"))
                    .findFirst()
                    .orElseThrow();
            _click(confirm);
            assertThat(contract.status()).as("not without a reason").isEqualTo("SUBMITTED");

            _setValue(_get(dialog, TextArea.class), "合同双方协商取消");
            _click(confirm);
            assertThat(contract.status()).isEqualTo("WITHDRAWN");
            _assertNone(Button.class, spec -> spec.withText("撤回申请"));
        }
    }

    @Test
    void showsTheWayOfACertifiedCaseAndWhereToVerifyIt() {
        Contract contract = Contract.of(api).certified();
        try (Screens enterprise = Screens.of(context, "enterprise", Locale.ENGLISH)) {
            Paths.open(Routes.ownCase(UUID.fromString(contract.id())));

            String certificate = contract.letter("LT-C1").path("id").asText();
            assertThat(links()).contains("papers/letters/" + certificate);
            assertThat(links()).anyMatch(link -> link.startsWith("verify/"));
            _assertOne(Span.class, spec -> spec.withText("Granted"));
            assertThat(_find(StageSteps.class)).hasSize(1);
        }
    }

    @Test
    void saysWhyAnUnverifiedOrganisationCannotSubmit() {
        String name = "p" + UUID.randomUUID().toString().substring(0, 12);
        ownAccount.register(NewAccount.ofApplicant(name, "Somebody", null, null), "correct horse battery");
        String organisation = "未核验公司" + name;
        registration.register(
                accounts.actorNamed(name),
                new OrganisationInput(
                        creditCode(),
                        null,
                        organisation,
                        OrganisationType.ENTERPRISE,
                        null,
                        null,
                        null,
                        null,
                        "350582",
                        false,
                        false));
        UUID id = currentActor.runAs(
                accounts.actorNamed(name), () -> cases.begin(MATTER, null).id());
        try (Screens owner = Screens.of(context, name)) {
            Paths.open(Routes.check(id));

            _assertNone(Button.class, spec -> spec.withText("提交申请"));
            assertThat(links()).anyMatch(link -> link.startsWith(Routes.MY_ORGANISATIONS + "/"));
        }
    }

    private static String show(String path) {
        Paths.open(path);
        return _get(H1.class).getText();
    }

    private static String creditCode() {
        String alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
        String body =
                "91350582" + String.format("%08d", ThreadLocalRandom.current().nextInt(100_000_000));
        return alphabet.chars()
                .boxed()
                .flatMap(a -> alphabet.chars().mapToObj(b -> body + (char) a.intValue() + (char) b))
                .filter(code -> CreditCode.problem(code).isEmpty())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void hidesOthersDraftsAndCases() {
        UUID id = draft(Map.of("title", "不给别人看"));
        Contract contract = Contract.of(api).submitted();
        try (Screens other = Screens.of(context, "enterprise2")) {
            assertThat(show(Routes.application(id))).isEqualTo("没有找到这个页面");
            assertThat(show(Routes.ownCase(UUID.fromString(contract.id())))).isEqualTo("没有找到这个页面");
            Paths.open(Routes.CATALOGUE);
            assertThat(links()).contains(Routes.apply(MATTER));
        }
    }
}
