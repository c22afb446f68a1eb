package org.keqiao.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sample letters of contract certification. */
final class Samples {

    static final String SERVER_TITLE = "基于机器视觉的纺织品瑕疵在线检测系统开发";

    private Samples() {}

    static String template(String id) {
        try {
            return Files.readString(Path.of("processes/contract-certification/letters", id + ".html"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Facts and the city's words, as a case would give them. */
    static Map<String, Object> facts() {
        Map<String, Object> facts = new HashMap<>();
        facts.put("bureau", "泉州市科学技术局");
        facts.put("sealName", "泉州市科学技术局");
        facts.put("station", "晋江市技术合同登记站");
        facts.put("reconsiderationBody", "泉州市人民政府");
        facts.put("court", "有管辖权的人民法院");
        facts.put("addressee", "福建晋江智检科技有限公司");
        facts.put("title", SERVER_TITLE);
        facts.put("receivedOn", "2026-11-16");
        facts.put("acceptedOn", "2026-11-18");
        facts.put("dueOn", "2026-11-25");
        facts.put("pausedOn", "2026-11-20");
        facts.put("pausedUntil", "2026-11-27");
        facts.put("expectedDays", 5);
        facts.put("previousDueOn", "2026-11-25");
        facts.put("withdrawnOn", "2026-11-20");
        facts.put("correctionDueOn", "2026-12-09");
        facts.put("reason", "合同标的为标准化商品软件的销售与使用培训，\n不包含研究开发内容，不属于技术合同。");
        facts.put("reasonName", "不属于技术合同");
        facts.put(
                "items",
                List.of(
                        Map.of("about", "技术合同文本", "text", "第 3 页缺少买方签章，请上传完整的合同。"),
                        Map.of("about", "签订日期", "text", "与合同文本所载日期不一致。"),
                        Map.of("text", "请补充承诺书。")));
        facts.put("registrationNumber", "2026350501000123");
        facts.put("categoryName", "技术开发");
        facts.put("subKindName", "委托开发");
        facts.put("seller", Map.of("name", "福建晋江智检科技有限公司", "uscc", "91350582MA31ABCD0M"));
        facts.put(
                "buyers",
                List.of(
                        Map.of("name", "泉州师范学院", "uscc", "123505004892500124"),
                        Map.of("name", "石狮织造 <新材料> & 合作社", "uscc", "91350581MA3KQ88B53")));
        facts.put("signDate", "2026-10-30");
        facts.put("effectiveFrom", "2026-11-01");
        facts.put("effectiveTo", "2027-10-31");
        facts.put("contractAmount", "3000000.00");
        facts.put("certifiedTechnicalAmount", "1800000.00");
        facts.put("amountProvisional", false);
        return facts;
    }

    /** The data of a frozen letter: what {@link Letters#draft} adds is in it. */
    static Map<String, Object> data(String letterName, String number, boolean demoSeal) {
        Map<String, Object> data = new HashMap<>(LetterData.of(facts()));
        data.put("letterName", letterName);
        data.put("caseNumber", "JSHT-350500-2026-000123");
        data.put("issuedOn", "2026年11月21日");
        data.put("number", number);
        data.put("demoSeal", demoSeal);
        data.put("verificationCode", "7KQ2M9XA");
        data.put("verificationUrl", "https://kj.example.gov.cn/verify?number=2026350501000123&code=7KQ2M9XA");
        return data;
    }
}
